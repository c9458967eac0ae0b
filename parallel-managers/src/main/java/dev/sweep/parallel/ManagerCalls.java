package dev.sweep.parallel;

import java.util.Arrays;

/**
 * What every manager requires of the calls made to it. Safe for use by many threads.
 *
 * {@snippet :
 * try (ManagerCalls.Work _ = calls.begin()) {
 *   return runAllWorkers();
 * }
 * }
 */
public final class ManagerCalls {
  private volatile boolean busy;
  private volatile boolean closed;

  /**
   * Passes calls between opening and closing, made while no work is going on.
   *
   * @throws IllegalStateException if the manager is closed, or at work
   */
  public void requireIdle() {
    if (closed) {
      throw new IllegalStateException("the manager is closed");
    }
    requireNoWork();
  }

  /**
   * Lets the manager be at work until the returned is closed.
   *
   * @throws IllegalStateException if the manager is closed, or at work already
   */
  public Work begin() {
    requireIdle();
    busy = true;
    return () -> busy = false;
  }

  /**
   * Lets the manager be closed; returns whether it was open.
   *
   * @throws IllegalStateException if it is at work
   */
  public boolean close() {
    requireNoWork();
    boolean wasOpen = !closed;
    closed = true;
    return wasOpen;
  }

  /**
   * Passes a reduction of {@code send} values into {@code receive}.
   *
   * @throws IllegalArgumentException if these differ
   */
  public static void requireSameLength(int send, int receive) {
    if (send != receive) {
      throw new IllegalArgumentException(
          "cannot reduce " + send + " values into an array of " + receive);
    }
  }

  /**
   * Passes a gathering of what the ranks send.
   *
   * @param sizes how many values the root expects, in rank order
   * @param sent how many values each rank sends, in rank order
   * @throws IllegalArgumentException if {@code sizes} says something else, or if the values are
   *     more than one array can hold
   */
  public static void requireSizes(int[] sizes, long... sent) {
    if (sizes.length != sent.length) {
      throw new IllegalArgumentException(
          "got the sizes of " + sizes.length + " ranks, want those of " + sent.length);
    }
    for (int rank = 0; rank < sizes.length; rank++) {
      if (sizes[rank] != sent[rank]) {
        throw new IllegalArgumentException(
            "rank %d sends %d values, but its size is given as %d"
                .formatted(rank, sent[rank], sizes[rank]));
      }
    }
    long all = Arrays.stream(sent).sum();
    if (all > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "all ranks together send " + all + " values, want fewer than 2^31");
    }
  }

  private void requireNoWork() {
    if (busy) {
      throw new IllegalStateException("the manager is at work; a worker cannot call it");
    }
  }

  /** The time a manager is at work. */
  @FunctionalInterface
  public interface Work extends AutoCloseable {
    @Override
    void close();
  }
}
