package dev.sweep.analysis;

import dev.sweep.analysis.interpolation.ConvexCombination;
import dev.sweep.analysis.interpolation.LinearInterpolant;
import dev.sweep.config.SweepConfig;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.InterpolatedPoints;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.hdf5.ElementType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Interpolates the outputs of points that failed or timed out, linearly between those that are ok.
 *
 * <p>Coordinates and results of all these points are held in memory, which is bounded.
 */
public final class Interpolation {
  /** So many numbers are held at most: 128 MiB of coordinates, as much of results. */
  private static final long MOST_NUMBERS = 1L << 24;

  private static final int NUMBERS_AT_ONCE = 1 << 20;

  private final ResultsReader results;
  private final BooleanSupplier stop;
  private final PointCoordinates coordinates;
  private final long[] good;
  private final long[] bad;

  /** As many as there are of {@link #bad}; null where there is none. */
  private final @Nullable ConvexCombination[] means;

  private Interpolation(
      ResultsReader results, SweepConfig config, BooleanSupplier stop, long[] good, long[] bad)
      throws IOException {
    this.results = results;
    this.stop = stop;
    this.coordinates = new PointCoordinates(results, config);
    this.good = good;
    this.bad = bad;
    this.means = new ConvexCombination[bad.length];
  }

  /**
   * Interpolates all points that failed or timed out.
   *
   * @param config what the file was made of
   * @param stop ends it: points that are left then have no values
   * @throws TooLargeException if that would take too much memory
   */
  public static InterpolatedPoints of(
      ResultsReader results, SweepConfig config, BooleanSupplier stop)
      throws IOException, TooLargeException {
    IndexRanges ok = results.pointsWith(Status.OK);
    IndexRanges failed = results.pointsWith(Status.FAILED);
    IndexRanges late = results.pointsWith(Status.TIMED_OUT);
    checkSize(results, ok.count(), failed.count() + late.count());
    long[] bad = LongStream.concat(numbers(failed), numbers(late)).sorted().toArray();
    return new Interpolation(results, config, stop, numbers(ok).toArray(), bad).run();
  }

  /** There are too many points. */
  public static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
      super(message);
    }
  }

  private static void checkSize(ResultsReader results, long good, long bad)
      throws IOException, TooLargeException {
    long elements = 0;
    for (ColumnInfo output : results.outputs()) {
      elements += width(results, output.name());
    }
    int parameters = results.parameters().size();
    boolean fits =
        (good + bad) <= MOST_NUMBERS / Math.max(1, parameters)
            && bad <= MOST_NUMBERS / Math.max(1, elements);
    if (!fits) {
      throw new TooLargeException(
          ("%d points between %d, with %d parameters and %d numbers each, are too many to be"
                  + " interpolated: at most %d numbers")
              .formatted(bad, good, parameters, elements, MOST_NUMBERS));
    }
  }

  private static long width(ResultsReader results, String output) throws IOException {
    return results.rowShape(output).stream().reduce(1L, Math::multiplyExact);
  }

  private static LongStream numbers(IndexRanges ranges) {
    return ranges.ranges().stream()
        .flatMapToLong((IndexRange range) -> LongStream.range(range.first(), range.end()));
  }

  private InterpolatedPoints run() throws IOException {
    if (coordinates.dimensions() > 0 && good.length > 0 && bad.length > 0) {
      findMeans();
    }
    long[] needed =
        Arrays.stream(means)
            .filter(mean -> mean != null)
            .flatMapToLong(mean -> Arrays.stream(mean.members()).mapToLong(i -> good[i]))
            .sorted()
            .distinct()
            .toArray();
    List<InterpolatedPoints.Output> outputs = new ArrayList<>();
    for (ColumnInfo output : results.outputs()) {
      if (output.type() == ElementType.FLOAT64) {
        outputs.add(new InterpolatedPoints.Output(output.name(), values(output.name(), needed)));
      }
    }
    return new InterpolatedPoints(bad, outputs);
  }

  private void findMeans() throws IOException {
    PointCoordinates.Located known = coordinates.of(good);
    PointCoordinates.Located wanted = coordinates.of(bad);
    Map<String, int[]> knownKinds = byKind(known.kinds());
    byKind(wanted.kinds())
        .forEach((kind, rows) -> {
          int[] alike = knownKinds.getOrDefault(kind, new int[0]);
          if (alike.length > 0) {
            findMeans(alike, known.coordinates(), rows, wanted.coordinates());
          }
        });
  }

  private static Map<String, int[]> byKind(List<String> kinds) {
    Map<String, IntStream.Builder> rows = new LinkedHashMap<>();
    for (int i = 0; i < kinds.size(); i++) {
      rows.computeIfAbsent(kinds.get(i), _ -> IntStream.builder()).add(i);
    }
    Map<String, int[]> all = new LinkedHashMap<>();
    rows.forEach((kind, found) -> all.put(kind, found.build().toArray()));
    return all;
  }

  private void findMeans(int[] alike, double[] known, int[] rows, double[] wanted) {
    int dimensions = coordinates.dimensions();
    double[] points = new double[alike.length * dimensions];
    for (int i = 0; i < alike.length; i++) {
      System.arraycopy(known, alike[i] * dimensions, points, i * dimensions, dimensions);
    }
    LinearInterpolant interpolant = LinearInterpolant.of(points, dimensions);
    Arrays.stream(rows)
        .parallel()
        .filter(_ -> !stop.getAsBoolean())
        .forEach(row -> {
          int from = row * dimensions;
          double[] place = Arrays.copyOfRange(wanted, from, from + dimensions);
          means[row] = interpolant.at(place).map(mean -> renumbered(mean, alike)).orElse(null);
        });
  }

  private static ConvexCombination renumbered(ConvexCombination mean, int[] alike) {
    int[] members = Arrays.stream(mean.members()).map(i -> alike[i]).toArray();
    return new ConvexCombination(members, mean.weights());
  }

  private double[] values(String output, long[] needed) throws IOException {
    int width = Math.toIntExact(width(results, output));
    double[] sums = new double[bad.length * width];
    double[] known = read(output, needed, width);
    for (int row = 0; row < bad.length; row++) {
      ConvexCombination mean = means[row];
      if (mean == null) {
        Arrays.fill(sums, row * width, (row + 1) * width, Double.NaN);
        continue;
      }
      for (int k = 0; k < mean.members().length; k++) {
        int place = Arrays.binarySearch(needed, good[mean.members()[k]]);
        for (int i = 0; i < width; i++) {
          sums[row * width + i] += mean.weights()[k] * known[place * width + i];
        }
      }
    }
    return Arrays.stream(sums).map(sum -> Double.isFinite(sum) ? sum : Double.NaN).toArray();
  }

  private double[] read(String output, long[] points, int width) throws IOException {
    double[] all = new double[Math.multiplyExact(points.length, width)];
    int rows = Math.max(1, NUMBERS_AT_ONCE / width);
    for (int from = 0; from < points.length; from += rows) {
      long[] some = Arrays.copyOfRange(points, from, Math.min(points.length, from + rows));
      if (results.read(output, some) instanceof ColumnValues.Numbers numbers) {
        System.arraycopy(numbers.values(), 0, all, from * width, some.length * width);
      }
    }
    return all;
  }
}
