package dev.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.config.ParameterSpec;
import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The expected numbers were printed by numpy 1.24, unless a test says otherwise. */
final class AxisTest {

  @Test
  void spacesEvenlyWithTheBitsOfNumpy() {
    assertThat(values(new LinearAxis(0.1, 0.7, 7)))
        .containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    assertThat(values(new LinearAxis(1e5, 2e5, 4)))
        .containsExactly(100000.0, 133333.33333333334, 166666.6666666667, 200000.0);
    assertThat(values(new LinearAxis(1, -1, 6)))
        .containsExactly(
            1.0, 0.6, 0.19999999999999996, -0.20000000000000018, -0.6000000000000001, -1.0);
  }

  @Test
  void endsEvenSpacingExactlyOnItsEnds() {
    for (long size = 2; size < 500; size++) {
      Axis axis = new LinearAxis(0.1, 1.3, size);
      assertThat(axis.value(0)).isEqualTo(0.1);
      assertThat(axis.value(size - 1)).isEqualTo(1.3);
    }
    assertThat(new LinearAxis(0.1, 1.3, 1).value(0)).isEqualTo(0.1);
  }

  @Test
  void spacesEvenlyOverTheWholeRangeOfDoubles() {
    assertThat(values(new LinearAxis(-Double.MAX_VALUE, Double.MAX_VALUE, 3)))
        .containsExactly(-Double.MAX_VALUE, 0, Double.MAX_VALUE);
    assertThat(values(new LinearAxis(0, Double.MIN_VALUE, 3)))
        .containsExactly(0, 0, Double.MIN_VALUE);
  }

  @Test
  void meetsPowersOfTenExactly() {
    // Not as numpy, which gives 9.999999999999999e-06: the nearest doubles.
    assertThat(values(new GeometricAxis(1e-6, 1e-2, 5)))
        .containsExactly(1e-6, 1e-5, 1e-4, 1e-3, 1e-2);
    assertThat(values(new GeometricAxis(-100, -0.1, 4))).containsExactly(-100, -10, -1, -0.1);
    assertThat(values(new LogarithmicAxis(new LinearAxis(-6, -2, 5))))
        .containsExactly(1e-6, 1e-5, 1e-4, 1e-3, 1e-2);
  }

  @Test
  void meetsPowersOfTwoExactly() {
    assertThat(values(new GeometricAxis(1, 256, 9)))
        .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256);
  }

  @Test
  void spacesByAConstantRatioToTwoUnitsInTheLastPlace() {
    // Computed with 60 digits and rounded once; numpy is off by up to 12 units here.
    assertRight(
        new GeometricAxis(2e-7, 3.3e5, 8),
        2e-07,
        1.112717311612412e-05,
        0.0006190699077809767,
        0.03444249017430961,
        1.9162377535997352,
        106.61154607978524,
        5931.42564703707,
        330000.0);
    assertRight(
        new GeometricAxis(-3, -1000, 6),
        -3.0,
        -9.587315155141827,
        -30.638870628004053,
        -97.91483623609768,
        -312.9134644531898,
        -1000.0);
    assertRight(
        new GeometricAxis(1.5e-250, 7e30, 5),
        1.5e-250,
        2.2046667602623975e-180,
        3.2403703492039304e-110,
        4.7626245332198415e-40,
        7e+30);
  }

  @Test
  void spacesExponentsOfTenAsNumpy() {
    Axis axis = new LogarithmicAxis(new LinearAxis(0.5, 2.25, 6));
    double[] numpy = {
      3.162277660168379,
      7.079457843841379,
      15.848931924611135,
      35.481338923357534,
      79.43282347242813,
      177.82794100389228
    };

    assertThat(axis.size()).isEqualTo(numpy.length);
    for (int i = 0; i < numpy.length; i++) {
      assertThat(axis.value(i)).isCloseTo(numpy[i], Percentage.withPercentage(1e-13));
    }
  }

  @Test
  void spacesByARatioThatIsNoDouble() {
    Axis axis = new GeometricAxis(2e-300, 2e300, 3);

    assertThat(axis.value(0)).isEqualTo(2e-300);
    assertThat(axis.value(1)).isCloseTo(2, Percentage.withPercentage(1e-10));
    assertThat(axis.value(2)).isEqualTo(2e300);
  }

  @Test
  void refusesARatioBetweenEndsOfTwoSigns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeometricAxis(-1, 10, 3))
        .withMessage("no constant ratio between -1.0 and 10.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new GeometricAxis(0, 10, 3));
  }

  @Test
  void mirrorsAnAxisBetweenItsOwnEnds() {
    Axis axis = new ReversedAxis(new GeometricAxis(0.1, 100, 4));

    assertThat(axis.value(0)).isEqualTo(0.1);
    assertThat(axis.value(1)).isEqualTo((100 + 0.1) - 10);
    assertThat(axis.value(2)).isEqualTo((100 + 0.1) - 1);
    assertThat(axis.value(3)).isEqualTo(100);
    assertThat(new ReversedAxis(new GeometricAxis(3, 7, 1)).value(0)).isEqualTo(3);
  }

  @Test
  void stopsARangeShortOfItsEnd() {
    assertThat(values(range(0, 1, 0.1)))
        .containsExactly(
            0.0,
            0.1,
            0.2,
            0.30000000000000004,
            0.4,
            0.5,
            0.6000000000000001,
            0.7000000000000001,
            0.8,
            0.9);
    assertThat(values(range(0, 10, 2))).containsExactly(0, 2, 4, 6, 8);
    assertThat(values(range(0, 9, 2))).containsExactly(0, 2, 4, 6, 8);
    assertThat(values(range(5, 0, -1))).containsExactly(5, 4, 3, 2, 1);
    assertThat(values(range(1, 2, 5))).containsExactly(1);
  }

  @Test
  void doesNotCountAValueThatIsTheEndButForRounding() {
    // Not as numpy, whose arange gives four, the last 1.3000000000000003.
    assertThat(values(range(1, 1.3, 0.1))).containsExactly(1.0, 1.1, 1.2);
    for (int size = 1; size < 2_000; size++) {
      assertThat(range(0, size / 100.0, 0.01).size()).isEqualTo(size);
      assertThat(range(7, 7 + size / 1000.0, 0.001).size()).isEqualTo(size);
    }
  }

  @Test
  void refusesARangeThatNeverReachesItsEnd() {
    assertThatIllegalArgumentException().isThrownBy(() -> range(0, 10, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> range(0, 10, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> range(0, 1e30, 1))
        .withMessage("no axis of 1 to 2^62 values: Range[start=0.0, stop=1.0E30, step=1.0]");
  }

  @Test
  void looksUpTheSameValuesAsItComputes() {
    Axis computed = new GeometricAxis(0.3, 77, 1000);

    assertThat(values(ListAxis.tabulated(computed))).containsExactly(values(computed));
    Axis huge = new GeometricAxis(0.3, 77, 1L << 40);
    assertThat(ListAxis.tabulated(huge)).isSameAs(huge);
  }

  private static double[] values(Axis axis) {
    double[] values = new double[Math.toIntExact(axis.size())];
    Arrays.setAll(values, axis::value);
    return values;
  }

  private static void assertRight(Axis axis, double... expected) {
    assertThat(axis.size()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(axis.value(i)).isCloseTo(expected[i], within(2 * Math.ulp(expected[i])));
    }
  }

  private static RangeAxis range(double start, double stop, double step) {
    return RangeAxis.of(new ParameterSpec.Range(start, stop, step));
  }
}
