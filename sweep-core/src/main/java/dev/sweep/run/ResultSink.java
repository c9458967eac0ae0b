package dev.sweep.run;

import dev.sweep.model.Outcomes;
import dev.sweep.space.PointBlock;
import java.io.IOException;

/**
 * Where the runner puts finished blocks, on the root. Safe for use by many threads at once.
 *
 * <p>A block is acknowledged, and so counted as done, only when the sink has made it durable; the
 * sink then calls the listener given at {@link #onCommit}.
 */
public interface ResultSink {

  /**
   * Takes a finished block; rows that are still pending in {@code outcomes} are ignored.
   *
   * @param rank who computed it: the rank of several, else the worker of this process
   * @param points the block's parameter values; its columns are used again once this returns
   * @param busySeconds the time the worker spent on it
   * @throws IOException if it cannot be stored; the run ends
   */
  void accept(int rank, PointBlock points, Outcomes outcomes, double busySeconds)
      throws IOException;

  /** Calls {@code listener} after each commit, from a thread of the sink. */
  void onCommit(CommitListener listener);

  /** Hears of commits. */
  @FunctionalInterface
  interface CommitListener {
    /** These many more points are now durable with each status. */
    void committed(long ok, long failed, long timedOut, long excluded);
  }
}
