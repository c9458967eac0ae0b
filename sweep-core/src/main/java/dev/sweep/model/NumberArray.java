package dev.sweep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns nested lists of numbers into one array with a shape. */
final class NumberArray {
  private NumberArray() {}

  /**
   * Flattens {@code list} in C order.
   *
   * @param name the output's, for messages
   * @throws OutputException if it is empty, ragged, or holds anything but numbers
   */
  static OutputValue.Numbers of(String name, List<?> list) throws OutputException {
    int[] shape = shape(list);
    List<Double> flat = new ArrayList<>();
    if (shape[shape.length - 1] == 0 || !flatten(list, shape, 0, flat)) {
      throw new OutputException(
          "output '%s': got the array %s, wanted numbers in rows of one length"
              .formatted(name, list));
    }
    return new OutputValue.Numbers(shape, flat.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Returns the lengths along the first element of each level. */
  private static int[] shape(List<?> list) {
    IntStream.Builder shape = IntStream.builder();
    @Nullable Object level = list;
    while (level instanceof List<?> inner) {
      shape.add(inner.size());
      level = inner.isEmpty() ? null : inner.get(0);
    }
    return shape.build().toArray();
  }

  private static boolean flatten(List<?> list, int[] shape, int depth, List<Double> flat) {
    boolean innermost = depth == shape.length - 1;
    if (list.size() != shape[depth]) {
      return false;
    }
    for (Object element : list) {
      if (innermost && element instanceof Double number) {
        flat.add(number);
      } else if (innermost
          || !(element instanceof List<?> inner)
          || !flatten(inner, shape, depth + 1, flat)) {
        return false;
      }
    }
    return true;
  }
}
