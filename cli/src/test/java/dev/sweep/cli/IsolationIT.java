package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers in processes of their own: a model that takes its process with it costs one point. */
@Timeout(120)
final class IsolationIT {
  private static final String CONFIG =
      """
      model: {java: Crasher, classpath: [.]}
      parameters: {x: {range: [0, 12, 1]}}
      execution: {isolation: process, workers: 2}
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeModel() throws IOException {
    CompiledModel.write(
        directory,
        "Crasher",
        """
        public void evaluate(Point point, Outputs outputs) {
          if (point.number("x") == 3) {
            System.err.println("out of coolant");
            Runtime.getRuntime().halt(9);
          }
          outputs.put("q", 2 * point.number("x"));
        }
        """);
    Files.writeString(directory.resolve("c.yaml"), CONFIG);
  }

  @Test
  void aPointThatEndsItsProcessFailsAndTheOthersDoNot() throws Exception {
    Outcome outcome = SweepProcess.run(directory, "run", "c.yaml");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).contains("out of coolant");
    assertFailedAtThreeAlone();
    Outcome failures = SweepProcess.run(directory, "failures", "c.h5");
    assertThat(failures.out()).contains("crashed", "exit code 9", "out of coolant");
  }

  @Test
  void soDoesAPointThatEndsTheProcessOfItsBatch() throws Exception {
    CompiledModel.writeBatched(
        directory,
        "Crasher",
        """
        public void evaluate(Points points, BatchOutputs outputs) {
          double[] x = points.numbers("x");
          for (int i = 0; i < x.length; i++) {
            if (x[i] == 3) {
              Runtime.getRuntime().halt(9);
            }
            x[i] *= 2;
          }
          outputs.put("q", x);
        }
        """);
    Outcome outcome = SweepProcess.run(directory, "run", "c.yaml", "--set", "execution.chunk=12");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    assertFailedAtThreeAlone();
  }

  @Test
  void tellsTheProcessAndTheChunksOfEachWorker() throws Exception {
    SweepProcess.run(directory, "run", "c.yaml", "--workers", 2, "--set", "parameters.x=[0, 1, 2]");
    String told =
        Python.on(
            directory.resolve("c.h5"),
            """
            workers = [group.attrs for group in h5['local_results'].values()]
            print(len({worker['pid'] for worker in workers}), len(workers))
            print(sum(worker['chunks'] for worker in workers))
            """);
    assertThat(told.lines().toList()).first().isEqualTo("2 2");
    assertThat(told.lines().toList().getLast()).matches("[1-3]");
  }

  @Test
  void soItIsOnRanks() throws Exception {
    Outcome outcome = MpiLauncherCommand.MPICH.run(directory, 2, "run", "c.yaml", "-w", 1);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    assertFailedAtThreeAlone();
  }

  private void assertFailedAtThreeAlone() throws Exception {
    assertThat(
            Python.on(
                directory.resolve("c.h5"),
                """
                print(h5['status'][()].tolist())
                print(np.isnan(h5['q'][3]), h5['q'][()].tolist()[4:])
                """))
        .isEqualTo(
            """
            [1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1]
            True [8.0, 10.0, 12.0, 14.0, 16.0, 18.0, 20.0, 22.0]\
            """);
  }
}
