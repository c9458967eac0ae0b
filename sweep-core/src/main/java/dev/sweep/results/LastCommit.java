package dev.sweep.results;

import dev.sweep.parallel.IndexRanges;
import java.io.IOException;
import java.util.List;

/** Ends the writing of a file: the last blocks, then whatever pending points are to read as. */
final class LastCommit {
  private final Opening opening;
  private final GroupCommit commits;

  LastCommit(Opening opening, GroupCommit commits) {
    this.opening = opening;
    this.commits = commits;
  }

  /** Commits {@code last} and a tree that has everything, so that no journal is needed. */
  void run(List<Batch> last) throws IOException {
    if (completes(last)) {
      commits.commitLast(last, PendingValues.MISSING);
    } else {
      commits.commit(last);
      commits.commitLast(
          List.of(), fillPending() ? PendingValues.MISSING : commits.pendingValues());
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

  private boolean fillPending() throws IOException {
    SweepColumns columns = opening.columns();
    long points = columns.design().size();
    StatusColumn statuses =
        new StatusColumn(opening.file().data(), columns.points().status().address(), points);
    return new PendingRows(opening.file().data(), columns, commits.outputs())
        .fill(IndexRanges.of(points).minus(statuses.done()));
  }
}
