package dev.sweep.parallel.process;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.serial.ObjectBytes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Workers that each run in a child JVM of their own.
 *
 * <p>They behave as those of the factory they are made from: what these throw is thrown here, what
 * these emit is emitted here, and their {@code emit} returns when this one has. A worker whose
 * thread is interrupted while it waits for its child kills it.
 *
 * <p>A child that crashes costs little. What it has emitted counts; the rest of its range is given
 * to a fresh child in smaller and smaller pieces, until an index has ended {@value #MOST_DEATHS}
 * children that were doing nothing else. Such an index is lost: if the factory is a {@link
 * LossHandler} it says what is emitted in its place, else the worker fails. A factory whose
 * children die {@value #MOST_DEATHS} times before the worker is open has failed, too.
 *
 * {@snippet :
 * try (IsolatedWorkers<double[]> isolated = IsolatedWorkers.of(workers, ChildOptions.standard())) {
 *   manager.process(work, Schedule.dynamic(), isolated, receiver, stop);
 * }
 * }
 *
 * @param <R> what a worker finds for a range
 */
public final class IsolatedWorkers<R> implements Worker.Factory<R>, AutoCloseable {
  /** How many children may die at the same task. */
  static final int MOST_DEATHS = 3;

  private final byte[] factory;
  private final @Nullable LossHandler<R> losses;
  private final ChildOptions options;
  private final Set<ChildJvm> children = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private IsolatedWorkers(byte[] factory, @Nullable LossHandler<R> losses, ChildOptions options) {
    this.factory = factory;
    this.losses = losses;
    this.options = options;
  }

  /**
   * Returns {@code workers} with each in a process of its own.
   *
   * @throws dev.sweep.parallel.ManagerException if {@code workers}, or something it holds, is not
   *     serializable
   */
  @SuppressWarnings("unchecked") // A factory of workers of R handles losses of R.
  public static <R> IsolatedWorkers<R> of(Worker.Factory<R> workers, ChildOptions options) {
    LossHandler<R> losses =
        workers instanceof LossHandler<?> handler ? (LossHandler<R>) handler : null;
    return new IsolatedWorkers<>(ObjectBytes.write(workers), losses, options);
  }

  @Override
  public Worker<R> open(int number) throws Exception {
    return new IsolatedWorker<>(openChild(number), () -> openChild(number), losses);
  }

  /** Kills the children that are left, of workers that were given up. */
  @Override
  public void close() {
    closed = true;
    children.forEach(ChildJvm::kill);
  }

  private WorkerChild<R> openChild(int number) throws Exception {
    for (int deaths = 1; ; deaths++) {
      try {
        return openOnce(number);
      } catch (ChildDiedException e) {
        if (deaths == MOST_DEATHS) {
          throw new ChildDiedException(
              deaths + " child processes died while worker " + number + " was being opened",
              e.death().withAttempts(deaths));
        }
      }
    }
  }

  private WorkerChild<R> openOnce(int number) throws Exception {
    ChildJvm child = start();
    try {
      WorkerChild<R> opened = new WorkerChild<>(child);
      opened.open(number, factory);
      return opened;
    } catch (Throwable e) {
      child.kill();
      throw e;
    }
  }

  private ChildJvm start() throws Exception {
    ChildJvm child = ChildJvm.start(WorkerProgram.class, options);
    child.onEnd(() -> children.remove(child));
    children.add(child);
    if (closed) {
      child.kill();
    }
    return child;
  }
}
