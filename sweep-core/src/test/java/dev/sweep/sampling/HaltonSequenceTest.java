package dev.sweep.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.SamplingConfig.Method;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class HaltonSequenceTest extends SequenceContract {

  @Override
  Method method() {
    return Method.HALTON;
  }

  @Test
  void hasThePointsOfScipyNumberByNumber() throws Exception {
    String worst =
        Scipy.on(
            directory,
            points(0, 4096, 40, 0, false),
            "print(abs(columns.T - qmc.Halton(40, scramble=False).random(4096)).max())");

    assertThat(Double.parseDouble(worst)).isLessThan(3e-16);
  }

  @Test
  void hasThePointsOfScipyInAThousandDimensions() throws Exception {
    String worst =
        Scipy.on(
            directory,
            points(0, 64, 1000, 0, false),
            "print(abs(columns.T - qmc.Halton(1000, scramble=False).random(64)).max())");

    assertThat(Double.parseDouble(worst)).isLessThan(3e-16);
  }

  @Test
  void mirrorsDigitsAtThePoint() {
    // 2^40 + 5 is 10...0101 in base 2.
    double[][] points = points((1L << 40) + 5, 2, 1, 0, false);

    assertThat(points[0]).containsExactly(0.625 + 0x1p-41, 0.375 + 0x1p-41);
  }

  /** Of 3^5 points from a multiple of 3^5 on, each of 3^5 intervals in base 3 holds one. */
  @Test
  void staysEvenWhenScrambledWithSeeds0To9() {
    for (int seed = 0; seed < 10; seed++) {
      double[] points = points(486, 243, 2, seed, true)[1];
      BitSet boxes = new BitSet(243);
      for (double u : points) {
        boxes.set((int) (u * 243));
      }
      assertThat(boxes.cardinality()).as("seed %s", seed).isEqualTo(243);
    }
  }

  @Test
  void staysBelowOneInEveryBase() {
    for (double[] column : points(7919 * 7919L - 500, 1000, 1000, 3, true)) {
      assertThat(DoubleStream.of(column)).allMatch(u -> u >= 0 && u < 1);
    }
  }
}
