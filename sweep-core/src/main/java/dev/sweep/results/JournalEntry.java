package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.parallel.IndexRanges;
import java.util.List;

/**
 * What one group commit adds to what has no fixed place in the file.
 *
 * @param sequence counts commits, over all runs
 * @param retried those of the shares' points that had failed before: they leave who had them then
 */
record JournalEntry(
    long sequence, List<PointFailure> failures, List<LocalResult> shares, IndexRanges retried) {}
