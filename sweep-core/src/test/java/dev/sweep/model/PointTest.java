package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.space.PointBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointTest {
  private final PointBlock block =
      new PointBlock(
          40,
          2,
          List.of(
              Blocks.real("x"), Blocks.whole("n"), Blocks.flag("on"), Blocks.text("s", "a", "b")),
          new double[][] {{0.5, 1.5}, {3, 4}, {0, 1}, {0, 1}});

  @Test
  void givesTheValuesOfItsRow() {
    Point point = Point.of(block, 1);
    assertThat(point.pointNumber()).isEqualTo(41);
    assertThat(point.names()).containsExactly("x", "n", "on", "s");
    assertThat(point.number("x")).isEqualTo(1.5);
    assertThat(point.number("n")).isEqualTo(4);
    assertThat(point.flag("on")).isTrue();
    assertThat(point.text("s")).isEqualTo("b");
    assertThat(point).hasToString("point 41 x=1.5 n=4 on=true s=b");
  }

  @Test
  void saysWhichParametersThereAre() {
    assertThatThrownBy(() -> Point.of(block, 0).number("y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no parameter 'y'; there are: x, n, on, s");
  }

  @Test
  void refusesAValueOfAnotherType() {
    assertThatThrownBy(() -> Point.of(block, 0).number("s"))
        .hasMessage("parameter 's' is a string, wanted a number");
    assertThatThrownBy(() -> Point.of(block, 0).text("on"))
        .hasMessage("parameter 'on' is a boolean, wanted a string");
    assertThatThrownBy(() -> Point.of(block, 0).flag("x"))
        .hasMessage("parameter 'x' is a number, wanted a boolean");
  }
}
