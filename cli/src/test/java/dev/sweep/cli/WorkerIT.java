package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers and commands end with sweep, also when it is killed. */
@Timeout(120)
final class WorkerIT {
  @TempDir Path directory;

  @BeforeEach
  void writeDeafPrograms() throws IOException {
    Files.writeString(
        directory.resolve("deaf.sh"),
        """
        trap '' TERM INT HUP
        (setsid sh -c 'trap "" TERM; echo $$ >> pids.txt; while :; do sleep 1; done' &)
        echo $$ >> pids.txt
        while :; do sleep 1; done
        """);
    Files.writeString(
        directory.resolve("worker.yaml"),
        """
        model: {worker: [sh, -c, 'read b; echo "{\\"ready\\": true}"; exec sh deaf.sh']}
        parameters: {x: [1, 2, 3]}
        """);
    Files.writeString(
        directory.resolve("command.yaml"),
        """
        model: {command: [sh, deaf.sh]}
        parameters: {x: [1, 2, 3]}
        """);
    Files.writeString(
        directory.resolve("java.yaml"),
        """
        model: {java: Deaf, classpath: [model]}
        parameters: {x: [1, 2, 3]}
        """);
    CompiledModel.write(
        Files.createDirectory(directory.resolve("model")),
        "Deaf",
        """
        public void evaluate(Point point, Outputs outputs) throws Exception {
          String own = ProcessHandle.current().pid() + "\\n";
          String parent = ProcessHandle.current().parent().get().pid() + "\\n";
          java.nio.file.Files.writeString(java.nio.file.Path.of("pids.txt"), own + parent);
          while (true) {
            try { Thread.sleep(1000); } catch (InterruptedException e) { }
          }
        }
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "worker, thread",
    "command, thread",
    "worker, process",
    "command, process",
    "java, process"
  })
  void whatIgnoresEverythingDoesNotOutliveAKilledSweep(String kind, String isolation)
      throws Exception {
    String isolated = "execution.isolation=" + isolation;
    try (SweepProcess sweep =
        SweepProcess.start(directory, "run", kind + ".yaml", "--workers", 1, "--set", isolated)) {
      sweep.awaitWhileRunning("two processes", () -> pids().size() == 2);
      sweep.signal("KILL");
      assertThat(sweep.await().exitCode()).isEqualTo(137);
    }
    assertGone();
  }

  @Test
  void aWorkerThatIgnoresEverythingEndsWithAnInterruptedSweep() throws Exception {
    try (SweepProcess sweep =
        SweepProcess.startGroup(directory, "run", "worker.yaml", "--workers", 1)) {
      sweep.awaitWhileRunning("two processes", () -> pids().size() == 2);
      sweep.signalGroup("INT");
      assertThat(sweep.await().exitCode()).isEqualTo(130);
    }
    assertGone();
  }

  private void assertGone() throws Exception {
    for (String pid : pids()) {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
      if (process.isPresent()) {
        process.get().onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  private List<String> pids() {
    try {
      Path file = directory.resolve("pids.txt");
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
