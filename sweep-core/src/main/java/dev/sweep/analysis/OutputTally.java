package dev.sweep.analysis;

import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.hdf5.ElementType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Compares one output of two files, some points at a time, and keeps the worst differences. */
final class OutputTally {
  private static final int KEPT = 5;

  /** How many bytes of the output's values are read at a time, from each file. */
  private static final long PIECE_BYTES = 1 << 22;

  /** What a string is taken to be, which may be longer. */
  private static final long STRING_BYTES = 1 << 10;

  private final ResultsReader base;
  private final ResultsReader now;
  private final String output;
  private final Tolerance tolerance;
  private final @Nullable String mismatch;
  private final List<Long> shape;
  private final long rowBytes;
  private final PriorityQueue<ValueDifference> worst =
      new PriorityQueue<>(ValueDifference.WORST_FIRST.reversed());
  private long compared;
  private long differing;
  private double largest;
  private double largestRelative;

  /**
   * @param before the output as it is in {@code base}
   * @param after the same as it is in {@code now}
   */
  OutputTally(
      ResultsReader base,
      ResultsReader now,
      ColumnInfo before,
      ColumnInfo after,
      Tolerance tolerance)
      throws IOException {
    this.base = base;
    this.now = now;
    this.output = before.name();
    this.tolerance = tolerance;
    this.shape = base.rowShape(output);
    this.mismatch = mismatch(before, after);
    this.rowBytes =
        before.type() == ElementType.TEXT ? STRING_BYTES : Math.max(1, base.rowBytes(output));
  }

  private @Nullable String mismatch(ColumnInfo before, ColumnInfo after) throws IOException {
    if (after.type() != before.type()) {
      return kind(before) + " in the base, " + kind(after) + " in the new file";
    }
    List<Long> shapeNow = now.rowShape(output);
    return shape.equals(shapeNow)
        ? null
        : "shape " + shape + " in the base, " + shapeNow + " in the new file";
  }

  private static String kind(ColumnInfo column) {
    return switch (column.type()) {
      case TEXT -> "a string";
      case INT8 -> "a boolean";
      default -> "a number";
    };
  }

  /** Compares the values of {@code pairs}. */
  void add(PointPairs pairs) throws IOException {
    if (mismatch != null) {
      return;
    }
    int piece = Math.clamp(PIECE_BYTES / rowBytes, 1, pairs.count());
    for (int from = 0; from < pairs.count(); from += piece) {
      int to = Math.min(pairs.count(), from + piece);
      long[] before = Arrays.copyOfRange(pairs.base(), from, to);
      long[] after = Arrays.copyOfRange(pairs.now(), from, to);
      compare(before, after);
    }
    compared += pairs.count();
  }

  private void compare(long[] before, long[] after) throws IOException {
    switch (base.read(output, before)) {
      case ColumnValues.Numbers numbers
          when now.read(output, after) instanceof ColumnValues.Numbers others ->
          compareNumbers(before, after, numbers, others);
      case ColumnValues values -> compareOthers(before, after, values, now.read(output, after));
    }
  }

  private void compareNumbers(
      long[] before, long[] after, ColumnValues.Numbers numbers, ColumnValues.Numbers others) {
    int width = numbers.width();
    for (int row = 0; row < before.length; row++) {
      int at = worstElement(numbers.values(), others.values(), row * width, (row + 1) * width);
      if (at >= 0) {
        double here = numbers.values()[at];
        double there = others.values()[at];
        differing++;
        keep(
            new ValueDifference(
                new ComparedPoint(before[row], after[row], List.of()),
                element(at - row * width),
                here,
                there,
                Math.abs(there - here),
                tolerance.excess(here, there)));
      }
    }
  }

  /** Returns where, of {@code from} to {@code to - 1}, the values differ most; -1 if nowhere. */
  private int worstElement(double[] here, double[] there, int from, int to) {
    int worstAt = -1;
    double worstExcess = -1;
    for (int i = from; i < to; i++) {
      if (here[i] != there[i]) {
        measure(here[i], there[i]);
        double excess = tolerance.excess(here[i], there[i]);
        if (excess > worstExcess && !tolerance.accepts(here[i], there[i])) {
          worstAt = i;
          worstExcess = excess;
        }
      }
    }
    return worstAt;
  }

  private void measure(double here, double there) {
    double difference = Math.abs(there - here);
    // Written so that NaN changes nothing.
    largest = difference > largest ? difference : largest;
    if (here != 0 && difference / Math.abs(here) > largestRelative) {
      largestRelative = difference / Math.abs(here);
    }
  }

  private void compareOthers(
      long[] before, long[] after, ColumnValues values, ColumnValues others) {
    for (int row = 0; row < before.length; row++) {
      Object here = values.value(row);
      Object there = others.value(row);
      if (!Objects.equals(here, there)) {
        differing++;
        keep(
            new ValueDifference(
                new ComparedPoint(before[row], after[row], List.of()),
                List.of(),
                here,
                there,
                Double.NaN,
                Double.POSITIVE_INFINITY));
      }
    }
  }

  private void keep(ValueDifference difference) {
    worst.add(difference);
    if (worst.size() > KEPT) {
      worst.poll();
    }
  }

  private List<Long> element(long index) {
    Long[] place = new Long[shape.size()];
    long rest = index;
    for (int i = place.length - 1; i >= 0; i--) {
      place[i] = rest % shape.get(i);
      rest /= shape.get(i);
    }
    return List.of(place);
  }

  /** Returns what was found so far. */
  OutputComparison result() throws IOException {
    List<ValueDifference> sorted = new ArrayList<>(worst);
    sorted.sort(ValueDifference.WORST_FIRST);
    List<ValueDifference> told = new ArrayList<>();
    for (ValueDifference difference : sorted) {
      told.add(difference.at(ComparedPoint.parameters(base, difference.point().base())));
    }
    return new OutputComparison(
        output, tolerance, mismatch, compared, differing, largest, largestRelative, told);
  }
}
