package dev.sweep.parallel;

import java.util.List;

/** A group of one process, in which talking to the others means copying. */
abstract class OneProcessManager implements ParallelManager {
  private volatile boolean busy;
  private volatile boolean closed;

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
    requireIdle();
  }

  @Override
  public final void broadcast(double[] array) {
    requireIdle();
  }

  @Override
  public final void broadcast(long[] array) {
    requireIdle();
  }

  @Override
  public final void broadcast(int[] array) {
    requireIdle();
  }

  @Override
  public final void broadcast(byte[] array) {
    requireIdle();
  }

  @Override
  public final <T> T broadcastObject(T object) {
    requireIdle();
    return object;
  }

  @Override
  public final <T> List<T> combine(T value) {
    requireIdle();
    return List.of(value);
  }

  @Override
  public final void reduce(double[] send, double[] receive, ReduceOp op) {
    requireIdle();
    op.onDoubles();
    requireSameLength(send.length, receive.length);
    System.arraycopy(send, 0, receive, 0, send.length);
  }

  @Override
  public final void reduce(long[] send, long[] receive, ReduceOp op) {
    requireIdle();
    op.onLongs();
    requireSameLength(send.length, receive.length);
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
    requireIdle();
    return List.copyOf(all);
  }

  @Override
  public final <R> List<WorkerReport> process(
      IndexRanges work,
      Schedule schedule,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal stop)
      throws InterruptedException {
    requireIdle();
    Dispatcher dispatcher = Dispatcher.of(work, schedule, workerCount());
    busy = true;
    try (Run<R> run = new Run<>(work.count(), dispatcher, workers, receiver, stop)) {
      return work(run);
    } finally {
      busy = false;
    }
  }

  @Override
  public final void close() {
    closed = true;
  }

  private void requireIdle() {
    if (closed) {
      throw new IllegalStateException("the manager is closed");
    }
    if (busy) {
      throw new IllegalStateException("the manager is at work; a worker cannot call it");
    }
  }

  private static void requireSameLength(int send, int receive) {
    if (send != receive) {
      throw new IllegalArgumentException(
          "cannot reduce " + send + " values into an array of " + receive);
    }
  }

  private void requireSizes(int length, int[] sizes) {
    requireIdle();
    if (sizes.length != 1) {
      throw new IllegalArgumentException(
          "got the sizes of " + sizes.length + " ranks, want those of 1");
    }
    if (sizes[0] != length) {
      throw new IllegalArgumentException(
          "rank 0 sends " + length + " values, but its size is given as " + sizes[0]);
    }
  }
}
