package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MorrisTrajectoriesTest extends DesignContract {
  private static final int MANY = 12_000;
  private static final ParameterConfig X = parameter("x", new Uniform(0, 1));
  private static final ParameterConfig Y = parameter("y", new Uniform(0, 1));
  private static final ParameterConfig Z = parameter("z", new Uniform(0, 1));

  @Override
  Design design() {
    return morris(200, 4, X, fixed("c", 3), Y, parameter("w", new Uniform(5, 10)));
  }

  @Test
  void movesEachParameterOnceByDelta() {
    double delta = 4 / 6.0;
    double[][] points = PointBlock.of(morris(MANY, 4, X, Y, Z), 0, 4 * MANY).columns();
    for (int start = 0; start < 4 * MANY; start += 4) {
      for (double[] column : points) {
        int moves = 0;
        for (int i = start; i < start + 3; i++) {
          double step = Math.abs(column[i + 1] - column[i]);
          moves += step > 0 ? 1 : 0;
          assertThat(step == 0 || Math.abs(step - delta) < 1e-15).isTrue();
        }
        assertThat(moves).isEqualTo(1);
      }
      for (int i = start; i < start + 3; i++) {
        assertThat(moved(points, i)).hasSize(1);
      }
    }
  }

  private static List<Integer> moved(double[][] points, int row) {
    return List.of(0, 1, 2).stream().filter(i -> points[i][row] != points[i][row + 1]).toList();
  }

  @Test
  void usesAllLevelsOrdersAndDirectionsAlikeWithSeed1() {
    double[][] points = PointBlock.of(morris(MANY, 4, X, Y, Z), 0, 4 * MANY).columns();
    Map<Object, Integer> counts = new HashMap<>();
    for (int start = 0; start < 4 * MANY; start += 4) {
      counts.merge("level " + Math.round(3 * points[0][start]), 1, Integer::sum);
      counts.merge("up " + (points[1][start + 3] > points[1][start]), 1, Integer::sum);
      counts.merge(
          List.of(moved(points, start), moved(points, start + 1), moved(points, start + 2)),
          1,
          Integer::sum);
    }

    assertThat(counts).hasSize(4 + 2 + 6);
    // Five standard deviations of a count of each.
    counts.forEach((what, count) -> {
      double share =
          what instanceof List<?> ? 1 / 6.0 : what.toString().startsWith("u") ? 0.5 : 0.25;
      double deviation = Math.sqrt(MANY * share * (1 - share));
      assertThat((double) count).as("%s", what).isEqualTo(MANY * share, within(5 * deviation));
    });
  }

  @Test
  void reachesBothEndsOfADistribution() {
    double[][] points =
        PointBlock.of(morris(50, 2, parameter("w", new Uniform(0.1, 0.7))), 0, 100).columns();

    assertThat(points[0]).containsOnly(0.1, 0.7);
  }

  @Test
  void beginsWithTheTrajectoriesOfASmallerPlan() {
    double[][] few = PointBlock.of(morris(10, 4, X, Y), 0, 30).columns();
    double[][] many = PointBlock.of(morris(1000, 4, X, Y), 0, 3000).columns();

    assertThat(many[1]).startsWith(few[1]);
  }

  @Test
  void refusesAnOddNumberOfLevels() {
    assertThatIllegalArgumentException().isThrownBy(() -> morris(1, 3, X));
  }

  private static Design morris(long n, long levels, ParameterConfig... parameters) {
    Details details = new Details(false, 0, List.of(), levels, false, List.of());
    return Designs.of(Configs.sampled(Method.MORRIS, n, 1, details, parameters));
  }
}
