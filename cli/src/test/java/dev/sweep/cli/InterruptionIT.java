package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is broken off loses nothing and goes on where it was. */
@Timeout(120)
final class InterruptionIT {
  private static final String SLOW =
      """
      model:
        command: [sh, -c, 'echo x >> ran.txt; sleep 0.05; echo "{\\"q\\": ${x}}"']
      parameters:
        x: {range: [0, 60, 1]}
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeConfig() throws IOException {
    Files.writeString(directory.resolve("slow.yaml"), SLOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void stopsWithinTwoSecondsAndResumes(String signal) throws Exception {
    try (SweepProcess sweep = SweepProcess.start(directory, "run", "slow.yaml", "--workers", 2)) {
      sweep.awaitWhileRunning("ten points to run", () -> ran() >= 10);
      long at = System.nanoTime();
      sweep.signal(signal);
      assertThat(sweep.await().exitCode()).isEqualTo(130);
      assertThat(Duration.ofNanos(System.nanoTime() - at)).isLessThan(Duration.ofSeconds(2));
    }
    int before = ran();
    assertThat(done()).isBetween(before - 2, before);
    assertThat(SweepProcess.run(directory, "run", "slow.yaml", "--workers", 2).exitCode()).isZero();
    assertResultsAreWhole();
    assertThat(ran()).as("only what was broken off ran twice").isBetween(60, 62);
  }

  @Test
  void resumesAfterAKill() throws Exception {
    try (SweepProcess sweep = SweepProcess.start(directory, "run", "slow.yaml", "--workers", 2)) {
      sweep.awaitWhileRunning("forty points to run", () -> ran() >= 40);
      sweep.signal("KILL");
      assertThat(sweep.await().exitCode()).isEqualTo(137);
    }
    int ranBefore = ran();
    int kept = done();
    assertThat(kept).as("what was committed in about two seconds").isPositive();
    assertThat(SweepProcess.run(directory, "run", "slow.yaml", "--workers", 2).exitCode()).isZero();
    assertResultsAreWhole();
    assertThat(ran() - ranBefore).as("what was kept did not run again").isEqualTo(60 - kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalToTheWholeGroupFailsNoPoint(String signal) throws Exception {
    Files.writeString(
        directory.resolve("sleepers.yaml"),
        """
        model: {command: [sh, -c, "echo x >> ran.txt; sleep 1000"]}
        parameters: {x: [1, 2, 3, 4]}
        """);
    try (SweepProcess sweep =
        SweepProcess.startGroup(directory, "run", "sleepers.yaml", "--workers", 2)) {
      sweep.awaitWhileRunning("two commands", () -> ran() == 2);
      sweep.signalGroup(signal);
      assertThat(sweep.await().exitCode()).isEqualTo(130);
    }
    assertThat(Python.on(directory.resolve("sleepers.h5"), "print(h5['status'][()].tolist())"))
        .isEqualTo("[0, 0, 0, 0]");
  }

  /** The bar is what people look at when they press Ctrl-C. */
  @Test
  void controlCOnATerminalWithTheBarStopsInOrder() throws Exception {
    Path typing = directory.resolve("typing.py");
    Files.writeString(
        typing,
        """
        import os, pty, sys, time
        pid, terminal = pty.fork()
        if pid == 0:
            os.execvp(sys.argv[1], sys.argv[1:])
        seen = b""
        while b"/60" not in seen:  # the bar is drawn
            seen += os.read(terminal, 4096)
        os.write(terminal, b"\\x03")
        try:
            while True:
                if not os.read(terminal, 4096):
                    break
        except OSError:
            pass  # the terminal is closed at the end
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        """);
    Process python =
        new ProcessBuilder(
                "/usr/bin/python3",
                typing.toString(),
                SweepProcess.PROJECT + "/sweep",
                "run",
                "slow.yaml",
                "--workers",
                "2")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo("130");
    assertThat(directory.resolve("slow.h5.lock")).doesNotExist();
    assertThat(SweepProcess.run(directory, "run", "slow.yaml", "--workers", 2).exitCode()).isZero();
    assertResultsAreWhole();
  }

  @Test
  void leavesNoProcessBehind() throws Exception {
    Files.writeString(
        directory.resolve("sleepers.yaml"),
        """
        model: {command: "sh -c 'echo $$ >> pids.txt; sleep 1000'"}
        parameters: {x: [1, 2]}
        """);
    Path pids = directory.resolve("pids.txt");
    try (SweepProcess sweep =
        SweepProcess.start(directory, "run", "sleepers.yaml", "--workers", 2)) {
      sweep.awaitWhileRunning("two commands", () -> lines(pids) == 2);
      sweep.signal("INT");
      assertThat(sweep.await().exitCode()).isEqualTo(130);
    }
    for (String pid : Files.readAllLines(pids)) {
      assertThat(ProcessHandle.of(Long.parseLong(pid))).isEmpty();
    }
  }

  private void assertResultsAreWhole() throws Exception {
    assertThat(
            Python.on(
                directory.resolve("slow.h5"),
                "print((h5['status'][()] == 1).all(), (h5['q'][()] == np.arange(60)).all())"))
        .isEqualTo("True True");
  }

  private int done() throws Exception {
    return Integer.parseInt(
        Python.on(directory.resolve("slow.h5"), "print((h5['status'][()] == 1).sum())"));
  }

  private int ran() {
    return lines(directory.resolve("ran.txt"));
  }

  private static int lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
