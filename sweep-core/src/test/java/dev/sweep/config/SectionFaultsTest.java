package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionFaultsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "space: {}|1: 'space' in the configuration is not supported yet",
        "sweeps: []|1: 'sweeps' in the configuration is not supported yet",
        "wehre: T > 1|1: unknown key 'wehre' in the configuration; did you mean 'where'?",
        "name: a/b|7: name becomes a file's name, so it cannot hold '/', '\\' or control characters",
        "name: ..|7: name becomes a file's name, so it cannot be '..'",
        "where: T + 1|8: expected a condition, true or false, got a number; compare it with something",
        "where: T > q|12: unknown variable 'q' in where; known: T, k",
        "where: [T]|8: where must be a formula, not the list [T]",
        "sampling: grid|11: sampling must be a mapping of keys, not the text 'grid'",
        "sampling: {method: lhs, n: 3}|20: method 'lhs' is not supported yet; use one of grid, zip, random",
        "sampling: {method: gird}|20: method must be one of grid, zip, random, not the text 'gird'; did you mean 'grid'?",
        "sampling: {method: random}|11: method random needs 'n', the number of points",
        "sampling: {method: random, n: 0}|31: n must be a whole number of at least 1, not the number 0",
        "sampling: {method: random, n: 9007199254740993}|31: n must be at most 2^53, not the number 9007199254740993",
        "sampling: {method: random, n: 5, seed: 1.5}|40: seed must be a whole number of 64 bits, not the number 1.5",
        "sampling: {method: random, n: 5, seed: 1e-99999999999}|40: seed must be a whole number of 64 bits, not the number 1e-99999999999",
        "sampling: {method: random, n: 5, replicates: 3}|34: 'replicates' in sampling is not supported yet",
        "sampling: {method: random, n: 5, successes: 3}|34: 'successes' in sampling is not supported yet",
        "sampling: {n: 5}|11: sampling has 'n' but no method; add method: random",
        "execution: {manager: mpi}|22: manager 'mpi' is not supported yet; use one of auto, single, local",
        "execution: {isolation: process}|24: isolation 'process' is not supported yet; use one of thread",
        "execution: {workers: 0}|22: workers, unless auto, must be a whole number of at least 1, not the number 0",
        "execution: {workers: 3000000000}|22: workers must be at most 2147483647, not 3000000000",
        "execution: {schedule: random}|23: schedule must be one of dynamic, static, not the text 'random'",
        "execution: {stop_before_walltime: 5m}|13: 'stop_before_walltime' in execution is not supported yet",
        "results: {flie: a.h5}|11: unknown key 'flie' in results; did you mean 'file'?",
        "results: a.h5|10: results must be a mapping of keys, not the text 'a.h5'",
      })
  void namesTheFaultOfAKey(String line, String fault) throws Exception {
    String text = line + "\n" + ConfigFiles.MODEL + "parameters: {T: [1, 2], k: [3, 4]}\n";

    assertThat(new ConfigFiles(directory).faults(text)).isEqualTo("heat.yaml:1:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{method: grid, n: 5}|{T: 1}|2:29: n is for sampled methods; a grid or zip has as many points as its axes give: remove it",
        "{method: grid}|{x: {uniform: [0, 1]}}|3:14: parameter 'x' is drawn at random, which method grid cannot do; use method: random or give it values",
        "{method: zip}|{x: {uniform: [0, 1]}}|3:14: parameter 'x' is drawn at random, which method zip cannot do; use method: random or give it values",
        "{method: zip}|{a: [1, 2], c: 5, b: [1, 2, 3]}|3:31: method zip needs axes of one length: 'b' has 3 values, 'a' has 2",
        "|{x: {uniform: [0, 1]}}|3:13: parameter 'x' is drawn at random, so sampling must say how often: sampling: {method: random, n: 1000, seed: 1}",
        "|{a: {range: [0, 1e12, 1]}, b: {range: [0, 1e12, 1]}}|3:40: the grid has more points than can be numbered: 1000000000000 before parameter 'b', times its 1000000000000 values, is beyond 9223372036854775807",
      })
  void namesWhereSamplingAndParametersDoNotFit(String sampling, String parameters, String fault)
      throws Exception {
    String method = sampling == null ? "# none" : "sampling: " + sampling;
    String text = ConfigFiles.MODEL + method + "\nparameters: " + parameters + "\n";

    assertThat(new ConfigFiles(directory).faults(text)).isEqualTo("heat.yaml:" + fault);
  }

  @Test
  void reportsAllFaultsAtOnceInTheOrderOfTheirPlaces() throws Exception {
    String text =
        """
        model:
          expr:
            q: k*T^^4
            r: "qq + 1"
        parameters:
          T: {linspace: [1, 2]}
          T: 3
          k: .nan
        sampling: {method: sobol}
        execution: {workers: many}
        """;

    assertThat(new ConfigFiles(directory).faults(text, "outputs.k.unit=W").lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("heat.yaml:3:12: "),
            line -> assertThat(line).startsWith("heat.yaml:4:9: unknown variable 'qq'"),
            line -> assertThat(line).startsWith("heat.yaml:6:17: linspace"),
            line -> assertThat(line).startsWith("heat.yaml:7:3: key 'T' is given twice"),
            line -> assertThat(line).startsWith("heat.yaml:8:6: the value of parameter 'k'"),
            line -> assertThat(line).startsWith("heat.yaml:9:20: method 'sobol'"),
            line -> assertThat(line).startsWith("heat.yaml:10:22: workers"),
            line -> assertThat(line).startsWith("--set outputs.k.unit:1:9: output 'k'"),
            line -> assertThat(line).contains("has the name of a parameter"));
  }

  @Test
  void asksForWhatIsMissing() throws Exception {
    assertThat(new ConfigFiles(directory).faults("name: heat\n"))
        .isEqualTo(
            """
            heat.yaml:1:1: 'parameters' is missing; give at least one, such as {T: [280, 300, 320]}
            heat.yaml:1:1: 'model' is missing; give expr, java or command\
            """);
  }
}
