package dev.sweep.analysis;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.hdf5.ElementType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where points lie: parameters that are numbers and vary are coordinates, all others tell kinds of
 * points apart, between which there is nothing. So do replicates, and whether a point has a
 * parameter at all; labels and seeds tell nothing more.
 */
final class PointCoordinates {
  private static final int ROWS = 1 << 16;

  private final ResultsReader results;
  private final List<String> numbers = new ArrayList<>();
  private final List<String> kinds = new ArrayList<>();

  PointCoordinates(ResultsReader results, SweepConfig config) throws IOException {
    this.results = results;
    boolean replicated = config.sampling().details().replicates() > 0;
    Set<String> passedBy = new HashSet<>(replicated ? Set.of("seed") : Set.of());
    for (ParameterConfig parameter : config.parameters()) {
      if (!parameter.traits().labels().isEmpty()) {
        passedBy.add(parameter.labelName());
      }
    }
    for (ColumnInfo parameter : results.parameters()) {
      boolean same = results.layout(parameter.name()).size() == 1;
      if (!same && !passedBy.contains(parameter.name())) {
        boolean category = replicated && parameter.name().equals("replicate");
        (isNumber(parameter.type()) && !category ? numbers : kinds).add(parameter.name());
      }
    }
  }

  /** Returns how many coordinates a point has. */
  int dimensions() {
    return numbers.size();
  }

  /** Points, in the order in which they were asked for. */
  record Located(double[] coordinates, List<String> kinds) {}

  /** Returns where points lie: coordinates, one point after the other, and what kind each is. */
  Located of(long[] points) throws IOException {
    double[] coordinates = new double[Math.multiplyExact(points.length, dimensions())];
    StringBuilder[] kind = new StringBuilder[points.length];
    Arrays.setAll(kind, _ -> new StringBuilder());
    for (int from = 0; from < points.length; from += ROWS) {
      long[] some = Arrays.copyOfRange(points, from, Math.min(points.length, from + ROWS));
      for (int axis = 0; axis < dimensions(); axis++) {
        ColumnValues values = results.read(numbers.get(axis), some);
        for (int i = 0; i < some.length; i++) {
          double value = number(values, i);
          kind[from + i].append(Double.isNaN(value) ? '-' : '+');
          coordinates[(from + i) * dimensions() + axis] = Double.isNaN(value) ? 0 : value;
        }
      }
      for (String name : kinds) {
        ColumnValues values = results.read(name, some);
        for (int i = 0; i < some.length; i++) {
          String text = String.valueOf(values.value(i));
          kind[from + i].append(text.length()).append(':').append(text);
        }
      }
    }
    return new Located(
        coordinates, Arrays.stream(kind).map(text -> text.toString().intern()).toList());
  }

  private static double number(ColumnValues values, int row) {
    return switch (values) {
      case ColumnValues.Numbers numbers -> numbers.values()[row];
      case ColumnValues.Wholes wholes -> (double) wholes.values()[row];
      case ColumnValues.Singles singles -> singles.values()[row];
      case ColumnValues.Flags _, ColumnValues.Texts _ -> throw new IllegalArgumentException();
    };
  }

  private static boolean isNumber(ElementType type) {
    return type == ElementType.FLOAT64 || type == ElementType.INT64;
  }
}
