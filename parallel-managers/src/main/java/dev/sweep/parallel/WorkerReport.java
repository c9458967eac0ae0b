package dev.sweep.parallel;

import java.io.Serializable;

/**
 * What one worker did in one run.
 *
 * @param worker its number, from 0
 * @param done the indexes whose results the receiver took
 * @param chunks how many chunks it was handed
 * @param busySeconds the time spent in the worker's own code, without waiting for the receiver
 * @param wallSeconds the time from its start to its end
 * @param host the name of the machine it ran on
 * @param pid the process it ran in
 * @param abandoned whether it was still running, deaf to interrupts, when the run was over
 */
public record WorkerReport(
    int worker,
    IndexRanges done,
    long chunks,
    double busySeconds,
    double wallSeconds,
    String host,
    long pid,
    boolean abandoned)
    implements Serializable {}
