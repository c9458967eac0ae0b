package dev.sweep.parallel;

/** Counts what one worker does. Written by its thread, read by any. */
final class Tally {
  private final int worker;
  private final IndexRanges.Builder done = IndexRanges.builder();
  private long chunks;
  private long busyNanos;
  private long startNanos;
  private long wallNanos;
  private boolean running;

  Tally(int worker) {
    this.worker = worker;
  }

  synchronized void started() {
    startNanos = System.nanoTime();
    running = true;
  }

  synchronized void ended() {
    wallNanos = System.nanoTime() - startNanos;
    running = false;
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
        done.build(),
        chunks,
        busyNanos / 1e9,
        wall / 1e9,
        HostName.local(),
        ProcessHandle.current().pid(),
        running);
  }
}
