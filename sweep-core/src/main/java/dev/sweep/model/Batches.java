package dev.sweep.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Groups the pending points of a block: into batches, and by themselves those of batches that came
 * to nothing and those that are tried again. Safe for use by many threads.
 */
final class Batches {
  private final Outcomes outcomes;
  private final OutcomeRecorder recorder;
  private final int largest;
  private final BitSet alone = new BitSet();

  /**
   * @param largest how many points a batch can have: 1 for a model that computes point by point
   */
  Batches(Outcomes outcomes, OutcomeRecorder recorder, int largest) {
    this.outcomes = outcomes;
    this.recorder = recorder;
    this.largest = largest;
  }

  /** Returns the next rows from {@code row} on, ascending, below {@code end}; empty at the end. */
  synchronized int[] from(int row, int end) {
    int[] rows = new int[Math.clamp((long) end - row, 0, largest)];
    int count = 0;
    for (int at = row; at < end && count < rows.length; at++) {
      if (outcomes.statusOf(at) == Status.PENDING) {
        boolean byItself = alone.get(at) || recorder.isToBeRetried(at);
        if (byItself && count > 0) {
          break;
        }
        rows[count++] = at;
        if (byItself) {
          break;
        }
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Has {@code rows} be tried by themselves from now on. */
  synchronized void separate(int[] rows) {
    for (int row : rows) {
      alone.set(row);
    }
  }
}
