package dev.sweep.parallel.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lists on their way: those of Double, Long or Integer alone as arrays of numbers, which travel as
 * they lie in memory; to write each of a million numbers as an object takes ten times as long.
 */
final class PackedList {
  private PackedList() {}

  /** Returns what is sent in place of {@code list}. */
  static Object pack(List<?> list) {
    Object first = list.isEmpty() ? null : list.getFirst();
    return switch (first) {
      case Double _ when isOf(Double.class, list) ->
          list.stream().mapToDouble(number -> (Double) number).toArray();
      case Long _ when isOf(Long.class, list) ->
          list.stream().mapToLong(number -> (Long) number).toArray();
      case Integer _ when isOf(Integer.class, list) ->
          list.stream().mapToInt(number -> (Integer) number).toArray();
      case null, default -> list;
    };
  }

  /** Returns the list of which {@code packed} was made. */
  static List<? extends @Nullable Object> unpack(@Nullable Object packed) {
    return switch (packed) {
      case double[] doubles -> Arrays.stream(doubles).boxed().toList();
      case long[] longs -> Arrays.stream(longs).boxed().toList();
      case int[] ints -> Arrays.stream(ints).boxed().toList();
      case null, default -> (List<?>) Objects.requireNonNull(packed);
    };
  }

  private static boolean isOf(Class<?> type, List<?> list) {
    for (Object item : list) {
      if (!type.isInstance(item)) {
        return false;
      }
    }
    return true;
  }
}
