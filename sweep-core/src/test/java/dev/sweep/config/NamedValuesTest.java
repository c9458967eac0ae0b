package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code values: {tight: 1e-7, loose: 1e-5}}. */
final class NamedValuesTest {
  @TempDir Path directory;
  private ConfigFiles files;

  @BeforeEach
  void setUp() {
    files = new ConfigFiles(directory);
  }

  @Test
  void readsTheNamesOfValuesAndOfAChoice() throws Exception {
    SweepConfig config =
        files.read(
            """
            model: {expr: {q: "if(tol_label == 'tight', 1, 2)"}}
            parameters:
              tol: {values: {tight: 1e-7, loose: 1e-5}}
              s: {choice: {fast: cg, robust: gmres}, p: [0.7, 0.3]}
            sampling: {method: random, n: 4}
            where: "s_label != 'robust'"
            """);

    assertThat(config.parameters().get(0).traits().labels()).containsExactly("tight", "loose");
    assertThat(config.parameters().get(1).traits().labels()).containsExactly("fast", "robust");
  }

  @Test
  void takesValuesByTheirNameOnTheCommandLine() throws Exception {
    SweepConfig config =
        files.read(
            ConfigFiles.MODEL + "parameters: {tol: {values: {tight: 1e-7, loose: 1e-5}}}",
            "parameters.tol.values.tight=1e-9");

    assertThat(config.parameters().getFirst().spec())
        .isEqualTo(
            new ParameterSpec.Values(List.of(new Value.Numeric(1e-9), new Value.Numeric(1e-5))));
  }

  @Test
  void refusesEmptyNamesAndAnEqualValueUnderTwo() throws Exception {
    assertThat(
            files.faults(
                ConfigFiles.MODEL
                    + """
                    parameters:
                      a: {values: {x: 1, y: 1}}
                      b: {values: {"": 1}}
                      c: {values: {}}
                    """))
        .isEqualTo(
            """
            heat.yaml:3:25: parameter 'a' has the value 1 twice, first at heat.yaml:3:19; remove one
            heat.yaml:4:16: a label in parameter 'b' is empty; name the value
            heat.yaml:5:15: parameter 'c' has an empty list of values; give at least one\
            """);
  }

  @Test
  void refusesAParameterOrAnOutputInTheLabelsPlace() throws Exception {
    assertThat(
            files.faults(
                """
                model: {expr: {b_label: "1"}}
                parameters:
                  a: {values: {x: 1, y: 2}}
                  b: {values: {x: 1, y: 2}}
                  a_label: [1, 2]
                """))
        .isEqualTo(
            """
            heat.yaml:1:16: output 'b_label' has the name of a column of labels (at heat.yaml:4:3); rename one
            heat.yaml:3:3: the labels of parameter 'a' need the name 'a_label', which is a parameter; rename one\
            """);
  }
}
