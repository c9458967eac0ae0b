package dev.sweep.model;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of a block of consecutive points: their statuses, times, outputs and failures.
 *
 * <p>Filled by one worker, then handed on and not changed any more. Rows begin as pending. A model
 * that fills it on another thread than the worker's holds its lock while it does, so that settled
 * rows can be copied meanwhile.
 */
public final class Outcomes implements Serializable {
  private static final long serialVersionUID = 1;

  private final long first;
  private final byte[] status;
  private final float[] seconds;
  private final byte[] attempts;
  private final List<OutputColumn> columns = new ArrayList<>();
  private final List<PointFailure> failures = new ArrayList<>();

  /** Makes room for {@code count} points from number {@code first} on, all pending. */
  public Outcomes(long first, int count) {
    this.first = first;
    this.status = new byte[count];
    this.seconds = new float[count];
    this.attempts = new byte[count];
  }

  /** Returns the number of the point in row 0. */
  public long first() {
    return first;
  }

  /** Returns how many rows there are. */
  public int count() {
    return status.length;
  }

  /** Returns the status codes, one a row; live, not a copy. */
  public byte[] status() {
    return status;
  }

  /** Returns how long each point took, in seconds; live, not a copy. */
  public float[] seconds() {
    return seconds;
  }

  /** Returns how often each point was tried, as unsigned bytes; live, not a copy. */
  public byte[] attempts() {
    return attempts;
  }

  /** Returns the output columns, each with {@link #count()} rows; live, in the model's order. */
  public List<OutputColumn> columns() {
    return columns;
  }

  /** Returns how many bytes the values of the outputs take in memory, roughly. */
  public long outputBytes() {
    return columns.stream().mapToLong(OutputColumn::bytes).sum();
  }

  /** Returns why points failed, in any order; live. */
  public List<PointFailure> failures() {
    return failures;
  }

  /** Returns rows {@code from} to {@code end - 1} with their failures, copied. */
  public synchronized Outcomes rows(int from, int end) {
    int count = end - from;
    Outcomes rows = new Outcomes(first + from, count);
    System.arraycopy(status, from, rows.status, 0, count);
    System.arraycopy(seconds, from, rows.seconds, 0, count);
    System.arraycopy(attempts, from, rows.attempts, 0, count);
    columns.forEach(column -> rows.columns.add(column.rows(from, end)));
    failures.stream()
        .filter(failure -> failure.point() >= first + from && failure.point() < first + end)
        .forEach(rows.failures::add);
    return rows;
  }

  /**
   * Returns the numbers of the points that are finished: all before the first pending one, and of
   * those behind it every run with a computed point. Other excluded points are left to be found
   * again, which costs less than handing on each by itself.
   */
  public synchronized IndexRanges finished() {
    IndexRanges.Builder finished = IndexRanges.builder();
    for (int row = 0; row < status.length; row++) {
      int begin = row;
      row = StatusCodes.firstPending(status, begin);
      if (row > begin && (begin == 0 || wasComputed(begin, row))) {
        finished.add(new IndexRange(first + begin, row - begin));
      }
    }
    return finished.build();
  }

  private boolean wasComputed(int from, int end) {
    return IntStream.range(from, end).anyMatch(row -> status[row] != Status.EXCLUDED.code());
  }

  /** Returns the status of the point in row {@code row}. */
  public Status statusOf(int row) {
    return Status.of(status[row]);
  }
}
