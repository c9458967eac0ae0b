package dev.sweep.expression;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name that a mistyped one was most likely meant to be.
 *
 * <p>The distance is that of Damerau and Levenshtein in its restricted form (optimal string
 * alignment): insertions, deletions, replacements and swaps of neighbours count one each, and a
 * difference of case counts nothing. One error in every three characters is forgiven.
 */
public final class Suggestion {
  private Suggestion() {}

  /**
   * Returns the member of {@code known} nearest to {@code given}; empty if none is near enough to
   * be a likely typing error. Of equally near names the first one wins.
   */
  public static Optional<String> nearest(String given, Collection<String> known) {
    String best = null;
    int bestDistance = forgiven(given) + 1;
    for (String candidate : known) {
      int distance = distanceBelow(bestDistance, given, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Any other single character is one replacement away, so a name that short is no evidence. */
  private static int forgiven(String given) {
    return given.length() < 2 ? 0 : Math.max(1, given.length() / 3);
  }

  private static int distanceBelow(int limit, String given, String candidate) {
    if (Math.abs(given.length() - candidate.length()) >= limit) {
      return limit;
    }
    return distance(given.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
  }

  /** Three rows of the usual table: the swap looks two rows back. */
  private static int distance(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = last[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (isSwap(left, i, right, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[right.length()];
  }

  private static boolean isSwap(String left, int i, String right, int j) {
    return i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
