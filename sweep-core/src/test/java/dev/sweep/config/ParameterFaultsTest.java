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
        "{T: {unit: K}}|14: parameter 'T' says no values; give one of values, linspace, geomspace, reverse_geomspace, logspace, range, value, or a distribution such as uniform, loguniform, normal, lognormal, triangular, beta, gamma, weibull, exponential, poisson, int_uniform, choice",
        "{T: {values: [1], range: [0, 2, 1]}}|31: parameter 'T' has both 'values' and 'range'; keep one",
        "{T: {vaules: [1]}}|18: unknown key 'vaules' in parameter 'T'; did you mean 'values'?",
        "{T: {values: [1, 2], p: [0.5, 0.5]}}|37: p in parameter 'T' goes with choice, which is not given",
        "{T: {choice: []}}|26: choice of parameter 'T' has an empty list of values; give at least one",
        "{T: {choice: [1, 2], p: [0.5]}}|37: p of parameter 'T' must be a list of 2 numbers, one a value, not the list [0.5]",
        "{T: {choice: [1, 2], p: [0.5, 0.6]}}|37: p of parameter 'T' must sum to 1, not to 1.1",
        "{T: {choice: [1, 2], p: [1.5, -0.5]}}|43: p of parameter 'T' must not have numbers below 0, not -0.5",
        "{T: {choice: [1, 2], p: [x, 1]}}|38: a number of p of parameter 'T' must be a number, not the text 'x'",
        "{T: {log_uniform: [1, 2]}}|18: 'log_uniform' in parameter 'T' is not taken: tools disagree on whether it takes the bounds or their logarithms; write loguniform with the bounds themselves, as in loguniform: [1e-5, 0.1]",
        "{T: {log_normal: [1, 2]}}|18: 'log_normal' in parameter 'T' is not taken: write lognormal: {mu: 0, sigma: 1}, of the logarithm, or lognormal: {mean: 2, std: 1}, of the value itself",
        "{T: {loguniform: [1, 2], normal: {mean: 1, std: 1}}}|38: parameter 'T' has both 'loguniform' and 'normal'; keep one",
        "{T: {values: 3}}|26: values of parameter 'T' must be a list, or a mapping of labels to values, not the number 3",
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
        "{loguniform: [-5, -1]}|30: loguniform of parameter 'x' takes real bounds above 0, not exponents; for 1e-5 to 0.1 write [1e-5, 0.1]",
        "{loguniform: [2, 1]}|30: loguniform of parameter 'x' must have min below max, not 2.0 and 1.0",
        "{int_uniform: [6, 1]}|31: int_uniform of parameter 'x' must have min at most max, not 6 and 1",
        "{int_uniform: [1, 2.5]}|35: max of int_uniform of parameter 'x' must be a whole number of at least -9007199254740992, not the number 2.5",
        "{lognormal: [0, 1]}|29: lognormal of parameter 'x' must be a mapping of keys, not the list [0, 1]",
        "{lognormal: {mu: 0, std: 1}}|29: lognormal of parameter 'x' takes either mu and sigma, of the logarithm, or mean and std, of the value itself",
        "{lognormal: {min: 1}}|29: lognormal of parameter 'x' takes either mu and sigma, of the logarithm, or mean and std, of the value itself",
        "{lognormal: {mu: 0}}|29: lognormal of parameter 'x' needs 'sigma'",
        "{lognormal: {mean: -1, std: 1}}|36: lognormal of parameter 'x' must have mean above 0, not -1.0",
        "{lognormal: {mu: 0, sigma: 1, max: -1}}|29: lognormal of parameter 'x' is cut to an interval where its probability is 0",
        "{triangular: {min: 0, max: 1}}|30: triangular of parameter 'x' needs 'mode'",
        "{triangular: {min: 0, mode: 2, max: 1}}|30: triangular of parameter 'x' must have its mode between min and max, not at 2.0",
        "{triangular: {min: 1, mode: 1, max: 1}}|30: triangular of parameter 'x' must have min below max, not 1.0 and 1.0",
        "{beta: {alpha: 0, beta: 1}}|32: beta of parameter 'x' must have alpha above 0, not 0.0",
        "{beta: {alpha: 1, beta: 1, min: -1e308, max: 1e308}}|24: beta of parameter 'x' has ends too far apart for double precision",
        "{gamma: {shape: 2}}|25: gamma of parameter 'x' needs 'scale'",
        "{gamma: {shape: 2, scale: 1, rate: 1}}|46: unknown key 'rate' in gamma of parameter 'x'; known: shape, scale, min, max",
        "{weibull: {shape: -2, scale: 1}}|35: weibull of parameter 'x' must have shape above 0, not -2.0",
        "{exponential: {}}|31: exponential of parameter 'x' takes either mean or rate, which is 1 / mean",
        "{exponential: {mean: 2, rate: 0.5}}|31: exponential of parameter 'x' takes either mean or rate, which is 1 / mean",
        "{exponential: {rate: 0}}|38: exponential of parameter 'x' must have rate above 0, not 0.0",
        "{exponential: {mean: 1, min: 3, max: 2}}|31: exponential of parameter 'x' must have min below max, not 3.0 and 2.0",
        "{poisson: 3}|27: poisson of parameter 'x' must be a mapping of keys, not the number 3",
        "{poisson: {mean: 1e12}}|27: poisson of parameter 'x' must have a mean of at most 1e9, not 1.0E12; use normal",
        "{poisson: {mean: 3, min: 1.2, max: 1.8}}|27: poisson of parameter 'x' is cut to an interval where its probability is 0",
      })
  void namesTheFaultOfADistribution(String spec, String fault) throws Exception {
    String text =
        ConfigFiles.MODEL + "sampling: {method: random, n: 3}\nparameters: {x: " + spec + "}\n";

    assertThat(new ConfigFiles(directory).faults(text)).isEqualTo("heat.yaml:3:" + fault);
  }
}
