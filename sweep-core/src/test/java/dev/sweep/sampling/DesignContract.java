package dev.sweep.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.PointBlock;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every design promises. */
abstract class DesignContract {

  /** Returns a design of several hundred to several thousand points. */
  abstract Design design();

  @Test
  void givesTheSameValuesInAnyPartitionOfSeed3() {
    Design design = design();
    double[][] whole = PointBlock.of(design, 0, (int) design.size()).columns();
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 20; round++) {
      for (int first = 0; first < design.size(); ) {
        int count = (int) Math.min(random.nextInt(1, 200), design.size() - first);
        assertSameRows(PointBlock.of(design, first, count), whole);
        first += count;
      }
    }
  }

  @Test
  void leavesTheRestOfALongerColumnAlone() {
    Design design = design();
    double[][] columns = new double[design.parameters().size()][10];
    for (double[] column : columns) {
      column[7] = -99;
    }
    design.fill(1, 7, columns);
    for (double[] column : columns) {
      assertThat(column[7]).isEqualTo(-99);
    }
  }

  @Test
  void multipliesItsDimensionsToItsSize() {
    Design design = design();

    assertThat(design.dimensions().stream().mapToLong(Dimension::size).reduce(1, (a, b) -> a * b))
        .isEqualTo(design.size());
  }

  @Test
  void placesValuesWhereItPutsThem() {
    Design design = design();
    double[][] whole = PointBlock.of(design, 0, (int) design.size()).columns();
    List<Placement> placements = design.placements();
    for (int i = 0; i < whole.length; i++) {
      for (int point = 0; point < design.size(); point++) {
        assertPlaced(design, placements.get(i), point, whole[i][point]);
      }
    }
  }

  @Test
  void refusesPointsItDoesNotHave() {
    Design design = design();

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> PointBlock.of(design, design.size() - 1, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> PointBlock.of(design, -1, 1));
  }

  private static void assertSameRows(PointBlock block, double[][] whole) {
    for (int i = 0; i < whole.length; i++) {
      for (int row = 0; row < block.count(); row++) {
        // As objects: a value that is absent is NaN.
        assertThat(Double.valueOf(block.columns()[i][row]))
            .isEqualTo(Double.valueOf(whole[i][(int) block.first() + row]));
      }
    }
  }

  private static void assertPlaced(Design design, Placement placement, int point, double value) {
    switch (placement) {
      case Placement.Scalar(double scalar) ->
          assertThat(Double.valueOf(value)).isEqualTo(Double.valueOf(scalar));
      case Placement.OnAxis(int dimension, var axis) ->
          assertThat(Double.valueOf(value))
              .isEqualTo(Double.valueOf(axis.value(coordinate(design, dimension, point))));
      case Placement.PerPoint() -> assertThat(design.dimensions()).hasSize(1);
    }
  }

  private static long coordinate(Design design, int dimension, int point) {
    long rest = point;
    for (int i = design.dimensions().size() - 1; i > dimension; i--) {
      rest /= design.dimensions().get(i).size();
    }
    return rest % design.dimensions().get(dimension).size();
  }
}
