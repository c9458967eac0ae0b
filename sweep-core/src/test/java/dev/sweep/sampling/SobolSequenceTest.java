package dev.sweep.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sweep.config.SamplingConfig.Method;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

final class SobolSequenceTest extends SequenceContract {

  @Override
  Method method() {
    return Method.SOBOL;
  }

  @Test
  void hasThePointsOfScipyNumberByNumber() throws Exception {
    String differences =
        Scipy.on(
            directory,
            points(0, 4096, 21, 0, false),
            "print(np.count_nonzero(columns.T != qmc.Sobol(21, scramble=False).random(4096)))");

    assertThat(differences).isEqualTo("0");
  }

  @Test
  void hasThePointsOfScipyInAllDimensions() throws Exception {
    String differences =
        Scipy.on(
            directory,
            points(0, 128, 1000, 0, false),
            "print(np.count_nonzero(columns.T != qmc.Sobol(1000, scramble=False).random(128)))");

    assertThat(differences).isEqualTo("0");
  }

  /** Where scipy's 30 binary digits are not enough. */
  @Test
  void hasThePointsOfCommonsMathFarOut() {
    SobolSequenceGenerator other = new SobolSequenceGenerator(12);
    int first = Integer.MAX_VALUE - 100;
    double[][] points = points(first, 100, 12, 0, false);

    double[] expected = other.skipTo(first);
    for (int row = 0; row < 100; row++) {
      for (int i = 0; i < 12; i++) {
        assertThat(points[i][row]).isEqualTo(expected[i]);
      }
      expected = other.nextVector();
    }
  }

  @Test
  void givesPointsBeyondAQuadrillion() {
    double[][] points = points((1L << 53) - 5, 5, 3, 0, false);

    assertThat(DoubleStream.of(points[0])).doesNotHaveDuplicates().allMatch(u -> u >= 0 && u < 1);
  }

  /** Of 2^8 points from a multiple of 2^8 on, each of 2^8 boxes of any shape holds one. */
  @Test
  void keepsANetWhenScrambledWithSeeds0To9() {
    for (int seed = 0; seed < 10; seed++) {
      double[][] points = points(512, 256, 2, seed, true);
      for (int rows = 0; rows <= 8; rows++) {
        BitSet boxes = new BitSet(256);
        for (int i = 0; i < 256; i++) {
          int row = (int) (points[0][i] * (1 << rows));
          int column = (int) (points[1][i] * (1 << (8 - rows)));
          boxes.set((row << (8 - rows)) + column);
        }
        assertThat(boxes.cardinality()).as("seed %s, %s rows", seed, rows).isEqualTo(256);
      }
    }
  }

  @Test
  void hasNoMoreThanAThousandDimensions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> points(0, 1, 1001, 0, false))
        .withMessage("no direction numbers for dimension 1000");
  }
}
