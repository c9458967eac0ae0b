package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes and messages are a contract: scripts and CI rely on them. */
@Timeout(120)
final class ExitCodesIT {
  private static final String GOOD =
      """
      model: {expr: {q: "T^2"}}
      parameters: {T: [1, 2, 3]}
      """;

  @TempDir Path directory;

  @Test
  void allWellIsZeroAndSoIsAFinishedSweep() throws IOException {
    write("good.yaml", GOOD);
    assertThat(sweep("run", "good.yaml").exitCode()).isZero();
    byte[] before = Files.readAllBytes(directory.resolve("good.h5"));
    Outcome again = sweep("run", "good.yaml");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out() + again.err()).contains("finished");
    assertThat(directory.resolve("good.h5")).hasBinaryContent(before);
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("good.yaml", "good.h5");
  }

  @Test
  void everyFaultOfAConfigIsToldAndNothingRuns() throws IOException {
    write(
        "bad.yaml",
        """
        model:
          expr: {q: "T^2 + k"}
        parameters:
          T: {linspce: [1, 2, 3]}
        exection: {workers: 2}
        """);
    Outcome outcome = sweep("run", "bad.yaml");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("bad.yaml:4:7: ")
        .contains("did you mean 'linspace'?")
        .contains("bad.yaml:5:1: ")
        .contains("did you mean 'execution'?")
        .doesNotContain("Exception");
    assertThat(directory.toFile().list()).containsExactly("bad.yaml");
  }

  @Test
  void aWrongCommandLineIsTwo() {
    assertThat(sweep("run").exitCode()).isEqualTo(2);
    assertThat(sweep("rnu", "x.yaml").exitCode()).isEqualTo(2);
    assertThat(sweep("run", "nowhere.yaml").exitCode()).isEqualTo(2);
    assertThat(sweep("run", "nowhere.yaml", "--wrokers", 2).err()).contains("--workers");
    assertThat(sweep().exitCode()).isEqualTo(2);
  }

  @Test
  void failedPointsAreOneUnlessAllowed() throws IOException {
    write(
        "flaky.yaml",
        """
        model: {command: ["sh", "-c", "test ${x} != 2 || { echo broken pipe >&2; exit 7; }; echo '{\\"q\\": ${x}}'"]}
        parameters: {x: [1, 2, 3]}
        """);
    assertThat(sweep("run", "flaky.yaml", "-o", "a.h5").exitCode()).isEqualTo(1);
    assertThat(sweep("run", "flaky.yaml", "-o", "b.h5", "--allow-failures").exitCode()).isZero();
    Outcome failures = sweep("failures", "a.h5");
    assertThat(failures.exitCode()).isZero();
    assertThat(failures.out()).contains("exit code 7").contains("broken pipe");
  }

  @Test
  void aFileOfAnotherConfigIsThreeAndStaysAsItIs() throws IOException {
    write("good.yaml", GOOD);
    sweep("run", "good.yaml");
    byte[] before = Files.readAllBytes(directory.resolve("good.h5"));
    Outcome other = sweep("run", "good.yaml", "--set", "parameters.T=[1, 2, 4]");
    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.err()).contains("parameters.T").contains("--fresh");
    assertThat(directory.resolve("good.h5")).hasBinaryContent(before);
    assertThat(sweep("run", "good.yaml", "--set", "parameters.T=[1, 2, 4]", "--fresh").exitCode())
        .isZero();
  }

  @Test
  void aFileThatIsNotOursIsThreeAndStaysAsItIs() throws IOException {
    write("good.yaml", GOOD);
    write("good.h5", "my precious notes");
    assertThat(sweep("run", "good.yaml").exitCode()).isEqualTo(3);
    assertThat(sweep("run", "good.yaml", "--fresh").exitCode()).isEqualTo(3);
    assertThat(directory.resolve("good.h5")).hasContent("my precious notes");
  }

  @Test
  void whatCannotBeBuiltIsTwoAndLeavesNothingThatWouldRefuseTheMendedConfig() throws IOException {
    write("x.yaml", "model: {java: com.acme.Nothing}\nparameters: {x: [1]}\n");
    Outcome java = sweep("run", "x.yaml");
    assertThat(java.exitCode()).isEqualTo(2);
    assertThat(java.err()).contains("com.acme.Nothing").doesNotContain("at dev.sweep");
    write("x.yaml", "model: {command: [./nothing]}\nparameters: {x: [1]}\n");
    assertThat(sweep("run", "x.yaml").exitCode()).isEqualTo(2);
    assertThat(directory.toFile().list()).containsExactly("x.yaml");
  }

  @Test
  void askingForMpiWithoutALauncherRunsAsOneRankAndSaysHowToStartMore() throws IOException {
    write("good.yaml", GOOD);
    Outcome asked = sweep("run", "good.yaml", "--manager", "mpi");
    assertThat(asked.exitCode()).isZero();
    assertThat(asked.err())
        .containsOnlyOnce("no MPI launcher started this process")
        .contains("mpirun -n 4 sweep run", "srun", "openmpi-bin", "mpich");
    Outcome configured = sweep("run", "good.yaml", "--fresh", "--set", "execution.manager=mpi");
    assertThat(configured.err()).contains("no MPI launcher started this process");
    assertThat(sweep("run", "good.yaml", "--fresh").err()).doesNotContain("MPI");
  }

  @Test
  void aGridOfMoreAxesThanAFileCanHoldIsRefused() throws IOException {
    StringBuilder axes = new StringBuilder();
    for (int i = 0; i < 33; i++) {
      axes.append("  a").append(i).append(": [1]\n");
    }
    write("wide.yaml", "model: {expr: {q: a0}}\nparameters:\n" + axes);
    Outcome wide = sweep("run", "wide.yaml");
    assertThat(wide.exitCode()).isEqualTo(2);
    assertThat(wide.err()).contains("wide.yaml:35:").contains("32 axes");
  }

  @Test
  void twoNamesOfOneFileHaveOneLock() throws IOException {
    write(
        "slow.yaml",
        """
        model: {command: [sh, -c, "sleep 0.05; echo '{\\"q\\": 1}'"]}
        parameters: {x: {range: [0, 1000, 1]}}
        """);
    Path link = directory.resolve("link.h5");
    try (SweepProcess first = SweepProcess.start(directory, "run", "slow.yaml")) {
      first.awaitWhileRunning("its file", () -> Files.exists(directory.resolve("slow.h5")));
      Files.createSymbolicLink(link, Path.of("slow.h5"));
      Outcome second = sweep("run", "slow.yaml", "-o", link);
      assertThat(second.exitCode()).isEqualTo(3);
      assertThat(second.err()).contains("is being written by process");
    }
  }

  @Test
  void freshKeepsTheOldFileWhereItIsUntilTheRunIsSureToStart() throws IOException {
    write("good.yaml", GOOD);
    sweep("run", "good.yaml");
    Outcome broken = sweep("run", "good.yaml", "--fresh", "--set", "model={java: com.acme.No}");
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("good.yaml", "good.h5");
  }

  @Test
  void aMissingResultsFileIsToldWithoutAStackTrace() {
    Outcome outcome = sweep("show", "nowhere.h5");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("nowhere.h5").doesNotContain("Exception");
  }

  private Outcome sweep(Object... arguments) {
    return SweepProcess.run(directory, arguments);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
