package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell as people and scripts use it, on child processes and on ranks of both MPIs. */
@Timeout(120)
final class ShellIT {
  private static final String CONTROL_A = "\u0001";
  private static final String CONTROL_C = "\u0003";
  private static final String CONTROL_D = "\u0004";
  private static final String CONTROL_P = "\u0010";

  /** Needs a class, a method and a variable of the script on all engines. */
  private static final String SCRIPT =
      """
      int factor = 20;
      record Part(int number) implements Serializable {}
      int scaled(Part part) {
        return factor * part.number();
      }
      factor = 21;
      System.out.println(pool.map(part -> scaled(part), List.of(new Part(1), new Part(2))));
      System.out.println(callAll(() -> ProcessHandle.current().pid()).stream().distinct().count());
      """;

  @TempDir Path directory;

  @Test
  void letsPeopleEditLinesRecallThemAndStopWhatRuns() throws Exception {
    Map<String, String> home = Map.of("XDG_STATE_HOME", directory.toString());
    String session =
        new PseudoTerminal()
            .on("jshell> ", "+ 22)" + CONTROL_A + "pool.apply(() -> 20 \r")
            .on("==> [42, 42]", "while (true) { System.out.print(\"bu\" + \"sy\"); }\r")
            .on("busybusy", CONTROL_C)
            .on("jshell> ", "int n = 7\r")
            .on("n ==> 7", CONTROL_D)
            .run(directory, home, "shell", "--workers", "2");
    assertThat(session).endsWith("\n0");
    String later =
        new PseudoTerminal()
            .on("jshell> ", CONTROL_P + "0\r")
            .on("n ==> 70", "/exit n / 10\r")
            .run(directory, home, "shell", "--workers", "1");
    assertThat(later).endsWith("\n7");
  }

  @Test
  void runsAScriptOnRanksAndLeavesWithItsExitCode() throws Exception {
    Files.writeString(directory.resolve("a.jsh"), SCRIPT + "/exit 1 + 2\n");
    Outcome outcome = MpiLauncherCommand.OPEN_MPI.run(directory, 3, "shell", "a.jsh");
    assertThat(outcome.out()).startsWith("[21, 42]\n3\n");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
  }

  @Test
  void runsWhatIsPipedToTheFirstRank() throws Exception {
    Path typed = Files.writeString(directory.resolve("typed.txt"), SCRIPT);
    String piped = "exec mpiexec.mpich -n 3 " + SweepProcess.PROJECT + "/sweep shell < " + typed;
    try (SweepProcess job = SweepProcess.startCommand(directory, List.of("sh", "-c", piped))) {
      Outcome outcome = job.await();
      assertThat(outcome.out()).contains("factor ==> 21", "[21, 42]\n", "3\n");
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }
  }

  @Test
  void tellsWhereAScriptWentWrongAndFails() throws IOException {
    Files.writeString(
        directory.resolve("b.jsh"), "int n = 0;\n\npool.apply(() ->\n    1 / n);\n/exit 0\n");
    Outcome outcome = SweepProcess.run(directory, "shell", "-w", 2, "b.jsh");
    assertThat(outcome.exitCode()).isOne();
    assertThat(outcome.err())
        .contains("b.jsh:3: ", "2 of 2 engines failed", "caused by", "/ by zero", "(b.jsh:4)");
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    Outcome missing = SweepProcess.run(directory, "shell", "-w", 1, "missing.jsh");
    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err()).isEqualTo("sweep: missing.jsh: no such file\n");
    Outcome workers = MpiLauncherCommand.MPICH.run(directory, 2, "shell", "-w", 2, "missing.jsh");
    assertThat(workers.exitCode()).isEqualTo(2);
    assertThat(workers.err()).contains("each rank is a worker; leave out --workers");
  }
}
