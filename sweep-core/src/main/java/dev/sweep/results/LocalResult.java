package dev.sweep.results;

import dev.sweep.parallel.IndexRanges;

/**
 * What one worker did.
 *
 * @param points the numbers of the points it finished
 * @param ok how many of them are ok
 * @param failed how many of them failed or timed out
 * @param busySeconds how long it computed
 * @param wallSeconds how long it was part of the sweep, up to its last block
 * @param host the machine it ran on
 * @param pid its process there
 */
public record LocalResult(
    int worker,
    IndexRanges points,
    long ok,
    long failed,
    double busySeconds,
    double wallSeconds,
    String host,
    long pid) {}
