package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.serial.ObjectBytes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Hands the findings of other processes to the receiver, on threads of its own.
 *
 * <p>There are a few lanes, each with one thread, started when first needed; all findings of one
 * worker go through the same lane, so the receiver gets them one after the other and in order. What
 * waits in a lane is bounded by the credits of the members, who get theirs back when a finding has
 * been taken, or dropped.
 *
 * <p>Findings are dropped after the receiver has failed. After a halt, a finding is dropped if the
 * receiver, as slow as it was with the lane's last, would not be done with it {@value
 * #PATIENCE_MILLIS} ms after the halt: that leaves a process which Open MPI kills 0.9 s after a
 * signal time to commit. The receiver is never interrupted. What is dropped is in no report, so the
 * caller knows that it is still to be done.
 */
final class Intake<R> {
  static final long PATIENCE_MILLIS = 700;

  private final List<ExecutorService> lanes;
  private final AtomicLongArray lastNanos;
  private final IndexRanges.Builder[] taken;
  private final ResultReceiver<R> receiver;
  private final Consumer<ManagerException> failures;
  private volatile boolean failed;
  private final LongSupplier nanoTime;
  private volatile boolean halted;
  private volatile long deadlineNanos;

  /**
   * @param workers how many workers the group has
   * @param failures told when a finding could not be read or the receiver threw
   */
  Intake(int lanes, int workers, ResultReceiver<R> receiver, Consumer<ManagerException> failures) {
    this(lanes, workers, receiver, failures, System::nanoTime);
  }

  /** As the other, by another clock. */
  Intake(
      int lanes,
      int workers,
      ResultReceiver<R> receiver,
      Consumer<ManagerException> failures,
      LongSupplier nanoTime) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    this.lanes = Stream.generate(() -> lane(context)).limit(lanes).toList();
    this.lastNanos = new AtomicLongArray(lanes);
    this.nanoTime = nanoTime;
    this.taken =
        Stream.generate(IndexRanges::builder).limit(workers).toArray(IndexRanges.Builder[]::new);
    this.receiver = receiver;
    this.failures = failures;
  }

  private static ExecutorService lane(ClassLoader context) {
    return Executors.newSingleThreadExecutor(task -> {
      Thread thread = Thread.ofPlatform().daemon().name("intake").unstarted(task);
      thread.setContextClassLoader(context);
      return thread;
    });
  }

  /** Lets {@code finding} be taken, and runs {@code acknowledge} after that. */
  void put(Message.Finding finding, Runnable acknowledge) {
    int lane = finding.worker() % lanes.size();
    lanes
        .get(lane)
        .execute(() -> {
          takeUnlessOver(finding, lane);
          acknowledge.run();
        });
  }

  /** Leaves little time for what is here. */
  void halt() {
    if (!halted) {
      deadlineNanos = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      halted = true;
    }
  }

  /** Completes when all that was put before is taken or dropped. */
  CompletableFuture<Void> drained() {
    return CompletableFuture.allOf(
        lanes.stream()
            .map(lane -> CompletableFuture.runAsync(() -> {}, lane))
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Ends the threads once nothing is left to take. */
  void close() {
    lanes.forEach(ExecutorService::shutdown);
  }

  /** Returns the indexes whose results the receiver took from {@code worker}. */
  IndexRanges takenFrom(int worker) {
    synchronized (taken) {
      return taken[worker].build();
    }
  }

  private void takeUnlessOver(Message.Finding finding, int lane) {
    long begin = nanoTime.getAsLong();
    if (failed || (halted && begin + lastNanos.get(lane) - deadlineNanos > 0)) {
      return;
    }
    try {
      take(finding);
      lastNanos.set(lane, nanoTime.getAsLong() - begin);
    } catch (Throwable e) {
      failed = true;
      failures.accept(
          new ManagerException(finding.worker(), message(finding.range(), finding.worker(), e), e));
    }
  }

  private void take(Message.Finding finding) throws Exception {
    receiver.accept(finding.worker(), finding.range(), read(finding.object()));
    synchronized (taken) {
      taken[finding.worker()].add(finding.range());
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // As the worker emitted it, null too.
  private R read(byte[] object) {
    return (R) ObjectBytes.read(object);
  }

  private static String message(IndexRange range, int worker, Throwable cause) {
    return "the receiver did not take indexes %d to %d of worker %d: %s"
        .formatted(range.first(), range.end() - 1, worker, cause);
  }
}
