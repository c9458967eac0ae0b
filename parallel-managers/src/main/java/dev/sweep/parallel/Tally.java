package dev.sweep.parallel;

/** Counts what one worker does. Written by its thread, read by any. */
final class Tally {
  private final int worker;
  private final int rank;
  private final IndexRanges.Builder done = IndexRanges.builder();
  private long chunks;
  private long busyNanos;
  private long startNanos;
  private long wallNanos;
  private boolean running;
  private long pid = ProcessHandle.current().pid();

  Tally(int worker, int rank) {
    this.worker = worker;
    this.rank = rank;
  }

  synchronized void started() {
    startNanos = System.nanoTime();
    running = true;
  }

  synchronized void ended() {
    wallNanos = System.nanoTime() - startNanos;
    running = false;
  }

  synchronized void ranIn(long process) {
    pid = process;
  }

  synchronized void handedChunk() {
    chunks++;
  }

  synchronized void busy(long nanos) {
    busyNanos += nanos;
  }

  synchronized void received(IndexRange range) {
    done.add(range);
  }

  synchronized WorkerReport report() {
    long wall = running ? System.nanoTime() - startNanos : wallNanos;
    return new WorkerReport(
        worker,
        rank,
        done.build(),
        chunks,
        busyNanos / 1e9,
        wall / 1e9,
        HostName.local(),
        pid,
        running);
  }
}
