package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweep.cli.SweepProcess.Outcome;
import dev.sweep.model.Status;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Carrying on by the command line: changed models, failed points, kills, and two at once. */
@Timeout(120)
final class ResumeIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private Path file;
  private Path held;

  /**
   * Points fail as long as there is no file 'good', and those behind 0 wait while there is 'held'.
   */
  @BeforeEach
  void writeConfig() throws IOException {
    file = directory.resolve("c.h5");
    held = directory.resolve("held");
    Files.writeString(
        directory.resolve("c.yaml"),
        """
        model: {command: [sh, heat.sh, "${x}"]}
        parameters: {x: {range: [0, 4, 1]}}
        """);
    Files.writeString(
        directory.resolve("heat.sh"),
        """
        [ $1 = 0 ] || while [ -e held ]; do sleep 0.02; done
        [ -e good ] || exit 7
        echo "{\\"q\\": $1}"
        """);
  }

  @Test
  void aProgramWhoseContentHasChangedIsAnotherModel() throws IOException {
    touch("good");
    sweep("run", "c.yaml");
    byte[] before = Files.readAllBytes(file);
    Files.writeString(directory.resolve("heat.sh"), "echo '{\"q\": 1}'\n");
    Outcome refused = sweep("run", "c.yaml");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err())
        .contains("nothing was touched")
        .containsPattern("model.command\\[1\\].sha256: content of heat.sh\n")
        .containsPattern("in the file:  sha256 [0-9a-f]{12}\n")
        .containsPattern("now:          sha256 [0-9a-f]{12}\n")
        .doesNotContain("--reuse");
    assertThat(file).hasBinaryContent(before);
    Outcome reused = sweep("run", "c.yaml", "--fresh", "--reuse", "c.h5");
    assertThat(reused.exitCode()).isEqualTo(3);
    assertThat(reused.err()).contains("c.h5 is of another model").contains("sha256 ");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void failuresWhoseRecordsWereLostWithTheJournalAreTold() throws IOException {
    touch("held");
    try (SweepProcess run = start("run", "c.yaml", "-w", 1)) {
      run.awaitWhileRunning("point 0", () -> count(Status.FAILED) == 1);
      run.signal("KILL");
      assertThat(run.await().exitCode()).isEqualTo(137);
    }
    assertThat(sweep("failures", "c.h5").out())
        .contains("1 of 4 points: ")
        .doesNotContain("no record");
    Files.delete(directory.resolve("c.h5.journal"));
    String lost = "1 failed point has no record of why";
    assertThat(sweep("failures", "c.h5").out()).contains(lost).doesNotContain("no failures");
    assertThat(sweep("failures", "c.h5", "--json").out()).contains("\"unexplained\"");
    assertThat(sweep("show", "c.h5").out()).contains(lost);
    assertThat(sweep("show", "c.h5", "--json").out()).contains(lost);
    assertThat(sweep("show", "c.h5", "--point", "0").out()).contains("no record of why");
    Files.delete(held);
    sweep("run", "c.yaml", "-w", 1);
    Outcome after = sweep("failures", "c.h5");
    assertThat(after.out()).contains(lost).contains("3 of 4 points: ");
  }

  @Test
  void classesMayLieWhereTheSweepRuns() throws IOException {
    String members =
        "public void evaluate(Point p, Outputs o) { o.put(\"q\", %d * p.number(\"x\")); }";
    CompiledModel.write(directory, "Line", members.formatted(2));
    Files.writeString(
        directory.resolve("java.yaml"),
        "model: {java: Line, classpath: [.]}\nparameters: {x: [1, 2, 3]}\n");
    assertThat(sweep("run", "java.yaml").exitCode()).isZero();
    touch("java.h5.lock");
    Files.writeString(directory.resolve("java.h5.journal"), "of a killed run");
    Outcome fresh = sweep("run", "java.yaml", "--fresh");
    assertThat(fresh.exitCode()).as(fresh.err()).isZero();
    Outcome again = sweep("run", "java.yaml");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("nothing to do");

    CompiledModel.write(directory, "Line", members.formatted(3));
    Outcome refused = sweep("run", "java.yaml");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("model.classpath[0].sha256");
  }

  @Test
  void aKillDuringARetryLeavesEachPointItsOldFailureOrItsNewResult() throws IOException {
    assertThat(sweep("run", "c.yaml", "-w", 1).exitCode()).isEqualTo(1);
    touch("good");
    touch("held");
    try (SweepProcess retry = start("run", "c.yaml", "-w", 1, "--retry-failed")) {
      retry.awaitWhileRunning("point 0", () -> count(Status.OK) == 1);
      assertThat(count(Status.FAILED)).isEqualTo(3);
      retry.signal("KILL");
      assertThat(retry.await().exitCode()).isEqualTo(137);
    }
    Files.delete(held);
    assertThat(statusOf("c.h5").get("state").asText()).isEqualTo("killed");
    assertThat(count(Status.FAILED)).isEqualTo(3);
    Outcome left = sweep("failures", "c.h5", "--json");
    assertThat(JSON.readTree(left.out()).at("/groups/0/points")).hasSize(3);
    Outcome rest = sweep("run", "c.yaml", "--retry-failed");
    assertThat(rest.exitCode()).as(rest.err()).isZero();
    assertThat(rest.out()).contains("4 points: 4 ok, 1 of them before");
    assertThat(sweep("failures", "c.h5").out()).contains("no failures");
    assertThat(sweep("show", "c.h5", "--point", 0).out()).contains("exit");
    assertThat(sweep("run", "c.yaml", "--retry-failed").out()).contains("finished before");
    assertThat(sweep("run", "c.yaml", "--retry-failed", "--fresh").exitCode()).isEqualTo(2);
  }

  @Test
  void anotherProcessSeesHowFarItIsAndWhoRunsIt() throws IOException {
    touch("good");
    touch("held");
    try (SweepProcess run = start("run", "c.yaml", "-w", 1)) {
      run.awaitWhileRunning("point 0", () -> Files.exists(file) && count(Status.OK) == 1);
      JsonNode status = statusOf("c.h5");
      assertThat(status.get("state").asText()).isEqualTo("running");
      assertThat(status.at("/points/pending").asInt()).isEqualTo(3);
      assertThat(status.at("/process/pid").asLong()).isEqualTo(run.pid());
      assertThat(sweep("status").out())
          .contains("c.h5: running (25%), 4 points: 1 ok, 3 pending")
          .contains("process " + run.pid() + " on ");
      Files.delete(held);
      assertThat(run.await().exitCode()).isZero();
    }
    assertThat(sweep("status", ".").out()).contains("c.h5: finished, 4 points: 4 ok");
    assertThat(sweep("status", "none.h5").exitCode()).isEqualTo(3);
  }

  @Test
  void ofTwoThatStartAtOnceOneRunsAndTheOtherNamesIt() throws IOException {
    touch("good");
    touch("held");
    try (SweepProcess one = start("run", "c.yaml");
        SweepProcess other = start("run", "c.yaml")) {
      while (one.isAlive() && other.isAlive()) {
        Thread.onSpinWait();
      }
      SweepProcess running = one.isAlive() ? one : other;
      Outcome refused = (running == one ? other : one).await();
      assertThat(refused.exitCode()).isEqualTo(3);
      assertThat(refused.err())
          .contains("c.h5 is being written by process " + running.pid() + " on ")
          .contains(" since 20");
      Files.delete(held);
      assertThat(running.await().exitCode()).isZero();
    }
    assertThat(count(Status.OK)).isEqualTo(4);
    assertThat(directory.resolve("c.h5.lock")).doesNotExist();
  }

  private void touch(String name) throws IOException {
    Files.createFile(directory.resolve(name));
  }

  private JsonNode statusOf(String name) throws IOException {
    return JSON.readTree(sweep("status", name, "--json").out()).at("/sweeps/0");
  }

  /** Returns how many points have {@code status}: none before there is a file. */
  private long count(Status status) {
    if (!Files.exists(file)) {
      return 0;
    }
    try (ResultsReader results = ResultsReader.open(file)) {
      return results.pointsWith(status).count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private SweepProcess start(Object... arguments) {
    return SweepProcess.start(directory, arguments);
  }

  private Outcome sweep(Object... arguments) {
    return SweepProcess.run(directory, arguments);
  }
}
