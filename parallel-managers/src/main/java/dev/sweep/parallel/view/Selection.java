package dev.sweep.parallel.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Picks engines out of those that are there. */
final class Selection {
  private static final Pattern SLICE = Pattern.compile("(-?\\d+)?:(-?\\d+)?(?::(-?\\d+)?)?");

  private Selection() {}

  /** Returns the engine of that number, or, if it is negative, at that place from the end. */
  static int one(List<Integer> ids, int wanted) {
    if (wanted >= 0 && ids.contains(wanted)) {
      return wanted;
    }
    if (wanted < 0 && -wanted <= ids.size()) {
      return ids.get(ids.size() + wanted);
    }
    throw new IllegalArgumentException(
        "there is no engine %d, want one of %s".formatted(wanted, ids));
  }

  static List<Integer> distinct(List<Integer> chosen) {
    if (chosen.isEmpty() || new HashSet<>(chosen).size() < chosen.size()) {
      throw new IllegalArgumentException(
          "engines " + chosen + ": want at least one, and none of them twice");
    }
    return chosen;
  }

  /** Returns the engines at the places of a slice as Python has it. */
  static List<Integer> slice(List<Integer> ids, String slice) {
    Matcher parts = SLICE.matcher(slice.strip());
    if (!parts.matches() || step(parts) == 0) {
      throw new IllegalArgumentException(
          "'%s' is no slice: want from:to or from:to:step, as in \"1:\" or \"::2\""
              .formatted(slice));
    }
    int step = step(parts);
    int size = ids.size();
    int least = step > 0 ? 0 : -1;
    int most = step > 0 ? size : size - 1;
    int from = bound(parts.group(1), step > 0 ? least : most, size, least, most);
    int to = bound(parts.group(2), step > 0 ? most : least, size, least, most);
    List<Integer> chosen = new ArrayList<>();
    for (int place = from; step > 0 ? place < to : place > to; place += step) {
      chosen.add(ids.get(place));
    }
    return distinct(chosen);
  }

  private static int step(Matcher parts) {
    return parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
  }

  private static int bound(@Nullable String text, int otherwise, int size, int least, int most) {
    if (text == null) {
      return otherwise;
    }
    int place = Integer.parseInt(text);
    return Math.clamp(place < 0 ? (long) place + size : place, least, most);
  }
}
