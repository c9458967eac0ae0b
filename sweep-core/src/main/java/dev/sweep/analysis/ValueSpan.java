package dev.sweep.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What values there are: the range of numbers, or the texts.
 *
 * @param numbers null if they are no numbers
 * @param texts texts, {@code true} and {@code false}, in order of coming; none if they are numbers;
 *     at most {@link #MOST}
 * @param count how many different values there are; {@link #MOST} stands for that many or more
 */
public record ValueSpan(@Nullable Range numbers, List<String> texts, int count) {
  /** How many different values are counted. */
  public static final int MOST = 1_000;

  public ValueSpan {
    texts = List.copyOf(texts);
  }

  /** The least and the greatest of some numbers. */
  public record Range(double least, double greatest) {}

  /** Returns whether there are more values than are counted. */
  public boolean isManifold() {
    return count >= MOST;
  }
}
