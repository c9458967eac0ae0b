package dev.sweep.parallel;

import java.util.List;

/** A group of one process, in which talking to the others means copying. */
abstract class OneProcessManager implements ParallelManager {
  private final ManagerCalls calls = new ManagerCalls();

  /** Runs all workers to their end. */
  abstract <R> List<WorkerReport> work(Run<R> run) throws InterruptedException;

  @Override
  public final int rank() {
    return 0;
  }

  @Override
  public final int processCount() {
    return 1;
  }

  @Override
  public final void barrier() {
    calls.requireIdle();
  }

  @Override
  public final void broadcast(double[] array) {
    calls.requireIdle();
  }

  @Override
  public final void broadcast(long[] array) {
    calls.requireIdle();
  }

  @Override
  public final void broadcast(int[] array) {
    calls.requireIdle();
  }

  @Override
  public final void broadcast(byte[] array) {
    calls.requireIdle();
  }

  @Override
  public final <T> T broadcastObject(T object) {
    calls.requireIdle();
    return object;
  }

  @Override
  public final <T> List<T> combine(T value) {
    calls.requireIdle();
    return List.of(value);
  }

  @Override
  public final void reduce(double[] send, double[] receive, ReduceOp op) {
    calls.requireIdle();
    op.onDoubles();
    ManagerCalls.requireSameLength(send.length, receive.length);
    System.arraycopy(send, 0, receive, 0, send.length);
  }

  @Override
  public final void reduce(long[] send, long[] receive, ReduceOp op) {
    calls.requireIdle();
    op.onLongs();
    ManagerCalls.requireSameLength(send.length, receive.length);
    System.arraycopy(send, 0, receive, 0, send.length);
  }

  @Override
  public final double[] gatherToRoot(double[] send, int[] sizes) {
    requireSizes(send.length, sizes);
    return send.clone();
  }

  @Override
  public final long[] gatherToRoot(long[] send, int[] sizes) {
    requireSizes(send.length, sizes);
    return send.clone();
  }

  @Override
  public final int[] gatherToRoot(int[] send, int[] sizes) {
    requireSizes(send.length, sizes);
    return send.clone();
  }

  @Override
  public final byte[] gatherToRoot(byte[] send, int[] sizes) {
    requireSizes(send.length, sizes);
    return send.clone();
  }

  @Override
  public final <P, R> List<LocalResults<P, R>> localResults(List<LocalResults<P, R>> all) {
    calls.requireIdle();
    return List.copyOf(all);
  }

  @Override
  public <R> List<WorkerReport> process(
      IndexRanges work,
      Schedule schedule,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal stop)
      throws InterruptedException {
    calls.requireIdle();
    Dispatcher dispatcher = Dispatcher.of(work, schedule, workerCount());
    try (ManagerCalls.Work _ = calls.begin();
        Run<R> run = new Run<>(work.count(), dispatcher, workers, receiver, stop)) {
      return work(run);
    }
  }

  @Override
  public final void close() {
    calls.close();
  }

  private void requireSizes(int length, int[] sizes) {
    calls.requireIdle();
    ManagerCalls.requireSizes(sizes, length);
  }
}
