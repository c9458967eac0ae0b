package dev.sweep.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a block of consecutive points: their statuses, times, outputs and failures.
 *
 * <p>Filled by one worker, then handed on and not changed any more. Rows begin as pending.
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

  /** Returns the first {@code rows} rows, copied; the failures of later rows are left out. */
  public Outcomes head(int rows) {
    Outcomes head = new Outcomes(first, rows);
    System.arraycopy(status, 0, head.status, 0, rows);
    System.arraycopy(seconds, 0, head.seconds, 0, rows);
    System.arraycopy(attempts, 0, head.attempts, 0, rows);
    columns.forEach(column -> head.columns.add(column.head(rows)));
    failures.stream().filter(failure -> failure.point() < first + rows).forEach(head.failures::add);
    return head;
  }

  /** Returns the status of the point in row {@code row}. */
  public Status statusOf(int row) {
    return Status.of(status[row]);
  }
}
