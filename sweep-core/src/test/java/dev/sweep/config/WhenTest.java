package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults of {@code when}. */
final class WhenTest {
  @TempDir Path directory;
  private ConfigFiles files;

  @BeforeEach
  void setUp() {
    files = new ConfigFiles(directory);
  }

  @Test
  void pointsIntoAConditionThatIsNone() throws Exception {
    assertThat(
            files.faults(
                ConfigFiles.MODEL
                    + """
                    parameters:
                      s: [cg, gmres]
                      a: {values: [1, 2], when: "t == 'cg'"}
                      b: {values: [1, 2], when: "s < 1"}
                      c: {values: [1, 2], when: [s]}
                      d: {values: [1, 2], when: "1"}
                    """))
        .isEqualTo(
            """
            heat.yaml:4:30: unknown variable 't' in when of parameter 'a'; known: s, a, b, c, d
            heat.yaml:5:30: '<' wants a number, got a text
            heat.yaml:6:29: when of parameter 'c' must be a formula, not the list [s]
            heat.yaml:7:30: expected a condition, true or false, got a number; compare it with something\
            """);
  }

  @Test
  void showsTheWayRoundACircle() throws Exception {
    assertThat(
            files.faults(
                ConfigFiles.MODEL
                    + """
                    parameters:
                      d: {values: [1, 2], when: "a > 1"}
                      a: {values: [1, 2], when: "b > 1"}
                      b: {values: {x: 1, y: 2}, when: "a > 1"}
                      c: {values: {x: 1, y: 2}, when: "c_label == 'x'"}
                    """))
        .isEqualTo(
            """
            heat.yaml:4:3: conditions go round in a circle: 'a' asks for 'b' asks for 'a'
            heat.yaml:6:3: conditions go round in a circle: 'c' asks for 'c'\
            """);
  }

  @Test
  void refusesACircleOfParametersThatVaryTogether() throws Exception {
    assertThat(
            files.faults(
                ConfigFiles.MODEL
                    + """
                    parameters:
                      a: {values: [1, 2], when: "c > 1"}
                      b: [1, 2]
                      c: {values: [1, 2], when: "b > 1"}
                    space: {zip: [a, b]}
                    """))
        .isEqualTo(
            "heat.yaml:3:29: conditions go round in a circle: 'a', 'b' vary together, and one asks"
                + " for what another decides");
  }

  @Test
  void refusesAnAxisBesideASampleThatWouldDependOnDraws() throws Exception {
    assertThat(
            files.faults(
                ConfigFiles.MODEL
                    + """
                    parameters:
                      x: {uniform: [0, 1]}
                      T: {values: [1, 2], when: "x > 0.5"}
                    sampling: {method: random, n: 3}
                    space: T
                    """))
        .isEqualTo(
            "heat.yaml:4:29: when of parameter 'T', an axis of space, asks for 'x', which method"
                + " random makes; it may ask for axes of space and fixed values");
  }

  @Test
  void refusesConditionsOnAxesTooLongToGoThrough() throws Exception {
    assertThat(
            files.faults(
                ConfigFiles.MODEL
                    + """
                    parameters:
                      x: {linspace: [0, 1, 1000]}
                      y: {linspace: [0, 1, 1000]}
                      T: {values: [1, 2], when: "x + y > 0.5"}
                    """))
        .isEqualTo(
            "heat.yaml:4:3: conditions ask for parameters with more than 65536 combinations of"
                + " values; use where for long axes");
  }
}
