package dev.sweep.parallel;

/** Where one worker's results go: checks them, and calls the receiver on the worker's thread. */
final class Outlet<R> implements Worker.Emitter<R> {
  private final int worker;
  private final Run<R> run;
  private final InterruptGate gate;
  private final Tally tally;
  private IndexRange range = new IndexRange(0, 1);
  private IndexRanges.Builder pieces = IndexRanges.builder();
  private long emitted;
  private long receivingNanos;
  private boolean receiverFailed;

  Outlet(int worker, Run<R> run, InterruptGate gate, Tally tally) {
    this.worker = worker;
    this.run = run;
    this.gate = gate;
    this.tally = tally;
  }

  /** Expects the results of {@code next} from here on. */
  void begin(IndexRange next) {
    range = next;
    pieces = IndexRanges.builder();
    emitted = 0;
  }

  @Override
  public void emit(IndexRange done, R result) throws Exception {
    requireNew(done);
    gate.beginReceiving();
    long start = System.nanoTime();
    try {
      receive(done, result);
    } finally {
      receivingNanos += System.nanoTime() - start;
      gate.endReceiving();
    }
  }

  @Override
  public boolean stopRequested() {
    return run.stopping();
  }

  /** Returns the time spent in the receiver since the last call. */
  long takeReceivingNanos() {
    long nanos = receivingNanos;
    receivingNanos = 0;
    return nanos;
  }

  /** Returns whether the receiver threw, which is then known to the run. */
  boolean receiverFailed() {
    return receiverFailed;
  }

  /** Throws if the worker has returned without a result for each index, although not stopped. */
  void requireComplete() {
    long missing = range.count() - pieces.build().count();
    if (missing > 0 && !run.stopping()) {
      throw new IllegalStateException(
          "run returned without results for " + missing + " of " + range.count() + " indexes");
    }
  }

  private void requireNew(IndexRange done) {
    if (done.first() < range.first() || done.end() > range.end()) {
      throw new IllegalArgumentException("emitted " + done + ", which is not within " + range);
    }
    emitted += done.count();
    pieces.add(done);
    if (emitted > range.count()) {
      throw new IllegalArgumentException("emitted an index twice: more results than " + range);
    }
  }

  /** Counts as failed whatever the receiver throws, even if the worker were to swallow it. */
  private void receive(IndexRange done, R result) throws Exception {
    try {
      run.receiver().accept(worker, done, result);
    } catch (Throwable e) {
      receiverFailed = true;
      run.fail(new ManagerException(worker, receiverMessage(done, e), e));
      throw e;
    }
    tally.received(done);
  }

  private String receiverMessage(IndexRange done, Throwable cause) {
    return "the receiver did not take indexes %d to %d of worker %d: %s"
        .formatted(done.first(), done.end() - 1, worker, cause);
  }
}
