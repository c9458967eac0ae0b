package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs within a number of processors, and within a time. */
@Timeout(180)
final class ResourcesIT {
  @TempDir Path directory;

  @Test
  void neverRunsMorePointsAtOnceThanTheWorkersAreEnoughFor() throws Exception {
    Files.writeString(
        directory.resolve("wide.yaml"),
        """
        model: {command: [sh, -c, 'echo begin >> log; echo "{\\"threads\\": $OMP_NUM_THREADS}";
          sleep 0.05; echo end >> log']}
        parameters: {x: {range: [0, 12, 1]}}
        execution: {workers: 5, resources: {cpus: 2}}
        """);
    Outcome run = SweepProcess.run(directory, "run", "wide.yaml");
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<Integer> running = new ArrayList<>(List.of(0));
    for (String event : Files.readAllLines(directory.resolve("log"))) {
      running.add(running.getLast() + (event.equals("begin") ? 1 : -1));
    }
    assertThat(running).hasSize(25).allSatisfy(count -> assertThat(count).isBetween(0, 2));
    assertThat(Python.on(directory.resolve("wide.h5"), "print(set(h5['threads'][...]) == {2})"))
        .isEqualTo("True");
    Outcome tooFew = SweepProcess.run(directory, "run", "wide.yaml", "--fresh", "-w", 1);
    assertThat(tooFew.exitCode()).isEqualTo(2);
    assertThat(tooFew.err()).contains("a point cannot take 2 cpus", "give --workers 2");
  }

  @Test
  void allRanksEndBeforeTheWalltimeAndTheSameCommandCarriesOn() throws Exception {
    Files.writeString(
        directory.resolve("long.yaml"),
        """
        model: {command: [sh, -c, 'test -e go || sleep 0.5; echo "{\\"q\\": ${x}}"']}
        parameters: {x: {range: [0, 100, 1]}}
        execution: {stop_before_walltime: 500ms}
        """);
    Outcome first =
        MpiLauncherCommand.OPEN_MPI.run(
            directory, 2, "run", "long.yaml", "-w", 1, "--walltime", "6s");
    assertThat(first.exitCode()).as(first.err()).isEqualTo(130);
    assertThat(first.out()).contains("stopped to end by", "run the same command again to carry on");
    Files.createFile(directory.resolve("go"));
    Outcome rest = SweepProcess.run(directory, "run", "long.yaml");
    assertThat(rest.exitCode()).as(rest.err()).isZero();
    assertThat(Python.on(directory.resolve("long.h5"), "print((h5['status'][...] == 1).all())"))
        .isEqualTo("True");
  }
}
