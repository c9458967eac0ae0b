package dev.sweep.parallel.mpi;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Leaves MPI, also where MPI_Finalize of MPICH would never return.
 *
 * <p>Over UCX, MPICH 4.0 disconnects from all peers, polling until they have answered, and then
 * waits for all ranks in a barrier of the launcher, where it answers nobody. So a rank whose peer
 * is in the barrier before it has answered polls for ever; over TCP this happens often. Nothing is
 * left to be done by then: all ranks have met in a barrier of MPI.
 *
 * <p>So MPICH's line to the launcher is led through here. A rank that has neither left nor said
 * anything for a second, while no answer is outstanding, is one that polls; what MPICH would have
 * said is then said in its stead. As soon as each rank has come to the barrier, by itself or so,
 * all go on, and the launcher sees that they left in order. The thread that polls stays behind
 * until the process ends. Doing this to a rank that is merely slow does no harm.
 *
 * <p>From MPICH 4.2 on a process tells the launcher only as it exits that it leaves, when no thread
 * of the JVM runs any more that could pass it on. So the line is mended once MPI_Finalize returned.
 */
final class Departure {
  private static final int PATIENCE_MILLIS = 1_000;

  private final PmiLine line;
  private final CompletableFuture<@Nullable Void> left = new CompletableFuture<>();

  private Departure(PmiLine line) {
    this.line = line;
  }

  /**
   * Leaves MPI, on the thread that initialised it; MPICH on another one, which may stay behind.
   *
   * @throws MpiException if MPI_Finalize fails
   */
  static void leave(Abi abi) {
    Optional<Integer> descriptor = PmiLine.descriptor(System.getenv());
    if (abi == Abi.MPICH && descriptor.isPresent()) {
      new Departure(PmiLine.cut(descriptor.get())).leave();
    } else {
      JobCalls.finish();
    }
  }

  private void leave() {
    start("mpi-finalize", this::finish);
    start("mpi-departure", this::passOnOrLeave);
    try {
      left.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private static void start(String name, Runnable task) {
    Thread.ofPlatform().daemon().name(name).start(task);
  }

  private void finish() {
    try {
      JobCalls.finish();
      line.mend();
      left.complete(null);
    } catch (Throwable e) {
      left.completeExceptionally(e);
    }
  }

  private void passOnOrLeave() {
    try {
      boolean passed = true;
      while (passed && !line.hasLeft()) {
        passed = line.passOn(PATIENCE_MILLIS);
      }
      if (!passed && !left.isDone()) {
        line.leaveInsteadOfMpich();
        left.complete(null);
      }
      left.completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (Throwable e) {
      left.completeExceptionally(e);
    }
  }
}
