package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFaultsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|8: model says not what to run; give expr, java, command or worker",
        "{expr: {q: T}, command: a}|23: model has both 'expr' and 'command'; keep one",
        "{worker: []}|17: worker is empty; give the program to run and its arguments",
        "{worker: {a: 1}}|17: worker must be a list of words or a text, not the mapping {a: 1}",
        "{worker: [a, 'x${T}']}|23: '${T}' has no value here: a worker is started once for many points, and reads their parameters on its standard input; write $${ for a literal ${",
        "{worker: a, build_timeout: 10}|35: build_timeout must be a positive time such as 500ms, 30s, 10m or 2h, not the number 10",
        "{worker: a, classpath: b}|20: 'classpath' does not apply to a model of kind 'worker'; remove it",
        "{command: a, options: {b: 1}}|21: 'options' does not apply to a model of kind 'command'; remove it",
        "{command: a, retries: -1}|30: retries must be a whole number of at least 0, not the number -1",
        "{command: a, retries: 101}|30: retries must be at most 100, not 101",
        "{expr: {q: T}, retries: 2}|23: 'retries' does not apply to a model of kind 'expr'; remove it",
        "{command: a, fresh: true}|21: 'fresh' does not apply to a model of kind 'command'; remove it",
        "{java: A, fresh: 1}|25: 'fresh' in model must be true or false, not the number 1",
        "{java: A, fresh: true, warm_start: true}|43: with 'fresh' each point has a model of its own, with 'warm_start' that of the point before; keep one",
        "{command: a, timout: 2s}|21: unknown key 'timout' in model; did you mean 'timeout'?",
        "{expr: {q: T}, timeout: 2s}|23: 'timeout' does not apply to a model of kind 'expr'; remove it",
        "{expr: {}}|15: expr has no outputs; give at least one, such as {q: \"2 * T\"}",
        "{expr: {q: [1]}}|19: the formula of output 'q' must be a formula, not the list [1]",
        "{expr: {q: 2 * Tt}}|23: unknown variable 'Tt' in the formula of output 'q'; did you mean 'T'?",
        "{expr: {q: '2 * zeta'}}|24: unknown variable 'zeta' in the formula of output 'q'; known: T, s, lambda",
        "{expr: {q: \"s == 'a' and lamda > 1\"}}|33: unknown variable 'lamda' in the formula of output 'q'; did you mean 'lambda'?",
        "{expr: {q: 's == ''a'' and lamda > 1'}}|35: unknown variable 'lamda' in the formula of output 'q'; did you mean 'lambda'?",
        "{expr: {q: \"\\x54 + \\u0054 + lamda\"}}|36: unknown variable 'lamda' in the formula of output 'q'; did you mean 'lambda'?",
        "{expr: {q: r, r: T}}|19: the formula of output 'q' uses output 'r', which is not computed before it (it is at heat.yaml:1:22)",
        "{expr: {q: q}}|19: the formula of output 'q' uses output 'q', which is not computed before it (it is at heat.yaml:1:16)",
        "{expr: {T: 1}}|16: output 'T' has the name of a parameter (at heat.yaml:2:14); rename one",
        "{expr: {seconds: 1}}|16: an output cannot be called 'seconds': the name is reserved for the results file",
        "{command: []}|18: command is empty; give the program to run and its arguments",
        "{command: {a: 1}}|18: command must be a list of words or a text, not the mapping {a: 1}",
        "{command: [a, [b]]}|22: a word of command must be a text, not the list [b]",
        "{command: [a, \"x${lamda}\"]}|24: unknown parameter '${lamda}'; did you mean '${lambda}'?",
        "{command: \"a  b${Tx\"}|22: '${' is never closed; write $${ for a literal ${",
        "{command: \"a 'b\"}|21: in command, quote ' is never closed",
        "{command: a, env: {A: '${U}'}}|31: unknown parameter '${U}'; parameters: T, s, lambda",
        "{command: a, timeout: 10}|30: timeout must be a positive time such as 500ms, 30s, 10m or 2h, not the number 10",
        "{command: a, timeout: 0s}|30: timeout must be a positive time such as 500ms, 30s, 10m or 2h, not the text '0s'",
        "{java: 1a.B}|15: java must be a class name such as org.acme.Heat, not the text '1a.B'",
        "{java: a..B}|15: java must be a class name such as org.acme.Heat, not the text 'a..B'",
        "{java: B, options: [1]}|27: options must be a mapping of keys, not the list [1]",
        "{java: B, options: {a: }}|30: option 'a' has no value; give one or remove it",
        "[1]|8: model must be a mapping of keys, not the list [1]",
      })
  void namesTheFaultOfAModel(String model, String fault) throws Exception {
    String text = "model: " + model + "\nparameters: {T: [1, 2], s: [a, b], lambda: 5}\n";

    assertThat(new ConfigFiles(directory).faults(text)).isEqualTo("heat.yaml:1:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{q: {bounds: a}}|15: 'bounds' in output 'q' is not supported yet",
        "{q: W}|14: output 'q' must be a mapping of keys, not the text 'W'",
        "{q: {json: a..b}}|21: 'json' in output 'q' must be keys and indexes joined by dots, such as result.q, not the text 'a..b'",
        "{q: {json: }}|20: 'json' in output 'q' must be a text, not nothing",
        "{q: {json: a, regex: (b)}}|24: output 'q' has both json and regex; keep one",
        "{q: {regex: 'a = \\S+'}}|22: 'regex' in output 'q' needs a group in brackets round the value: q = (\\S+)",
        "{T: {unit: K}}|11: output 'T' has the name of a parameter (at heat.yaml:3:14); rename one",
        "{rank: }|11: an output cannot be called 'rank': the name is reserved for the results file",
        "[q]|10: outputs must be a mapping of keys, not the list [q]",
      })
  void namesTheFaultOfAnOutput(String outputs, String fault) throws Exception {
    String text = "model: {command: [a]}\noutputs: " + outputs + "\nparameters: {T: [1, 2]}\n";

    assertThat(new ConfigFiles(directory).faults(text)).isEqualTo("heat.yaml:2:" + fault);
  }
}
