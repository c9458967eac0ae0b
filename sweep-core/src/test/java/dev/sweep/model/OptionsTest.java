package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private final Options options =
      Options.of(
          Map.of("mesh", 20L, "tolerance", 1e-6, "big", 2e6, "verbose", true, "solver", "cg"));

  @Test
  void givesEachTypeAsItIs() {
    assertThat(options.number("tolerance")).isEqualTo(1e-6);
    assertThat(options.number("mesh")).isEqualTo(20);
    assertThat(options.whole("mesh")).isEqualTo(20);
    assertThat(options.whole("big")).isEqualTo(2_000_000);
    assertThat(options.flag("verbose")).isTrue();
    assertThat(options.text("solver")).isEqualTo("cg");
    assertThat(Options.of(Map.of("v", List.of(1L, 2.5))).numbers("v")).containsExactly(1, 2.5);
    assertThat(options.numbers("mesh")).containsExactly(20);
  }

  @Test
  void takesTheDefaultOnlyForWhatIsNotGiven() {
    assertThat(options.number("absent", 7)).isEqualTo(7);
    assertThat(options.whole("absent", 7)).isEqualTo(7);
    assertThat(options.flag("absent", true)).isTrue();
    assertThat(options.text("absent", "x")).isEqualTo("x");
    assertThat(options.whole("mesh", 7)).isEqualTo(20);
    assertThatThrownBy(() -> options.number("solver", 7))
        .hasMessage("option 'solver': got \"cg\", wanted a number");
  }

  @Test
  void saysWhatItGotAndWhatItWanted() {
    assertThatThrownBy(() -> options.whole("tolerance"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("option 'tolerance': got 1.0E-6, wanted a whole number");
    assertThatThrownBy(() -> options.flag("solver"))
        .hasMessage("option 'solver': got \"cg\", wanted a boolean");
    assertThatThrownBy(() -> options.text("mesh"))
        .hasMessage("option 'mesh': got 20, wanted a string");
    assertThatThrownBy(() -> options.number("steps"))
        .hasMessage(
            "option 'steps' is missing: wanted a number; given are: big, mesh, solver, tolerance,"
                + " verbose");
  }
}
