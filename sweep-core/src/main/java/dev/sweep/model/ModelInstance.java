package dev.sweep.model;

import dev.sweep.config.ModelConfig.Start;
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
  private @Nullable Model model;
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
  Model initialized() throws Exception {
    Model opened = opened();
    if (!instances.areShared() && !(warm && used)) {
      opened.initialize();
    }
    return opened;
  }

  /** Returns whether a point was begun on this instance, so that another may do better. */
  boolean isUsed() {
    return used && !instances.areShared();
  }

  /** Notes that a point is begun. */
  void begun() {
    used = true;
  }

  /** Returns the solution that the next point may start from. */
  Optional<Solution> previous() {
    return Optional.ofNullable(previous);
  }

  /** Notes what a point has come to. */
  void computed(Point point, Outputs outputs) {
    previous = warm ? new Solution(point, outputs) : null;
  }

  /** Notes that a point has failed. */
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

  private Model opened() {
    if (model == null) {
      throw new IllegalStateException("not open");
    }
    return model;
  }
}
