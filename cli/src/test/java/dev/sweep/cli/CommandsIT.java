package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command prints, and where. */
@Timeout(120)
final class CommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @BeforeEach
  void writeConfig() throws IOException {
    Files.writeString(
        directory.resolve("grid.yaml"),
        """
        model: {expr: {q: "a * b"}}
        outputs: {q: {unit: W}}
        parameters:
          a: {values: [1, 2, 3], unit: m}
          b: [10, 20]
        where: "a + b != 22"
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "plan", "show", "failures", "export", "compare", "merge", "completion"})
  void everyCommandExplainsItselfWithAnExample(String command) {
    Outcome help = sweep(command, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: sweep " + command).contains("Example:");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void runKeepsTheDirectoriesOfPointsThatFailed() throws IOException {
    Files.writeString(directory.resolve("script.sh"), "grep -v 2 deck > out.csv || exit 4");
    Files.writeString(
        directory.resolve("deck.yaml"),
        """
        model:
          command: [sh, script.sh]
          files: {deck: "q\\n${a}\\n", script.sh: {link: script.sh}}
        outputs: {q: {file: out.csv, csv: q}}
        parameters: {a: [1, 2, 3]}
        where: "a != 3"
        """);
    for (String isolation : List.of("thread", "process")) {
      String file = isolation + ".h5";
      Outcome run =
          sweep(
              "run",
              "deck.yaml",
              "--keep",
              "failed",
              "-o",
              file,
              "--set",
              "execution.isolation=" + isolation);
      assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
      Path kept = directory.resolve(file + ".points/000001");
      assertThat(kept.resolve("deck")).hasContent("q\n2\n");
      assertThat(kept.resolveSibling("000000")).doesNotExist();
      assertThat(sweep("failures", file).out()).contains("its files: " + kept);
      sweep("run", "deck.yaml", "--point", 0, "--keep", "all", "-o", file);
      assertThat(kept.resolveSibling("000000").resolve("deck")).exists();
    }
    Outcome none = sweep("run", "deck.yaml", "--keep", "failed", "--set", "where=a == 1");
    assertThat(none.exitCode()).as(none.err()).isZero();
    assertThat(directory.resolve("deck.h5.points")).doesNotExist();
  }

  @Test
  void runSaysThatThereIsNothingToKeep() {
    Outcome run = sweep("run", "grid.yaml", "--keep", "all");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("grid.yaml:1:1: there is nothing to --keep");
    assertThat(sweep("run", "grid.yaml", "--keep", "some").err())
        .contains("'some' is not failed, all or none");
  }

  @Test
  void planCountsAndShowsFirstAndLastValues() {
    Outcome plan = sweep("plan", "grid.yaml");
    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out())
        .contains("5 points (1 excluded by 'where')")
        .contains("6 points = a 3 x b 2")
        .containsPattern("a +3 +1 +3 +m")
        .containsPattern("b +2 +10 +20");
    assertThat(directory.resolve("grid.h5")).doesNotExist();
  }

  @Test
  void planGivesAllPointsAsCsv() {
    assertThat(sweep("plan", "grid.yaml", "--format", "csv").out())
        .isEqualTo("point,a,b\n0,1,10\n1,1,20\n2,2,10\n4,3,10\n5,3,20\n");
  }

  @Test
  void planGivesAllPointsAsJson() throws IOException {
    JsonNode plan = JSON.readTree(sweep("plan", "grid.yaml", "--format", "json").out());
    assertThat(plan.at("/factors/1/count").asInt()).isEqualTo(2);
    assertThat(plan.at("/points").asInt()).isEqualTo(5);
    assertThat(plan.at("/exact").asBoolean()).isTrue();
    assertThat(plan.get("rows")).hasSize(5);
    assertThat(plan.at("/rows/3").toString()).isEqualTo("{\"point\":4,\"a\":3,\"b\":10}");
    List<String> lines = sweep("plan", "grid.yaml", "--format", "jsonl").out().lines().toList();
    assertThat(lines).hasSize(5).first().isEqualTo("{\"point\":0,\"a\":1,\"b\":10}");
    assertThat(JSON.readTree(sweep("plan", "grid.yaml", "--json").out()).has("rows")).isFalse();
  }

  @Test
  void dryRunIsThePlan() {
    assertThat(sweep("run", "grid.yaml", "--dry-run").out())
        .isEqualTo(sweep("plan", "grid.yaml").out());
  }

  @Test
  void theSummaryGoesToStandardOutputAndProgressToStandardError() throws IOException {
    Outcome run = sweep("run", "grid.yaml", "--progress", "json", "--json");
    JsonNode summary = JSON.readTree(run.out());
    assertThat(summary.at("/points/ok").asInt()).isEqualTo(5);
    assertThat(summary.at("/points/excluded").asInt()).isEqualTo(1);
    List<String> events = run.err().lines().toList();
    assertThat(JSON.readTree(events.getFirst()).get("event").asText()).isEqualTo("start");
    JsonNode end = JSON.readTree(events.getLast());
    assertThat(end.get("event").asText()).isEqualTo("end");
    assertThat(end.get("done").asInt()).isEqualTo(6);
  }

  @Test
  void quietPrintsNothing() {
    Outcome run = sweep("run", "grid.yaml", "--quiet");
    assertThat(run.out() + run.err()).isEmpty();
  }

  @Test
  void verboseTellsOnWhatItRunsAndWhy() {
    assertThat(sweep("run", "grid.yaml", "--workers", 2, "--verbose").err())
        .contains("manager local")
        .contains("2 workers");
  }

  @Test
  void showTellsStatisticsOfPointsThatAreOk() throws IOException {
    sweep("run", "grid.yaml");
    JsonNode shown = JSON.readTree(sweep("show", "grid.h5", "--json").out());
    assertThat(shown.at("/statistics/q/count").asInt()).isEqualTo(5);
    assertThat(shown.at("/statistics/q/mean").asDouble()).isEqualTo(28);
    assertThat(shown.at("/outputs/0/unit").asText()).isEqualTo("W");
    JsonNode point = JSON.readTree(sweep("show", "grid.h5", "--point", 5, "--json").out());
    assertThat(point.at("/parameters/a").asInt()).isEqualTo(3);
    assertThat(point.at("/outputs/q").asDouble()).isEqualTo(60);
    assertThat(sweep("show", "grid.h5", "--point", 6).err()).contains("no point 6");
  }

  @Test
  void exportWritesATableToStandardOutputOrAFile() throws IOException {
    sweep("run", "grid.yaml");
    List<String> csv = sweep("export", "grid.h5").out().lines().toList();
    assertThat(csv.getFirst()).isEqualTo("point,a,b,q,status,seconds,attempts,rank");
    assertThat(csv.get(1)).startsWith("0,1,10,10.0,ok,");
    assertThat(csv.get(4)).startsWith("3,2,20,,excluded,");
    Outcome file =
        sweep("export", "grid.h5", "--format", "jsonl", "--status", "ok", "-o", "g.json");
    assertThat(file.exitCode()).isZero();
    assertThat(file.out() + file.err()).isEmpty();
    List<String> lines = Files.readAllLines(directory.resolve("g.json"));
    assertThat(lines).hasSize(5);
    assertThat(JSON.readTree(lines.getLast()).get("q").asInt()).isEqualTo(60);
    Outcome self = sweep("export", "grid.h5", "-o", "./grid.h5");
    assertThat(self.exitCode()).isEqualTo(2);
    assertThat(self.err()).contains("is the results file");
    assertThat(sweep("export", "grid.h5", "--format", "xml").exitCode()).isEqualTo(2);
    assertThat(sweep("export", "nowhere.h5").exitCode()).isEqualTo(3);
  }

  @Test
  void exportEndsQuietlyWhenTheReaderHasHadEnoughButNotOnAFullDisk() throws Exception {
    sweep("run", "grid.yaml", "--set", "parameters.a={range: [0, 50000, 1]}");
    Process head =
        new ProcessBuilder(
                "bash",
                "-c",
                SweepProcess.PROJECT
                    + "/sweep export grid.h5 2> err | head -n 1; echo ${PIPESTATUS[0]};"
                    + SweepProcess.PROJECT
                    + "/sweep export grid.h5 2>> err > /dev/full; echo $?")
            .directory(directory.toFile())
            .start();
    assertThat(head.inputReader().readAllAsString())
        .isEqualTo("point,a,b,q,status,seconds,attempts,rank\n0\n3\n");
    assertThat(directory.resolve("err")).hasContent("sweep: No space left on device\n");
  }

  @Test
  void failFastStopsAndTheRestStaysPending() throws IOException {
    Files.writeString(
        directory.resolve("broken.yaml"),
        """
        model: {command: [sh, -c, 'exit 3']}
        parameters: {x: {range: [0, 1000, 1]}}
        """);
    Outcome run = sweep("run", "broken.yaml", "--fail-fast", 5, "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode points = JSON.readTree(run.out()).get("points");
    assertThat(points.get("failed").asInt()).isBetween(5, 100);
    assertThat(points.get("pending").asInt()).isGreaterThan(500);
    assertThat(JSON.readTree(run.out()).at("/stopped_by/cause").asText()).isEqualTo("fail_fast");
    assertThat(sweep("run", "broken.yaml", "--fail-fast", 5, "--fresh").out())
        .contains(
            "stopped by --fail-fast: the first 5 points to finish all failed alike,"
                + " with exit: exit code 3\n");
  }

  @Test
  void failuresTellHowToRepeatAPointAndThatShowsAllAboutIt() throws IOException {
    Files.writeString(
        directory.resolve("heat.yaml"),
        """
        model: {command: [sh, -c, 'echo x=$1; echo oops >&2; exit $1', sh, "${x}"]}
        parameters: {x: [0, 3], s: [a]}
        """);
    assertThat(sweep("run", "heat.yaml", "--set", "parameters.s=[a b]").exitCode()).isEqualTo(1);
    assertThat(sweep("failures", "heat.h5").out())
        .contains("to repeat it: sweep run heat.yaml --set 'parameters.s=[a b]' --point 1\n")
        .contains("1 of 2 points: exit: exit code 3: oops\n", "1 of 2 values  0 to 3\n");
    JsonNode groups = JSON.readTree(sweep("failures", "heat.h5", "--json").out()).at("/groups");
    JsonNode group = groups.get(groups.get(0).at("/kind").asText().equals("exit") ? 0 : 1);
    assertThat(group.at("/where/x/min").asDouble()).isEqualTo(3);
    assertThat(group.at("/where/x/all/min").asDouble()).isZero();
    byte[] before = Files.readAllBytes(directory.resolve("heat.h5"));
    Outcome point = sweep("run", "heat.yaml", "--set", "parameters.s=[a b]", "--point", 1);
    assertThat(point.exitCode()).isEqualTo(1);
    assertThat(point.out())
        .contains("x          3\n")
        .contains("command: sh -c 'echo x=$1; echo oops >&2; exit $1' sh 3\n")
        .contains("stdout: x=3\nstderr: oops\nended by: exit code 3\n")
        .contains("exit: exit code 3: oops\n");
    assertThat(directory.resolve("heat.h5")).hasBinaryContent(before);
    assertThat(sweep("run", "heat.yaml", "--point", 2).err())
        .isEqualTo("sweep: there is no point 2: 2 points, numbered from 0\n");
  }

  @Test
  void onePointOfAWorkerShowsRequestsAndAnswers() throws IOException {
    Files.writeString(
        directory.resolve("echo.sh"),
        """
        read build; echo '{"ready": true}'
        while read request; do echo hm >&2; echo '{"point": 1, "outputs": {"q": 7}}'; done
        """);
    Files.writeString(
        directory.resolve("echo.yaml"),
        """
        model: {worker: sh echo.sh, options: {mesh: 2}}
        parameters: {x: [1, 2.5]}
        """);
    Outcome point = sweep("run", "echo.yaml", "--point", 1);
    assertThat(point.exitCode()).isZero();
    assertThat(point.out())
        .contains("worker: sh echo.sh\n")
        .contains("to worker: {\"build\": {\"mesh\": 2}}\n")
        .contains("from worker: {\"ready\": true}\n")
        .contains("to worker: {\"point\": 1, \"parameters\": {\"x\": 2.5}}\n")
        .contains("from worker: {\"point\": 1, \"outputs\": {\"q\": 7}}\n")
        .contains("stderr: hm\n")
        .contains("q       7.0\n");
    assertThat(directory.resolve("echo.h5")).doesNotExist();
  }

  @Test
  void completionIsAScriptThatBashAccepts() throws Exception {
    Path script = Files.writeString(directory.resolve("completion"), sweep("completion").out());
    Process bash = new ProcessBuilder("bash", "-n", script.toString()).start();
    assertThat(bash.waitFor()).isZero();
    assertThat(script).content().contains("--fail-fast");
  }

  @Test
  void resultsAreTheSameBitsAtAnyNumberOfWorkersAndAnySplit() throws Exception {
    Files.writeString(
        directory.resolve("random.yaml"),
        """
        model: {expr: {q: "sin(x) * exp(-m^2)", r: "q^1.5"}}
        parameters: {x: {uniform: [0, 10]}, m: {normal: {mean: 0, std: 1}}, k: [1, 2, 3]}
        sampling: {method: random, n: 50000, seed: 7}
        where: "x > 0.5"
        """);
    String alone = bitsOf("--workers=1");
    assertThat(bitsOf("--workers=2")).isEqualTo(alone);
    assertThat(bitsOf("--workers=5")).isEqualTo(alone);
    assertThat(bitsOf("--workers=2", "--set=execution.schedule=static")).isEqualTo(alone);
    assertThat(bitsOf("--workers=3", "--set=execution.chunk=777")).isEqualTo(alone);
  }

  /** Returns a hash of all columns of a run of random.yaml but those about the run itself. */
  private String bitsOf(String... arguments) throws Exception {
    List<Object> run = new ArrayList<>(List.of("run", "random.yaml", "--fresh"));
    run.addAll(List.of(arguments));
    assertThat(sweep(run.toArray()).exitCode()).isZero();
    return Python.on(
        directory.resolve("random.h5"),
        """
        import hashlib
        columns = b"".join(h5[n][()].tobytes() for n in ("x", "m", "k", "q", "r", "status"))
        print(hashlib.sha256(columns).hexdigest())
        """);
  }

  private Outcome sweep(Object... arguments) {
    return SweepProcess.run(directory, arguments);
  }
}
