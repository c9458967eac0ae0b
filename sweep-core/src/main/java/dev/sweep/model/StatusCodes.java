package dev.sweep.model;

import java.util.Arrays;

/**
 * Looks through the status codes of a block.
 *
 * <p>Most blocks have one status throughout. To find that out costs next to nothing, as {@link
 * Arrays#mismatch(byte[], int, int, byte[], int, int)} compares many bytes at once; so everything
 * here goes past the run of equal codes it begins in before it looks at single ones.
 */
public final class StatusCodes {
  private static final byte PENDING = Status.PENDING.code();
  private static final byte OK = Status.OK.code();

  private StatusCodes() {}

  /** Returns where the run of equal codes ends that begins at row {@code from}. */
  public static int endOfRun(byte[] codes, int from) {
    int last = codes.length - 1;
    int equal = Arrays.mismatch(codes, from, last, codes, from + 1, codes.length);
    return equal < 0 ? codes.length : from + equal + 1;
  }

  /** Returns the first row from {@code from} on that is not pending, or the number of rows. */
  public static int firstDone(byte[] codes, int from) {
    if (from == codes.length || codes[from] != PENDING) {
      return from;
    }
    return endOfRun(codes, from);
  }

  /** Returns the first row from {@code from} on that is pending, or the number of rows. */
  public static int firstPending(byte[] codes, int from) {
    if (from == codes.length || codes[from] == PENDING) {
      return from;
    }
    int row = endOfRun(codes, from);
    while (row < codes.length && codes[row] != PENDING) {
      row++;
    }
    return row;
  }

  /** Returns whether all rows from {@code from} to {@code to - 1} are ok. */
  public static boolean allOk(byte[] codes, int from, int to) {
    return from == to || (codes[from] == OK && endOfRun(codes, from) >= to);
  }

  public static boolean isOk(byte[] codes, int row) {
    return codes[row] == OK;
  }

  /** Returns how many rows there are of each status, by its code. */
  public static long[] counts(byte[] codes) {
    long[] counts = new long[Status.values().length];
    int row = codes.length == 0 ? 0 : endOfRun(codes, 0);
    if (row > 0) {
      counts[codes[0]] = row;
    }
    for (; row < codes.length; row++) {
      counts[codes[row]]++;
    }
    return counts;
  }
}
