package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several sweeps in one file. */
final class SweepsTest {
  private static final String THREE =
      """
      model: {expr: {q: "k * T"}}
      parameters: {T: [1, 2, 3], k: 2}
      results: {file: out/heat.h5}
      sweeps:
        coarse:
        fine: {parameters: {T: {linspace: [1, 3, 9]}}, where: "T > 1.5"}
        other: {name: own, results: {file: own.h5}, sampling: {method: random, n: 3}}
      """;

  @TempDir Path directory;
  private ConfigFiles files;

  @BeforeEach
  void setUp() {
    files = new ConfigFiles(directory);
  }

  private List<SweepConfig> all(List<String> overrides, String... chosen) throws Exception {
    return ConfigReader.readAll(files.write("heat.yaml", THREE), overrides, List.of(chosen));
  }

  @Test
  void eachInheritsTheTopLevelAndHasItsOwnFile() throws Exception {
    List<SweepConfig> sweeps = all(List.of());

    assertThat(sweeps.stream().map(SweepConfig::name))
        .containsExactly("heat-coarse", "heat-fine", "own");
    assertThat(sweeps.stream().map(s -> s.resultsFile().toString()))
        .containsExactly("out/heat-coarse.h5", "out/heat-fine.h5", "own.h5");
    assertThat(sweeps.stream().map(s -> s.where() == null)).containsExactly(true, false, true);
    assertThat(sweeps.get(1).parameters().getFirst().spec())
        .isEqualTo(new ParameterSpec.Linspace(1, 3, 9));
  }

  @Test
  void eachReadsAgainFromItsText() throws Exception {
    for (SweepConfig sweep : all(List.of())) {
      SweepConfig again = ConfigReader.readAgain(sweep.text(), sweep.file());

      assertThat(again.text()).isEqualTo(sweep.text());
      assertThat(again.resultsFile()).isEqualTo(sweep.resultsFile());
    }
  }

  @Test
  void theCommandLineReachesIntoThem() throws Exception {
    List<SweepConfig> sweeps = all(List.of("sweeps.fine.parameters.T=5", "parameters.k=7"));

    assertThat(sweeps.get(1).parameters().getFirst().spec())
        .isEqualTo(new ParameterSpec.Fixed(new Value.Numeric(5)));
    assertThat(sweeps.get(2).parameters().getLast().spec())
        .isEqualTo(new ParameterSpec.Fixed(new Value.Numeric(7)));
  }

  @Test
  void takesThoseThatAreChosenInTheOrderOfTheFile() throws Exception {
    assertThat(all(List.of(), "other", "coarse").stream().map(SweepConfig::name))
        .containsExactly("heat-coarse", "own");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> all(List.of(), "fin"))
        .withMessageContaining("there is no sweep 'fin'; sweeps: coarse, fine, other");
  }

  @Test
  void refusesSeveralWhereOneIsWanted() throws Exception {
    assertThat(files.faults(THREE))
        .isEqualTo(
            "heat.yaml:1:1: here are several sweeps, heat-coarse, heat-fine, own, where one is"
                + " wanted");
  }

  @Test
  void tellsAllFaultsOnceWithTheirPlaces() throws Exception {
    assertThat(
            files.faults(
                """
                model: {expr: {q: "k * T"}}
                parameters: {T: [1, 1], k: 2}
                sweeps:
                  a: {execution: {workers: 2, chunk: 0}}
                  b: {sweeps: {}}
                  c/d:
                  e: 3
                """))
        .isEqualTo(
            """
            heat.yaml:2:21: parameter 'T' has the value 1 twice, first at heat.yaml:2:18; remove one
            heat.yaml:4:19: 'workers' is one for all sweeps of a file; give it in execution at the top level
            heat.yaml:4:38: chunk, unless auto, must be a whole number of at least 1, not the number 0
            heat.yaml:5:7: 'sweeps' belongs to the top level, not in sweep 'b'
            heat.yaml:6:3: a sweep's name becomes a file's name, so it cannot hold '/', '\\' or control characters
            heat.yaml:7:6: sweep 'e' must be a mapping of keys, not the number 3\
            """);
  }

  @Test
  void refusesTwoWithOneResultsFile() throws Exception {
    assertThat(
            files.faults(
                ConfigFiles.MODEL
                    + """
                    parameters: {T: 1}
                    sweeps:
                      a: {results: {file: x.h5}}
                      b: {results: {file: ./x.h5}}
                    """))
        .isEqualTo(
            "heat.yaml:5:3: sweeps 'a' and 'b' have one results file, ./x.h5; give each its own"
                + " results: {file: ...}");
  }
}
