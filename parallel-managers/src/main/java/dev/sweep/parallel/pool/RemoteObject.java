package dev.sweep.parallel.pool;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A handle to an object that each worker of a pool keeps, the same on all or a part on each.
 *
 * <p>As an {@link Argument} it stands for the worker's own object, which functions may change. The
 * objects stay until the handle is removed or closed, or the pool is closed. A handle that is
 * dropped without that only leaves a warning behind. It cannot be captured by a function.
 *
 * {@snippet :
 * try (RemoteObject<double[]> mesh = pool.push(nodes)) {
 *   List<Double> sums = pool.apply(nodes -> Arrays.stream(nodes).sum(), mesh);
 * }
 * }
 *
 * @param <T> what functions see
 */
public final class RemoteObject<T extends @Nullable Object> implements Argument<T>, AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Workers pool;
  private final Stored stored;
  private final AtomicBoolean removed = new AtomicBoolean();

  /** One more handle of {@code stored}. */
  RemoteObject(Workers pool, Stored stored) {
    this.pool = pool;
    this.stored = stored;
    stored.addHandle();
    CLEANER.register(this, new Leak(removed, pool.turn(), stored.type()));
  }

  /**
   * Removes the object from all workers, if no other handle refers to it. A second time, or after
   * the pool was closed, this does nothing.
   *
   * @throws IllegalStateException if the pool is at work
   */
  public void remove() {
    if (!removed.get()) {
      pool.remove(stored);
      removed.set(true);
    }
  }

  /** Returns whether {@link #remove} has been called. */
  public boolean isRemoved() {
    return removed.get();
  }

  /** Same as {@link #remove}. */
  @Override
  public void close() {
    remove();
  }

  /**
   * Returns the name of the object on the workers of {@code user}.
   *
   * @throws IllegalStateException if it has been removed
   * @throws IllegalArgumentException if they are another pool's
   */
  @SuppressWarnings("ReferenceEquality") // The very same pool.
  String nameFor(Workers user) {
    if (pool != user) {
      throw new IllegalArgumentException(
          "the remote object of " + stored.type() + " is another pool's");
    }
    if (removed.get()) {
      throw new IllegalStateException(
          "the remote object of " + stored.type() + " has been removed");
    }
    return stored.name();
  }
}
