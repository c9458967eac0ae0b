package dev.sweep.results;

import dev.sweep.model.PointFailure;
import java.util.List;

/**
 * What one group commit adds to what has no fixed place in the file.
 *
 * @param sequence counts commits, over all runs
 */
record JournalEntry(long sequence, List<PointFailure> failures, List<LocalResult> shares) {}
