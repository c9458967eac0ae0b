package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static dev.sweep.model.ShellCommands.onlyFailure;
import static dev.sweep.model.ShellCommands.run;
import static dev.sweep.model.ShellCommands.shell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.OutputConfig;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a command prints becomes outputs. */
@Timeout(60)
class CommandOutputTest {

  @Test
  void takesEveryKeyOfTheLastJsonObjectAsAnOutput() throws Exception {
    Outcomes outcomes =
        run(
            """
            echo '{"q": 0}'
            echo '{"q": '$1', "ok": true, "name": "a", "v": [1, 2, 3], "m": [[1, 2], [3, 4]]}'
            echo the end
            """,
            1.5,
            2.5);
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(outcomes.attempts()).containsOnly(1);
    assertThat(numbers(outcomes, "q")).containsExactly(1.5, 2.5);
    assertThat(((OutputColumn.Flags) Blocks.column(outcomes, "ok")).values()).containsExactly(1, 1);
    assertThat(((OutputColumn.Texts) Blocks.column(outcomes, "name")).values())
        .containsExactly("a", "a");
    assertThat(numbers(outcomes, "v")).containsExactly(1, 2, 3, 1, 2, 3);
    assertThat(((OutputColumn.Numbers) Blocks.column(outcomes, "m")).shape()).containsExactly(2, 2);
  }

  @Test
  void takesNotANumberAndInfinityAsPythonPrintsThem() throws Exception {
    Outcomes outcomes = run("echo '{\"a\": NaN, \"b\": -Infinity, \"c\": null, \"d\": 1}'", 1);
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(numbers(outcomes, "a")).containsExactly(Double.NaN);
    assertThat(numbers(outcomes, "b")).containsExactly(Double.NEGATIVE_INFINITY);
    assertThat(outcomes.columns()).extracting(OutputColumn::name).containsExactly("a", "b", "d");
  }

  @Test
  void readsOutputsByPathAndByExpression() throws Exception {
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(
                shell("echo q = 1; echo q = 2.5D+00; echo '{\"r\": {\"rows\": [{\"q\": 7}]}}'"),
                Blocks.output("path", new OutputConfig.Reader.Json("r.rows.0.q")),
                Blocks.output(
                    "match", new OutputConfig.Reader.Regex(Pattern.compile("q = (\\S+)")))),
            Blocks.of(1));
    assertThat(numbers(outcomes, "path")).containsExactly(7);
    assertThat(numbers(outcomes, "match")).containsExactly(2.5);
  }

  @Test
  void saysWhatWasLookedForWhenAnOutputIsMissing() throws Exception {
    PointFailure failure =
        onlyFailure(
            Blocks.evaluate(
                Blocks.config(
                    shell("echo all is well; echo oh >&2"),
                    Blocks.output("q", new OutputConfig.Reader.Regex(Pattern.compile("q=(.*)")))),
                Blocks.of(1)));
    assertThat(failure.kind()).isEqualTo("output");
    assertThat(failure.message())
        .isEqualTo(
            "no output 'q': nothing matches 'q=(.*)'; the last line of stdout is: all is well");
    assertThat(failure.log()).isEqualTo("oh\n");
  }

  @Test
  void failsThePointThatPrintsHalfALineOfJson() throws Exception {
    assertThat(onlyFailure(run("printf '{\"q\": 1'", 1)).message())
        .isEqualTo("no line of stdout is a JSON object; the last line of stdout is: {\"q\": 1");
  }

  @Test
  void namesTheOutputThatIsNoValue() throws Exception {
    assertThat(onlyFailure(run("echo '{\"q\": {\"a\": 1}}'", 1)).message())
        .startsWith("output 'q' is a JSON object");
    assertThat(onlyFailure(run("echo '{\"q\": [[1], [1, 2]]}'", 1)).message())
        .startsWith("output 'q': got the array [[1.0], [1.0, 2.0]]");
    assertThat(onlyFailure(run("echo nothing", 1)).message())
        .isEqualTo("no line of stdout is a JSON object; the last line of stdout is: nothing");
  }

  @Test
  void failsThePointWhoseOutputChangesItsKind() throws Exception {
    Outcomes outcomes =
        run("if [ $1 = 2.0 ]; then echo '{\"q\": \"bad\"}'; else echo '{\"q\": 5}'; fi", 1, 2, 3);
    assertThat(outcomes.status()).containsExactly(1, 2, 1);
    assertThat(numbers(outcomes, "q")).containsExactly(5, Double.NaN, 5);
    assertThat(onlyFailure(outcomes).message())
        .isEqualTo("output 'q': got a string, wanted a number as at earlier points");
  }
}
