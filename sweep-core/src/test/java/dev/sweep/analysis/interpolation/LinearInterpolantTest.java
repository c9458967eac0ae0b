package dev.sweep.analysis.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LinearInterpolantTest {
  private static double wavy(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.sin((i + 1) * x[i]) * (1 + x[0]);
    }
    return sum;
  }

  private static double linear(double[] x) {
    double sum = 7;
    for (int i = 0; i < x.length; i++) {
      sum += (i - 1.5) * x[i];
    }
    return sum;
  }

  /** Compares with scipy's griddata, made by qhull; NaN outside the convex hull. */
  @Test
  void isWhatScipyMakesOfScatteredPoints(@TempDir Path directory) throws Exception {
    int[] counts = {0, 400, 400, 300, 0, 60}; // by dimensions
    for (int dimensions = 1; dimensions < counts.length; dimensions++) {
      double[] points = scattered(counts[dimensions], dimensions, 42);
      write(directory.resolve("points" + dimensions), points);
      write(
          directory.resolve("values" + dimensions),
          values(points, dimensions, LinearInterpolantTest::wavy));
      write(directory.resolve("places" + dimensions), scattered(200, dimensions, 43));
    }
    griddata(directory);
    for (int dimensions : new int[] {1, 2, 3, 5}) {
      double[] actual =
          interpolated(
              scattered(counts[dimensions], dimensions, 42),
              dimensions,
              LinearInterpolantTest::wavy,
              scattered(200, dimensions, 43));
      double[] expected = read(directory.resolve("result" + dimensions));
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i])
            .as("place %d in %d dimensions", i, dimensions)
            .isCloseTo(expected[i], within(1e-6));
      }
      assertThat(DoubleStream.of(actual).filter(Double::isFinite).count()).isGreaterThan(9);
    }
  }

  /** Returns points of which one axis is much longer than the others. */
  private static double[] scattered(int count, int dimensions, long seed) {
    double[] points = new SplittableRandom(seed).doubles((long) count * dimensions).toArray();
    for (int i = 0; i < points.length; i += dimensions) {
      points[i] *= 1000;
    }
    return points;
  }

  @ParameterizedTest
  @CsvSource({"9, 1", "9, 2", "7, 3", "4, 4", "3, 6"})
  void isExactForLinearFunctionsOnGridsWithHoles(int side, int dimensions) {
    int cells = (int) Math.pow(side, dimensions);
    double[][] grid = new double[cells][dimensions];
    for (int i = 0; i < cells; i++) {
      for (int axis = 0, rest = i; axis < dimensions; axis++, rest /= side) {
        grid[i][axis] = 0.1 + rest % side / 3.0 * Math.pow(10, axis);
      }
    }
    SplittableRandom random = new SplittableRandom(7);
    boolean[] failed = new boolean[cells];
    for (int i = 0; i < cells; i++) {
      failed[i] = random.nextInt(5) == 0 && !isCorner(i, side, dimensions);
    }
    double[] good = flat(grid, failed, false);
    double[] bad = flat(grid, failed, true);
    double[] expected = values(bad, dimensions, LinearInterpolantTest::linear);
    double[] actual = interpolated(good, dimensions, LinearInterpolantTest::linear, bad);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("place %d", i).isCloseTo(expected[i], within(1e-7 * cells));
    }
  }

  private static boolean isCorner(int number, int side, int dimensions) {
    for (int axis = 0, rest = number; axis < dimensions; axis++, rest /= side) {
      if (rest % side != 0 && rest % side != side - 1) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aHoleInAGridIsTheMeanOfItsNeighbours() {
    double[] points = {0, 0, 0, 1, 0, 2, 1, 0, 1, 2, 2, 0, 2, 1, 2, 2};
    ConvexCombination middle =
        LinearInterpolant.of(points, 2).at(new double[] {1, 1}).orElseThrow();
    assertThat(middle.members()).containsExactly(1, 3, 4, 6);
    assertThat(middle.weights())
        .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-12));
  }

  @Test
  void onABorderTheHullCounts() {
    double[] points = {0, 0, 0, 2, 2, 0, 2, 2, 1, 1};
    LinearInterpolant square = LinearInterpolant.of(points, 2);
    ConvexCombination edge = square.at(new double[] {0, 1}).orElseThrow();
    assertThat(edge.members()).containsExactly(0, 1);
    assertThat(edge.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
    assertThat(square.at(new double[] {-1e-6, 1})).isEmpty();
    assertThat(square.at(new double[] {1, 2.1})).isEmpty();
    assertThat(square.at(new double[] {2, 2}).orElseThrow().members()).containsExactly(3);
  }

  @Test
  void pointsInAPlaneSpanThatPlaneAlone() {
    double[] points = {0, 5, 0, 1, 5, 2, 2, 5, 4, 4, 5, 8}; // z = 2 x, y = 5
    LinearInterpolant line = LinearInterpolant.of(points, 3);
    ConvexCombination between = line.at(new double[] {3, 5, 6}).orElseThrow();
    assertThat(between.members()).containsExactly(2, 3);
    assertThat(between.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    assertThat(line.at(new double[] {3, 5, 6.1})).isEmpty();
    assertThat(line.at(new double[] {3, 5.1, 6})).isEmpty();
    assertThat(line.at(new double[] {5, 5, 10})).isEmpty();
    LinearInterpolant one = LinearInterpolant.of(new double[] {1, 2, 3}, 3);
    assertThat(one.at(new double[] {1, 2, 3})).isPresent();
    assertThat(one.at(new double[] {1, 2, 4})).isEmpty();
  }

  @Test
  void doesNotDependOnTheOrderOfThePoints() {
    SplittableRandom random = new SplittableRandom(3);
    double[] points = random.doubles(600).map(x -> Math.rint(x * 8)).toArray();
    double[] turned = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      turned[i] = points[points.length - 3 + i % 3 - i / 3 * 3];
    }
    double[] places = random.doubles(150).map(x -> Math.rint(x * 16) / 2).toArray();
    double[] one = interpolated(points, 3, LinearInterpolantTest::wavy, places);
    double[] other = interpolated(turned, 3, LinearInterpolantTest::wavy, places);
    for (int i = 0; i < one.length; i++) {
      assertThat(other[i]).as("place %d", i).isCloseTo(one[i], within(1e-7));
    }
  }

  private static double[] interpolated(
      double[] points, int dimensions, ToDoubleFunction<double[]> function, double[] places) {
    LinearInterpolant interpolant = LinearInterpolant.of(points, dimensions);
    double[] values = values(points, dimensions, function);
    double[] result = new double[places.length / dimensions];
    for (int i = 0; i < result.length; i++) {
      Optional<ConvexCombination> found =
          interpolant.at(Arrays.copyOfRange(places, i * dimensions, (i + 1) * dimensions));
      result[i] = found.isEmpty() ? Double.NaN : 0;
      for (int k = 0; found.isPresent() && k < found.get().members().length; k++) {
        result[i] += found.get().weights()[k] * values[found.get().members()[k]];
      }
    }
    return result;
  }

  private static double[] values(
      double[] points, int dimensions, ToDoubleFunction<double[]> function) {
    double[] values = new double[points.length / dimensions];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          function.applyAsDouble(Arrays.copyOfRange(points, i * dimensions, (i + 1) * dimensions));
    }
    return values;
  }

  private static double[] flat(double[][] grid, boolean[] chosen, boolean wanted) {
    return IntStream.range(0, grid.length)
        .filter(i -> chosen[i] == wanted)
        .mapToObj(i -> grid[i])
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /** Reads points, values and places of each number of dimensions, and writes the result. */
  private static void griddata(Path directory) throws IOException, InterruptedException {
    String script =
        """
        import numpy as np
        from scipy.interpolate import griddata
        for d in (1, 2, 3, 5):
            x, v, q = (np.fromfile(name + str(d)) for name in ("points", "values", "places"))
            if d == 1:
                result = griddata(x, v, q, method="linear")
            else:
                result = griddata(x.reshape(-1, d), v, q.reshape(-1, d), method="linear", rescale=True)
            result.ravel().tofile("result" + str(d))
        """;
    Process process =
        new ProcessBuilder("/usr/bin/python3", "-W", "ignore", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("python3 printed:%n%s", printed).isZero();
  }

  private static double[] read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    double[] numbers = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asDoubleBuffer().get(numbers);
    return numbers;
  }

  private static void write(Path file, double[] numbers) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.nativeOrder());
    bytes.asDoubleBuffer().put(numbers);
    Files.write(file, bytes.array());
  }
}
