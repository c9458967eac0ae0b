package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is broken off loses nothing and goes on where it was. */
@Timeout(120)
final class InterruptionIT {
  private static final int WORKERS = 2;
  private static final String CONTROL_C = "\u0003";

  @TempDir Path directory;

  /** The points that it breaks off would never end. */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void stopsAmidPointsAndResumes(String signal) throws Exception {
    HeldSweep held = HeldSweep.write(directory);
    try (SweepProcess sweep = start()) {
      held.awaitWaiting(sweep, WORKERS);
      sweep.signal(signal);
      assertThat(sweep.await().exitCode()).isEqualTo(130);
    }
    assertThat(held.started()).isEqualTo(HeldSweep.FREE + WORKERS);
    assertThat(held.done()).isEqualTo(HeldSweep.FREE);
    assertResumes(held);
    assertThat(held.started())
        .as("only what was broken off ran twice")
        .isEqualTo(HeldSweep.POINTS + WORKERS);
  }

  @Test
  void resumesAfterAKill() throws Exception {
    HeldSweep held = HeldSweep.write(directory);
    int committed;
    try (SweepProcess sweep = start()) {
      held.awaitWaiting(sweep, WORKERS);
      committed = held.awaitCommitted(sweep);
      sweep.signal("KILL");
      assertThat(sweep.await().exitCode()).isEqualTo(137);
    }
    int kept = held.done();
    assertThat(kept).isBetween(committed, HeldSweep.FREE);
    int startedBefore = held.started();
    assertResumes(held);
    assertThat(held.started() - startedBefore)
        .as("what was kept did not run again")
        .isEqualTo(HeldSweep.POINTS - kept);
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
    HeldSweep held = HeldSweep.write(directory);
    String session =
        new PseudoTerminal()
            .on("/90", CONTROL_C) // the bar is drawn
            .run(directory, Map.of(), "run", "held.yaml", "--workers", "2");
    assertThat(session).endsWith("\n130");
    assertThat(directory.resolve("held.h5.lock")).doesNotExist();
    assertResumes(held);
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

  private SweepProcess start() {
    return SweepProcess.start(directory, "run", "held.yaml", "--workers", WORKERS);
  }

  private void assertResumes(HeldSweep held) throws IOException {
    held.letGo();
    assertThat(SweepProcess.run(directory, "run", "held.yaml", "--workers", 2).exitCode()).isZero();
    held.assertWhole();
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
