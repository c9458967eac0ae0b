package dev.sweep.results;

import dev.sweep.model.Status;

/** Finds runs of rows in a block by their statuses. */
final class Rows {
  private static final byte PENDING = Status.PENDING.code();
  private static final byte OK = Status.OK.code();

  private Rows() {}

  /** Returns the first row from {@code from} on that is not pending, or the number of rows. */
  static int firstDone(byte[] status, int from) {
    int row = from;
    while (row < status.length && status[row] == PENDING) {
      row++;
    }
    return row;
  }

  /** Returns the first row from {@code from} on that is pending, or the number of rows. */
  static int firstPending(byte[] status, int from) {
    int row = from;
    while (row < status.length && status[row] != PENDING) {
      row++;
    }
    return row;
  }

  /** Returns whether all rows from {@code from} to {@code to - 1} are ok. */
  static boolean allOk(byte[] status, int from, int to) {
    for (int row = from; row < to; row++) {
      if (status[row] != OK) {
        return false;
      }
    }
    return true;
  }

  static boolean isOk(byte[] status, int row) {
    return status[row] == OK;
  }
}
