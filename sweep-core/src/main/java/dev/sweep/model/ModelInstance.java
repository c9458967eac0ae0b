package dev.sweep.model;

import dev.sweep.config.ModelConfig.Start;
import dev.sweep.space.PointBlock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instance that a worker tries its points on: in the state in which the next is to find it.
 *
 * <p>One on which a point has failed is replaced before the next try, for who knows what state it
 * is in; so is every one that was used, if points are to have fresh ones. A shared one is never
 * replaced: it has no state. Used by the model's thread alone.
 */
final class ModelInstance {
  private final Instances instances;
  private final InstancePer.Scope scope;
  private final boolean warm;
  private @Nullable UserModel model;
  private boolean used;
  private boolean spoilt;
  private @Nullable Solution previous;

  ModelInstance(Instances instances, InstancePer.Scope scope, Start start) {
    this.instances = instances;
    this.scope = scope;
    this.warm = start == Start.WARM;
  }

  /**
   * Builds an instance where there is none that the next point can have.
   *
   * @throws ModelException if it cannot be built
   */
  void open() throws ModelException {
    if (isOpen()) {
      return;
    }
    close();
    model = instances.open();
    used = false;
    spoilt = false;
  }

  /** Returns whether there is an instance that the next point can have. */
  boolean isOpen() {
    boolean spent = spoilt || (used && scope == InstancePer.Scope.POINT);
    return model != null && (!spent || instances.areShared());
  }

  /**
   * Brings the instance, which is open, into the state in which a point finds it.
   *
   * @throws Exception what the model throws
   */
  UserModel initialized() throws Exception {
    UserModel opened = opened();
    if (!instances.areShared() && !(warm && used)) {
      opened.initialize();
    }
    return opened;
  }

  /**
   * Returns whether a point that fails is tried on another instance: not if its own was built for
   * it, or has no state.
   */
  boolean isReplaced() {
    return scope != InstancePer.Scope.POINT && !instances.areShared();
  }

  /** Notes that a point, or a batch, is begun. */
  void begun() {
    used = true;
  }

  /** Returns the solution that the next point may start from. */
  Optional<Solution> previous() {
    return Optional.ofNullable(previous);
  }

  /** Notes what the point in row {@code row} has come to. */
  void computed(PointBlock points, int row, Outputs outputs) {
    previous = warm ? new Solution(Point.of(points, row), outputs) : null;
  }

  /** Notes that a point, or a batch, has failed. */
  void failed() {
    spoilt = true;
    previous = null;
  }

  /** Closes the instance, if there is one. */
  void close() {
    if (model != null) {
      instances.close(model);
      model = null;
    }
  }

  private UserModel opened() {
    if (model == null) {
      throw new IllegalStateException("not open");
    }
    return model;
  }
}
