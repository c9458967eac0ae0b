package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.model.StatusCodes;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.run.ResultSink.CommitListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The last step of a commit: writes the statuses, which make points count, counts them and tells
 * who wants to know.
 */
final class StatusCommit {
  private final LiveFile file;
  private final Column column;
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private volatile StatusCounts counts;

  StatusCommit(LiveFile file, Column column, StatusCounts counts) {
    this.file = file;
    this.column = column;
    this.counts = counts;
  }

  void addListener(CommitListener listener) {
    listeners.add(listener);
  }

  /** Returns how many points have each status, by their last commit; safe to call at any time. */
  StatusCounts counts() {
    return counts;
  }

  /** Lets the points counted so far be those of {@code changed}. */
  void setCounts(StatusCounts changed) {
    counts = changed;
  }

  /** Makes the points of {@code batches} count; all else about them is durable. */
  void write(List<Batch> batches) throws IOException {
    StatusTally tally = new StatusTally();
    for (Batch batch : batches) {
      write(batch);
      tally.add(batch.status());
    }
    counts = tally.addedTo(counts);
    for (CommitListener listener : listeners) {
      listener.committed(
          tally.count(Status.OK),
          tally.count(Status.FAILED),
          tally.count(Status.TIMED_OUT),
          tally.count(Status.EXCLUDED));
    }
  }

  private void write(Batch batch) throws IOException {
    byte[] status = batch.status();
    for (int from = StatusCodes.firstDone(status, 0); from < status.length; ) {
      int to = StatusCodes.firstPending(status, from);
      long position = column.position(batch.first() + from);
      file.data().write(ByteBuffer.wrap(status, from, to - from), position);
      from = StatusCodes.firstDone(status, to);
    }
  }
}
