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
        "space: {}|8: a part of space is the name of an axis or one of {product: [...]}, {zip: [...]}, {concat: [...]}, not the mapping {}",
        "sweeps: []|9: sweeps must be a mapping of keys, not the list []",
        "wehre: T > 1|1: unknown key 'wehre' in the configuration; did you mean 'where'?",
        "name: a/b|7: name becomes a file's name, so it cannot hold '/', '\\' or control characters",
        "name: ..|7: name becomes a file's name, so it cannot be '..'",
        "where: T + 1|8: expected a condition, true or false, got a number; compare it with something",
        "where: T > q|12: unknown variable 'q' in where; known: T, k",
        "where: [T]|8: where must be a formula, not the list [T]",
        "sampling: grid|11: sampling must be a mapping of keys, not the text 'grid'",
        "sampling: {method: morris, levels: 4}|11: method morris needs 'n', the number of trajectories",
        "sampling: {method: saltelli, seed: 4}|11: method saltelli needs 'n', the number of rows of each matrix",
        "sampling: {method: morris, n: 3, levels: 5}|42: levels must be an even number of at most 2^20, not 5",
        "sampling: {method: morris, n: 3, levels: 1}|42: levels must be a whole number of at least 2, not the number 1",
        "sampling: {method: saltelli, n: 3, second_order: maybe}|50: second_order must be true or false, not the text 'maybe'",
        "sampling: {method: lhs, n: 3, nominal: {T: 1}}|31: 'nominal' in sampling goes with ofat, differential, not with method lhs",
        "sampling: {method: ofat, nominal: {T: 1, k: 3}, n: 4}|49: 'n' in sampling goes with random, lhs, sobol, halton, morris, saltelli, differential, not with method ofat",
        "sampling: {method: ofat, nominal: {T: 1}}|11: method ofat needs a nominal value of 'k', as in nominal: {k: ...}",
        "sampling: {method: ofat, nominal: {T: 1, k: 3, m: 4}}|51: nominal names 'm', which is no parameter that is varied",
        "sampling: {method: ofat, nominal: {T: 1, k: 'a'}}|45: the nominal value of 'k' must be a number",
        "sampling: {method: csv}|11: method csv needs 'file', such as file: points.csv",
        "sampling: {method: lhs}|11: method lhs needs 'n', the number of points",
        "sampling: {method: sobol, seed: 3}|11: method sobol needs 'n', the number of points",
        "sampling: {method: sobol, n: 3, scramble: 1}|43: scramble must be true or false, not the number 1",
        "sampling: {method: lhs, n: 3, scramble: true}|31: 'scramble' in sampling goes with sobol, halton, saltelli, not with method lhs",
        "sampling: {method: gird}|20: method must be one of grid, zip, random, lhs, sobol, halton, morris, saltelli, ofat, csv, differential, not the text 'gird'; did you mean 'grid'?",
        "sampling: {method: random}|11: method random needs 'n', the number of points",
        "sampling: {method: random, n: 0}|31: n must be a whole number of at least 1, not the number 0",
        "sampling: {method: random, n: 9007199254740993}|31: n must be at most 2^53, not the number 9007199254740993",
        "sampling: {method: random, n: 5, seed: 1.5}|40: seed must be a whole number of 64 bits, not the number 1.5",
        "sampling: {method: random, n: 5, seed: 1e-99999999999}|40: seed must be a whole number of 64 bits, not the number 1e-99999999999",
        "sampling: {method: random, n: 5, replicates: 0}|46: replicates must be a whole number of at least 1, not the number 0",
        "sampling: {replicates: 3000000000}|24: replicates must be at most 2^31, not 3000000000",
        "sampling: {method: random, n: 5, successes: 3}|28: 'n' says how many points are drawn in all, beside 'successes', which leaves that open; remove one",
        "sampling: {method: random, replicates: 5, successes: 3}|28: 'replicates' does not go with 'successes', which counts single draws; remove one",
        "sampling: {method: random, successes: 0}|39: successes must be a whole number of at least 1, not the number 0",
        "sampling: {method: sobol, successes: 30, max_draws: 20}|53: max_draws must be at least the 30 of successes, not 20",
        "sampling: {method: random, max_draws: 20}|11: 'max_draws' needs 'successes', how many must succeed",
        "sampling: {method: random, successes: 3}; space: T|11: space does not go with 'successes', which counts single draws; remove one",
        "sampling: {method: lhs, n: 5, successes: 3}|31: 'successes' in sampling goes with random, sobol, halton, not with method lhs",
        "sampling: {method: differential, n: 3}|11: method differential needs 'nominal', as in nominal: {method: lhs, n: 100} + heat.yaml:1:11: method differential needs 'perturb', as in perturb: {x: {sum: [-0.1, 0.1]}}",
        "sampling: {method: differential, nominal: {method: grid}, perturb: {T: {normal: {std: 1}}}}|11: method differential needs 'n', the number of perturbed points round each nominal one",
        "sampling: {method: differential, n: 3, nominal: {method: morris, n: 2}, perturb: {T: {sum: [0, 1]}}}|58: nominal points are made by one of grid, zip, random, lhs, sobol, halton, not by method morris",
        "sampling: {method: differential, n: 3, nominal: {method: random, successes: 2}, perturb: {T: {sum: [0, 1]}}}|49: nominal points are drawn before any is run: give n, not successes",
        "sampling: {method: differential, n: 3, replicates: 2, nominal: {method: grid}, perturb: {T: {sum: [0, 1]}}}|40: 'replicates' does not go with method differential",
        "sampling: {method: differential, n: 3, nominal: {method: grid}, perturb: {}}|74: perturb is empty; name a parameter to perturb",
        "sampling: {method: differential, n: 3, nominal: {method: grid}, perturb: {T: 0.1}}|78: perturb of 'T' must be one of {normal: {std: 0.1}}, {sum: [-0.1, 0.1]}, {product: [0.9, 1.1]}, {percentile: [-0.05, 0.05]}, not the number 0.1",
        "sampling: {method: differential, n: 3, nominal: {method: grid}, perturb: {T: {sum: [1, 0]}}}|84: sum of perturb of 'T' must have min below max, not 1.0 and 0.0",
        "sampling: {method: differential, n: 3, nominal: {method: grid}, perturb: {T: {normal: {std: 0}}}}|93: normal of perturb of 'T' must have std above 0, not 0.0",
        "sampling: {method: differential, n: 3, nominal: {method: grid}, perturb: {z: {sum: [0, 1]}}}|75: perturb names 'z', which is no parameter; known: T, k",
        "sampling: {method: random, n: 3, perturb: {T: {sum: [0, 1]}}}|34: 'perturb' in sampling goes with differential, not with method random",
        "sampling: {successes: 5}|11: sampling has 'successes' but no method; add method: random",
        "sampling: {n: 5}|11: sampling has 'n' but no method; add method: random",
        "execution: {manager: mpj}|22: manager must be one of auto, single, local, mpi, not the text 'mpj'; did you mean 'mpi'?",
        "execution: {isolation: proces}|24: isolation must be one of thread, process, not the text 'proces'; did you mean 'process'?",
        "execution: {root_works: no}|25: root_works must be one of true, false, not the text 'no'",
        "execution: {workers: 0}|22: workers, unless auto, must be a whole number of at least 1, not the number 0",
        "execution: {workers: 3000000000}|22: workers must be at most 2147483647, not 3000000000",
        "execution: {schedule: random}|23: schedule must be one of dynamic, static, not the text 'random'",
        "execution: {walltime: 5m, stop_before_walltime: 300s}|49: stop_before_walltime leaves nothing of the walltime; give less",
        "execution: {resources: {cpus: 0}}|31: cpus must be a whole number of at least 1, not the number 0",
        "execution: {workers: 2, resources: {cpus: 4}}|43: a point cannot take 4 cpus of 2 workers; give workers: 4, or fewer cpus",
        "execution: {resources: {gpus: 1}}|25: 'gpus' in resources is not supported yet",
        "execution: {resources: 2}|24: resources must be a mapping of keys, not the number 2",
        "results: {flie: a.h5}|11: unknown key 'flie' in results; did you mean 'file'?",
        "results: a.h5|10: results must be a mapping of keys, not the text 'a.h5'",
      })
  void namesTheFaultOfAKey(String line, String fault) throws Exception {
    String text =
        line.replace("; ", "\n")
            + "\n"
            + ConfigFiles.MODEL
            + "parameters: {T: [1, 2], k: [3, 4]}\n";

    assertThat(new ConfigFiles(directory).faults(text))
        .isEqualTo("heat.yaml:1:" + fault.replace(" + ", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{method: grid, n: 5}|{T: 1}|2:26: 'n' in sampling goes with random, lhs, sobol, halton, morris, saltelli, differential, not with method grid, which has as many points as its axes give",
        "{method: grid}|{x: {uniform: [0, 1]}}|3:14: parameter 'x' is drawn at random, which method grid cannot do; use method: random or give it values",
        "{method: zip}|{x: {uniform: [0, 1]}}|3:14: parameter 'x' is drawn at random, which method zip cannot do; use method: random or give it values",
        "{method: zip}|{a: [1, 2], c: 5, b: [1, 2, 3]}|3:31: method zip needs axes of one length: 'b' has 3 values, 'a' has 2",
        "|{x: {uniform: [0, 1]}}|3:13: parameter 'x' is drawn at random, so sampling must say how often: sampling: {method: random, n: 1000, seed: 1}",
        "|{a: {range: [0, 1e12, 1]}, b: {range: [0, 1e12, 1]}}|3:40: the grid has more points than can be numbered: 1000000000000 before parameter 'b', times its 1000000000000 values, is beyond 9223372036854775807",
        "{method: morris, n: 3}|{x: {normal: {mean: 0, std: 1, min: 0}}}|3:14: method morris goes to both ends of a distribution, and that of 'x' has none; give it min and max",
        "{method: morris, n: 3}|{x: 3}|2:11: method morris has no parameter to vary; all are fixed or axes",
        "{method: saltelli, n: 3}|{x: 3}|2:11: method saltelli has no parameter to vary; all are fixed or axes",
        "{method: ofat, nominal: {x: 1}}|{x: {uniform: [0, 1]}}|3:14: parameter 'x' is drawn at random, which method ofat cannot do; use method: random or give it values",
        "{method: ofat, nominal: {s: c}}|{s: [a, b]}|2:39: the nominal value of 's' must be one of its values",
        "{method: ofat, nominal: {x: 1}}|{x: {range: [0, 1e9, 1]}}|3:14: method ofat goes through axes of at most 1048576 values; 'x' has 1000000000",
        "{method: morris, n: 8e15, replicates: 600}|{x: {uniform: [0, 1]}}|2:11: the sample has more points than can be numbered: 8000000000000000 times 2 times 600 replicates is beyond 9223372036854775807",
        "{method: differential, n: 2, nominal: {method: grid}, perturb: {x: {sum: [0, 1]}}}|{x: {values: {low: 1, high: 2}}}|2:75: perturb names 'x', which has named values; a perturbed value would have no name",
        "{method: differential, n: 2, nominal: {method: grid}, perturb: {x: {sum: [0, 1]}}}|{x: [1, 2], y: {values: [1], when: 'x > 1'}}|3:25: 'when' of parameter 'y' does not go with method differential, which perturbs whole points",
        "{method: differential, n: 2, nominal: {method: grid}, perturb: {s: {sum: [0, 1]}}}|{s: [a, b]}|2:75: perturb names 's', which is no number",
        "{method: differential, n: 2, nominal: {method: grid}, perturb: {x: {sum: [0, 1]}}}|{x: {uniform: [0, 1]}}|3:14: parameter 'x' is drawn at random, which method grid cannot do; use method: random or give it values",
        "{method: differential, n: 2, nominal: {method: lhs, n: 3}, perturb: {x: {percentile: [0, 1]}}}|{x: {normal: {mean: 0, std: 1}}}|2:80: perturb names 'x', which has no bounds to take a percentile of; give it min and max, or use normal, sum or product",
        "{method: differential, n: 9e15, nominal: {method: grid}, perturb: {x: {sum: [0, 1]}}}|{x: {range: [0, 2e6, 1]}}|2:11: there are more points than can be numbered: 2000000 nominal ones times 1 + 9000000000000000 is beyond 9223372036854775807",
        "{method: differential, n: 2, nominal: {method: grid}, perturb: {nominal: {sum: [0, 1]}}}|{nominal: [1, 2]}|3:14: parameter 'nominal' has the name of a dimension of method differential; rename it",
        "{replicates: 3}|{seed: [1, 2]}|3:14: parameter 'seed' has the name of a column that replicates bring; rename it",
        "{method: random, n: 1e15, replicates: 1e5}|{x: {uniform: [0, 1]}}|2:11: the sample has more points than can be numbered: 1000000000000000 times 100000 replicates is beyond 9223372036854775807",
      })
  void namesWhereSamplingAndParametersDoNotFit(String sampling, String parameters, String fault)
      throws Exception {
    String method = sampling == null ? "# none" : "sampling: " + sampling;
    String text = ConfigFiles.MODEL + method + "\nparameters: " + parameters + "\n";

    assertThat(new ConfigFiles(directory).faults(text)).isEqualTo("heat.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{product: [T, a]}|22: space names 'a', which is no parameter; known: T, k, s, h, i, x, c",
        "{product: [T, T]}|22: space names 'T' twice; remove one",
        "{product: [T, x]}|22: space names 'x', which is no axis: give it values, or leave it to sampling",
        "{product: [T, c]}|22: space names 'c', which is no axis: give it values, or leave it to sampling",
        "{prodct: [T]}|9: unknown key 'prodct' in space; did you mean 'product'?",
        "[T, k]|8: a part of space is the name of an axis or one of {product: [...]}, {zip: [...]}, {concat: [...]}, not the list [T, k]",
        "{product: [T], zip: [k]}|8: a part of space is the name of an axis or one of {product: [...]}, {zip: [...]}, {concat: [...]}, not the mapping {product: [T], zip: [k]}",
        "{zip: []}|14: zip in space takes a list of at least one part, not the list []",
        "{zip: T}|14: zip in space takes a list of at least one part, not the text 'T'",
        "{zip: [T, {zip: [k, T]}]}|28: space names 'T' twice; remove one",
        "{zip: [T, s]}|18: zip in space needs parts of one length: 's' has 3 points, 'T' has 2",
        "{zip: [{product: [T, k]}, s]}|34: zip in space needs parts of one length: 's' has 3 points, the mapping {product: [T, k]} has 4",
        "{concat: [T, k]}|21: concat in space needs parts with the same parameters: this one has k, the first has T",
        "{zip: [{product: [h, i]}, T]}|15: product in space has more points than can be numbered, which are 9223372036854775807",
        "{product: [T, {concat: [k, T]}]}|35: space names 'T' twice; remove one",
        "{product: [{concat: [T, T]}, T]}|37: space names 'T' twice; remove one",
      })
  void namesWhatIsNoAxisBesideASample(String space, String fault) throws Exception {
    String text =
        ConfigFiles.MODEL
            + "sampling: {method: lhs, n: 5}\nspace: "
            + space
            + "\nparameters: {T: [1, 2], k: [3, 4], s: [a, b, c], h: "
            + "{linspace: [0, 1, 4294967296]}, i: {linspace: [0, 1, 4294967296]}, "
            + "x: {uniform: [0, 1]}, c: 4}\n";

    assertThat(new ConfigFiles(directory).faults(text)).isEqualTo("heat.yaml:3:" + fault);
  }

  @Test
  void refusesMoreParametersThanASequenceHasDimensions() throws Exception {
    StringBuilder text = new StringBuilder(ConfigFiles.MODEL);
    text.append("sampling: {method: sobol, n: 8}\nparameters:\n  c: 4\n");
    for (int i = 0; i < 1001; i++) {
      text.append("  x").append(i).append(": {uniform: [0, 1]}\n");
    }

    assertThat(new ConfigFiles(directory).faults(text.toString()))
        .isEqualTo(
            "heat.yaml:1005:3: method sobol can vary at most 1000 parameters, not 1001;"
                + " use lhs or random, or fix some");
  }

  @Test
  void refusesOutputsCalledLikeWhatReplicatesBring() throws Exception {
    String text =
        """
        model: {expr: {seed: "1"}}
        parameters: {T: 1}
        sampling: {replicates: 2}
        """;

    assertThat(new ConfigFiles(directory).faults(text))
        .isEqualTo(
            "heat.yaml:1:16: output 'seed' has the name of a column that replicates bring (at"
                + " heat.yaml:3:24); rename one");
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
        sampling: {method: differentail}
        execution: {workers: many}
        """;

    assertThat(new ConfigFiles(directory).faults(text, "outputs.k.unit=W").lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("heat.yaml:3:12: "),
            line -> assertThat(line).startsWith("heat.yaml:4:9: unknown variable 'qq'"),
            line -> assertThat(line).startsWith("heat.yaml:6:17: linspace"),
            line -> assertThat(line).startsWith("heat.yaml:7:3: key 'T' is given twice"),
            line -> assertThat(line).startsWith("heat.yaml:8:6: the value of parameter 'k'"),
            line -> assertThat(line).startsWith("heat.yaml:9:20: method must be one of"),
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
            heat.yaml:1:1: 'model' is missing; give expr, java, command or worker\
            """);
  }
}
