package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterFaultsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{T: }|14: parameter 'T' has no value; give a value, a list, or a kind such as {linspace: [0, 1, 5]}",
        "{T: {unit: K}}|14: parameter 'T' says no values; give one of values, linspace, geomspace, reverse_geomspace, logspace, range, uniform, normal, value",
        "{T: {values: [1], range: [0, 2, 1]}}|31: parameter 'T' has both 'values' and 'range'; keep one",
        "{T: {vaules: [1]}}|18: unknown key 'vaules' in parameter 'T'; did you mean 'values'?",
        "{T: [1], k: {choice: [1, 2]}}|26: 'choice' in parameter 'k' is not supported yet",
        "{T: {values: [1, 2], when: 'a'}}|34: 'when' in parameter 'T' is not supported yet",
        "{T: {values: [1, 2], build: true}}|34: 'build' in parameter 'T' is not supported yet",
        "{T: {loguniform: [1, 2]}}|18: 'loguniform' in parameter 'T' is not supported yet",
        "{T: {values: {tight: 1}}}|26: named values in parameter 'T' are not supported yet; list them",
        "{T: {values: 3}}|26: values of parameter 'T' must be a list, not the number 3",
        "{T: []}|17: parameter 'T' has an empty list of values; give at least one",
        "{T: [1, 'a']}|21: values of parameter 'T' must be all numbers, all texts or all true or false: the first is a number, this is the text 'a'",
        "{T: [1, true]}|21: values of parameter 'T' must be all numbers, all texts or all true or false: the first is a number, this is true",
        "{T: [1, [2]]}|21: a value of parameter 'T' must be a number, a text, true or false, not the list [2]",
        "{T: [1, 2, 1.0]}|24: parameter 'T' has the value 1.0 twice, first at heat.yaml:2:18; remove one",
        "{T: [0, -0.0]}|21: parameter 'T' has the value -0.0 twice, first at heat.yaml:2:18; remove one",
        "{T: .inf}|17: the value of parameter 'T' must be a finite number, not the number .inf",
        "{T: [.nan]}|18: a value of parameter 'T' must be a finite number, not the number .nan",
        "{T: 1e999}|17: the value of parameter 'T' must be a finite number, not the number 1e999",
        "{T: 9007199254740993}|17: the value of parameter 'T' must be at most 2^53 in magnitude to be exact (or written as 1e20), not the number 9007199254740993",
        "{T: {linspace: [0, 1]}}|28: linspace of parameter 'T' must be [start, stop, count], not the list [0, 1]",
        "{T: {linspace: [0, x, 3]}}|32: stop of linspace of parameter 'T' must be a number, not the text 'x'",
        "{T: {linspace: [0, 1, 0]}}|35: count of linspace of parameter 'T' must be a whole number of at least 1, not the number 0",
        "{T: {linspace: [0, 1, 2.5]}}|35: count of linspace of parameter 'T' must be a whole number of at least 1, not the number 2.5",
        "{T: {linspace: [1, 1, 3]}}|28: linspace of parameter 'T' would have the same value 3 times",
        "{T: {linspace: [-1e308, 1e308, 3]}}|28: linspace of parameter 'T' has ends too far apart for double precision",
        "{T: {geomspace: [0, 1, 3]}}|29: geomspace of parameter 'T' must have two ends of one sign, neither of them 0",
        "{T: {reverse_geomspace: [-1, 1, 3]}}|37: reverse_geomspace of parameter 'T' must have two ends of one sign, neither of them 0",
        "{T: {logspace: [0, 400, 3]}}|28: logspace of parameter 'T' takes exponents of ten, from -307 to 308; for real end points use geomspace",
        "{T: {range: [0, 10, 0]}}|25: range of parameter 'T' has step 0; give a step that leads from start to stop",
        "{T: {range: [0, 10, -1]}}|25: range of parameter 'T' is empty: no step of -1.0 leads from start to before stop",
        "{T: {range: [5, 5, 1]}}|25: range of parameter 'T' is empty: no step of 1.0 leads from start to before stop",
        "{T: {range: [0, 1e300, 1e-9]}}|25: range of parameter 'T' has more than 9223372036854775807 values",
        "{T: {range: [1e16, 10000000000000100.0, 0.5]}}|25: range of parameter 'T' has a step too small for double precision to tell values apart",
        "{status: 1}|14: a parameter cannot be called 'status': the name is reserved for the results file",
        "{and: 1}|14: a parameter cannot be called 'and': the name is a word of the formula language",
        "{2x: 1}|14: a parameter cannot be called '2x': a name consists of letters, digits and '_' and begins with no digit",
        "{a/b: 1}|14: a parameter cannot be called 'a/b': a name consists of letters, digits and '_' and begins with no digit",
        "{'': 1}|14: a parameter cannot be called '': a name consists of letters, digits and '_' and begins with no digit",
        "{q: 1, 'r': [1, 1.5, ~]}|34: a value of parameter 'r' must be a number, a text, true or false, not nothing",
        "[1, 2]|13: parameters must be a mapping of keys, not the list [1, 2]",
        "{}|13: parameters is empty; give at least one, such as {T: [280, 300, 320]}",
      })
  void namesTheFaultOfAParameter(String parameters, String fault) throws Exception {
    String text = "model: {expr: {out: \"1\"}}\nparameters: " + parameters + "\n";

    assertThat(new ConfigFiles(directory).faults(text)).isEqualTo("heat.yaml:2:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{uniform: [1]}|27: uniform of parameter 'x' must be [min, max], not the list [1]",
        "{uniform: [2, 1]}|27: uniform of parameter 'x' must have min below max, not 2.0 and 1.0",
        "{uniform: [1, 1]}|27: uniform of parameter 'x' must have min below max, not 1.0 and 1.0",
        "{uniform: [-1e308, 1e308]}|27: uniform of parameter 'x' has ends too far apart for double precision",
        "{normal: [0, 1]}|26: normal of parameter 'x' must be a mapping of keys, not the list [0, 1]",
        "{normal: {mean: 0}}|26: normal of parameter 'x' needs 'std'",
        "{normal: {mean: 0, std: 0}}|41: normal of parameter 'x' must have std above 0, not 0.0",
        "{normal: {mean: 0, sd: 1, std: 1}}|36: unknown key 'sd' in normal of parameter 'x'; did you mean 'std'?",
        "{normal: {mean: 0, std: 1, min: 2, max: 1}}|26: normal of parameter 'x' must have min below max, not 2.0 and 1.0",
        "{normal: {mean: 0, std: 1, min: 50}}|26: normal of parameter 'x' is cut to an interval more than 37 std from the mean",
      })
  void namesTheFaultOfADistribution(String spec, String fault) throws Exception {
    String text =
        ConfigFiles.MODEL + "sampling: {method: random, n: 3}\nparameters: {x: " + spec + "}\n";

    assertThat(new ConfigFiles(directory).faults(text)).isEqualTo("heat.yaml:3:" + fault);
  }
}
