package dev.sweep.parallel;

import java.io.Serializable;

/**
 * What one worker did in one run.
 *
 * @param worker its number, from 0
 * @param rank the process of the group it belongs to
 * @param done the indexes whose results the receiver took
 * @param chunks how many chunks it was handed
 * @param busySeconds the time spent in the worker's own code, without waiting for the receiver
 * @param wallSeconds the time from its start to its end
 * @param host the name of the machine it ran on
 * @param pid the process it ran in, at last
 * @param abandoned whether it was still running, deaf to interrupts, when the run was over
 */
public record WorkerReport(
    int worker,
    int rank,
    IndexRanges done,
    long chunks,
    double busySeconds,
    double wallSeconds,
    String host,
    long pid,
    boolean abandoned)
    implements Serializable {

  /** Returns this with other indexes as {@code done}. */
  public WorkerReport withDone(IndexRanges other) {
    return new WorkerReport(
        worker, rank, other, chunks, busySeconds, wallSeconds, host, pid, abandoned);
  }
}
