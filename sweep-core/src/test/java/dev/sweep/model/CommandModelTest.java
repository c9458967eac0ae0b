package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandModelTest {

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

  @Test
  void recordsTheExitCodeAndWhatWasSaid() throws Exception {
    Outcomes outcomes = run("echo no >&2; echo 'no convergence' >&2; exit 3", 1);
    assertThat(outcomes.status()).containsOnly(Status.FAILED.code());
    assertThat(onlyFailure(outcomes))
        .isEqualTo(
            new PointFailure(0, 1, "exit", "exit code 3: no convergence", "no\nno convergence\n"));
  }

  @Test
  void recordsTheSignalThatKilledTheProgram() throws Exception {
    PointFailure failure = onlyFailure(run("kill -SEGV $$", 1));
    assertThat(failure.kind()).isEqualTo("signal");
    assertThat(failure.message()).isEqualTo("killed by signal 11 (SEGV)");
  }

  @Test
  void leavesThePointPendingThatEndsByTheSignalThatStopsTheRun(@TempDir Path directory)
      throws Exception {
    for (String ending : List.of("kill -INT $$", "kill -TERM $$", "exit 1", "exit 0")) {
      Path mark = directory.resolve(ending);
      String script = "if [ $1 = 2.0 ]; then : >'" + mark + "'; " + ending + "; fi; echo '{}'";
      Outcomes outcomes =
          Blocks.evaluate(
              Blocks.config(shell(script)), Blocks.of(1, 2, 3), new StopAfterMark(mark));
      assertThat(outcomes.status()).as(ending).containsExactly(1, 0, 0);
      assertThat(outcomes.failures()).as(ending).isEmpty();
    }
  }

  /** Stops a moment after it was first asked with the mark there. */
  private static final class StopAfterMark implements BlockModel.StopSignal {
    private final Path mark;
    private long seen;

    StopAfterMark(Path mark) {
      this.mark = mark;
    }

    @Override
    public boolean stopRequested() {
      if (seen == 0 && Files.exists(mark)) {
        seen = System.nanoTime();
      }
      return seen != 0 && System.nanoTime() - seen > TimeUnit.MILLISECONDS.toNanos(40);
    }
  }

  @Test
  void passesParametersAsWordsAndInTheEnvironment() throws Exception {
    PointBlock points =
        Blocks.of(
            List.of(
                Blocks.whole("n"),
                Blocks.real("x"),
                Blocks.flag("on"),
                Blocks.text("name", "a b; $HOME 'c'")),
            new double[][] {{20}, {1e-6}, {1}, {0}});
    ModelConfig.Command command =
        new ModelConfig.Command(
            List.of(
                "sh",
                "-c",
                "printf '{\"n\": \"%s\", \"rest\": \"%s\", \"env\": \"%s\"}' \"$1\" \"$2\" \"$V\"",
                "sh",
                "${n}",
                "${x} ${on} ${name} $${x} $x"),
            Map.of("V", "n=${n}"),
            ModelConfig.PointLimits.NONE);
    Outcomes outcomes = Blocks.evaluate(Blocks.config(command), points);
    assertThat(texts(outcomes, "n")).containsExactly("20");
    assertThat(texts(outcomes, "rest")).containsExactly("1.0E-6 true a b; $HOME 'c' ${x} $x");
    assertThat(texts(outcomes, "env")).containsExactly("n=20");
  }

  @Test
  void leavesOutWordsThatAreNothingButAParameterThatAPointDoesNotHave() throws Exception {
    Parameter restart = Blocks.whole("restart").asOptional();
    ModelConfig.Command command =
        new ModelConfig.Command(
            List.of(
                "sh",
                "-c",
                "echo '{\"words\": \"'\"$#: $*\"'\"}'",
                "sh",
                "-r",
                "${restart}${restart}",
                "",
                "--r=${restart}",
                "${x}"),
            Map.of(),
            ModelConfig.PointLimits.NONE);
    PointBlock points =
        Blocks.of(
            List.of(Blocks.real("x"), restart), new double[][] {{1, 2}, {20, restart.absent()}});

    assertThat(texts(Blocks.evaluate(Blocks.config(command), points), "words"))
        .containsExactly("5: -r 2020  --r=20 1.0", "4: -r  --r= 2.0");
  }

  @Test
  void doesNotHangOnAFloodOfOutput() throws Exception {
    Outcomes outcomes =
        run("yes | head -c 20000000; yes | head -c 9000000 >&2;" + " echo '{\"q\": 1}'", 1);
    assertThat(numbers(outcomes, "q")).containsExactly(1);
  }

  @Test
  void doesNotWaitForChildrenThatOutliveTheProgram() throws Exception {
    long start = System.nanoTime();
    Outcomes outcomes = run("sleep 30 & echo '{\"q\": '$!'}'", 1);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(10);
    ProcessHandle.of((long) numbers(outcomes, "q")[0]).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void givesNoInput() throws Exception {
    assertThat(numbers(run("cat; echo '{\"q\": 1}'", 1), "q")).containsExactly(1);
  }

  @Test
  void killsTheWholeTreeAfterTheTimeout(@TempDir Path directory) throws Exception {
    Path pids = directory.resolve("pids");
    String script =
        "trap '' TERM; sh -c 'trap \"\" TERM; echo $$ >> %1$s; while :; do sleep 1; done' &"
                .formatted(pids)
            + " echo $$ >> %s; while :; do sleep 1; done".formatted(pids);
    Outcomes outcomes =
        Blocks.evaluate(Blocks.config(shell(script, Duration.ofSeconds(1))), Blocks.of(1));
    assertThat(outcomes.status()).containsOnly(Status.TIMED_OUT.code());
    assertThat(onlyFailure(outcomes).kind()).isEqualTo("timeout");
    assertThat(onlyFailure(outcomes).message()).isEqualTo("no end within 1 s");
    List<String> started = Files.readAllLines(pids);
    assertThat(started).hasSize(2);
    assertThat(started).allSatisfy(pid -> assertThat(runs(pid)).isFalse());
  }

  @Test
  void leavesThePointPendingThatAStopBreaksOff(@TempDir Path directory) throws Exception {
    Path begun = directory.resolve("begun");
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(shell("touch %s; exec sleep 30".formatted(begun))),
            Blocks.of(1, 2),
            new BlockModel.StopSignal() {
              @Override
              public boolean stopRequested() {
                return Files.exists(begun);
              }
            });
    assertThat(outcomes.status()).containsOnly(Status.PENDING.code());
    assertThat(outcomes.failures()).isEmpty();
  }

  @Test
  void finishesThePointItIsAtWhenAskedToPause() throws Exception {
    AtomicBoolean pause = new AtomicBoolean();
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(shell("echo '{\"q\": 1}'")),
            Blocks.of(1, 2),
            new BlockModel.StopSignal() {
              @Override
              public boolean stopRequested() {
                return false;
              }

              @Override
              public boolean pauseRequested() {
                return pause.getAndSet(true);
              }
            });
    assertThat(outcomes.status()).containsExactly(1, 0);
  }

  @Test
  void saysWhereItLookedForAProgramThatIsNotThere() {
    assertThatThrownBy(() -> runProgram("no-such-program-here"))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(
            "model command: no program 'no-such-program-here' in the directories of PATH: /");
    assertThatThrownBy(() -> runProgram("./no-such-program"))
        .hasMessageContaining("there is no file " + Path.of("no-such-program").toAbsolutePath());
  }

  @Test
  void saysThatAProgramIsNotExecutable(@TempDir Path directory) throws IOException {
    Path program = Files.writeString(directory.resolve("model.sh"), "#!/bin/sh\n");
    assertThatThrownBy(() -> runProgram(program.toString()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(program + " is not executable");
  }

  @Test
  void failsOnlyThePointsWhoseOwnProgramIsMissing() throws Exception {
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(
                new ModelConfig.Command(
                    List.of("./no-${x}"), Map.of(), ModelConfig.PointLimits.NONE)),
            Blocks.of(1));
    assertThat(onlyFailure(outcomes).kind()).isEqualTo("start");
  }

  @Test
  void triesAPointAgainAsOftenAsAsked(@TempDir Path directory) throws Exception {
    String script =
        "echo x >> %1$s/$1; n=$(wc -l < %1$s/$1); [ $n.0 = $1 ] || { echo try $n >&2; exit 1; };"
                .formatted(directory)
            + " echo '{\"q\": 1}'";
    ModelConfig.Command command =
        new ModelConfig.Command(
            List.of("sh", "-c", script, "sh", "${x}"),
            Map.of(),
            new ModelConfig.PointLimits(null, 2));
    Outcomes outcomes = Blocks.evaluate(Blocks.config(command), Blocks.of(1, 2, 3, 4));
    assertThat(outcomes.status()).containsExactly(1, 1, 1, 2);
    assertThat(outcomes.attempts()).containsExactly(1, 2, 3, 3);
    assertThat(outcomes.failures())
        .containsExactly(new PointFailure(3, 3, "exit", "exit code 1: try 3", "try 3\n"));
  }

  @Test
  void leavesNoFileBehind() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = sweepFiles(temporary);
    run("echo '{\"q\": 1}'", 1, 2, 3, 4, 5);
    assertThat(sweepFiles(temporary)).isSubsetOf(before);
  }

  private static Outcomes run(String script, double... x) throws Exception {
    return Blocks.evaluate(Blocks.config(shell(script)), Blocks.of(x));
  }

  private static Outcomes runProgram(String program) throws Exception {
    return Blocks.evaluate(
        Blocks.config(
            new ModelConfig.Command(List.of(program), Map.of(), ModelConfig.PointLimits.NONE)),
        Blocks.of(1));
  }

  private static ModelConfig.Command shell(String script) {
    return shell(script, null);
  }

  private static ModelConfig.Command shell(String script, @Nullable Duration timeout) {
    return new ModelConfig.Command(
        List.of("sh", "-c", script, "sh", "${x}"),
        Map.of(),
        ModelConfig.PointLimits.timeout(timeout));
  }

  private static PointFailure onlyFailure(Outcomes outcomes) {
    assertThat(outcomes.failures()).hasSize(1);
    return outcomes.failures().get(0);
  }

  private static String[] texts(Outcomes outcomes, String name) {
    return ((OutputColumn.Texts) Blocks.column(outcomes, name)).values();
  }

  /** Returns whether the process runs; one that is dead but not yet reaped does not. */
  private static boolean runs(String pid) throws IOException {
    Path stat = Path.of("/proc", pid, "stat");
    return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
  }

  private static List<Path> sweepFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith("sweep-")).toList();
    }
  }
}
