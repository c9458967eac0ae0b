package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SaltelliMatricesTest extends DesignContract {

  @Override
  Design design() {
    return saltelli(100, 3, true, true);
  }

  /** Rows of A and B are points of one sequence, with A in the first half of its dimensions. */
  @Test
  void mixesTheMatricesInTheOrderOfSalib() {
    double[][] base = points(sequence(4, 4), 4);
    double[][] points = points(saltelli(4, 2, true, false), 24);

    for (int row = 0; row < 4; row++) {
      double a1 = base[0][row];
      double a2 = base[1][row];
      double b1 = base[2][row];
      double b2 = base[3][row];
      assertThat(block(points[0], row, 6)).containsExactly(a1, b1, a1, a1, b1, b1);
      assertThat(block(points[1], row, 6)).containsExactly(a2, a2, b2, b2, a2, b2);
    }
  }

  @Test
  void leavesOutWhatOnlyTheSecondOrderNeeds() {
    double[][] base = points(sequence(4, 4), 4);
    double[][] points = points(saltelli(4, 2, false, false), 16);

    for (int row = 0; row < 4; row++) {
      assertThat(block(points[0], row, 4))
          .containsExactly(base[0][row], base[2][row], base[0][row], base[2][row]);
      assertThat(block(points[1], row, 4))
          .containsExactly(base[1][row], base[1][row], base[3][row], base[3][row]);
    }
  }

  @Test
  void countsItsPoints() {
    assertThat(saltelli(1024, 5, true, true).size()).isEqualTo(1024 * 12);
    assertThat(saltelli(1024, 5, false, true).size()).isEqualTo(1024 * 7);
  }

  /**
   * First and total indices of Ishigami's function (a = 7, b = 0.1), of which the truth is known.
   */
  @Test
  void givesTheIndicesOfIshigamisFunctionWithSeed1() {
    int n = 8192;
    double[][] points = points(saltelli(n, 3, false, true), 5 * n);
    double[] f = IntStream.range(0, 5 * n).mapToDouble(i -> ishigami(points, i)).toArray();
    double[] first = new double[3];
    double[] total = new double[3];
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < n; row++) {
      double a = f[5 * row];
      double b = f[5 * row + 4];
      sum += (a + b) / 2 / n;
      squares += (a * a + b * b) / 2 / n;
      for (int i = 0; i < 3; i++) {
        double mixed = f[5 * row + 1 + i];
        first[i] += b * (mixed - a) / n;
        total[i] += (a - mixed) * (a - mixed) / 2 / n;
      }
    }
    double variance = squares - sum * sum;

    double[] firstTruth = {0.3139, 0.4424, 0};
    double[] totalTruth = {0.5576, 0.4424, 0.2437};
    for (int i = 0; i < 3; i++) {
      assertThat(first[i] / variance).isEqualTo(firstTruth[i], within(0.02));
      assertThat(total[i] / variance).isEqualTo(totalTruth[i], within(0.02));
    }
  }

  private static double ishigami(double[][] points, int row) {
    double x = Math.PI * (2 * points[0][row] - 1);
    double y = Math.PI * (2 * points[1][row] - 1);
    double z = Math.PI * (2 * points[2][row] - 1);
    return Math.sin(x) + 7 * Math.sin(y) * Math.sin(y) + 0.1 * Math.pow(z, 4) * Math.sin(x);
  }

  private static double[] block(double[] column, int row, int size) {
    return Arrays.copyOfRange(column, row * size, (row + 1) * size);
  }

  private static double[][] points(Design design, int count) {
    return PointBlock.of(design, 0, count).columns();
  }

  private static Design sequence(long n, int dimensions) {
    Details details = new Details(false, 0, List.of());
    return Designs.of(Configs.sampled(Method.SOBOL, n, 1, details, parameters(dimensions)));
  }

  private static Design saltelli(long n, int dimensions, boolean secondOrder, boolean scramble) {
    Details details = new Details(scramble, 0, List.of(), 0, secondOrder, List.of());
    return Designs.of(Configs.sampled(Method.SALTELLI, n, 1, details, parameters(dimensions)));
  }

  private static ParameterConfig[] parameters(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> parameter("x" + i, new Uniform(0, 1)))
        .toArray(ParameterConfig[]::new);
  }
}
