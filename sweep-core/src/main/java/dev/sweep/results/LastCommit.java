package dev.sweep.results;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Ends the writing of a file: the last blocks, then whatever pending points are to read as.
 *
 * <p>Whoever stopped the run is waiting, so that this takes a second at most, however large the
 * sweep: finding and filling pending points is given up at {@link #LONGEST_MILLIS}, and not begun
 * if there are too many. In a hurry, it has {@link #LONGEST_IN_A_HURRY_MILLIS}.
 */
final class LastCommit {
  private static final long LONGEST_MILLIS = 700;
  private static final long LONGEST_IN_A_HURRY_MILLIS = 100;

  private final Opening opening;
  private final GroupCommit commits;
  private final boolean hurried;

  LastCommit(Opening opening, GroupCommit commits, boolean hurried) {
    this.opening = opening;
    this.commits = commits;
    this.hurried = hurried;
  }

  /** Commits {@code last} and a tree that has everything, so that no journal is needed. */
  void run(List<Batch> last) throws IOException {
    Deadline deadline = Deadline.in(hurried ? LONGEST_IN_A_HURRY_MILLIS : LONGEST_MILLIS);
    if (completes(last)) {
      commits.commitLast(last, PendingValues.MISSING);
    } else {
      commits.commit(last);
      commits.commitLast(
          List.of(), fillPending(deadline) ? PendingValues.MISSING : commits.pendingValues());
    }
  }

  /** Returns whether it is plain that no point will be pending after {@code last}. */
  private boolean completes(List<Batch> last) {
    StatusTally tally = new StatusTally();
    for (Batch batch : last) {
      tally.add(batch.status());
    }
    return tally.addedTo(commits.counts()).pending() == 0;
  }

  private boolean fillPending(Deadline deadline) throws IOException {
    SweepColumns columns = opening.columns();
    PositionedFile data = opening.file().data();
    PendingRows rows = new PendingRows(data, columns, commits.outputs());
    if (!rows.isWorthFilling(commits.counts().pending())) {
      return false;
    }
    long address = columns.points().status().address();
    Optional<IndexRanges> pending =
        new StatusColumn(data, address, columns.design().size()).pending(deadline);
    return pending.isPresent() && rows.fill(pending.get(), deadline);
  }
}
