package dev.sweep.cli;

import dev.sweep.cli.SweepProcess.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The launchers of the MPIs that the tests need; without them the tests fail. */
enum MpiLauncherCommand {
  OPEN_MPI("mpirun.openmpi"),
  MPICH("mpiexec.mpich");

  private final String program;

  MpiLauncherCommand(String program) {
    this.program = program;
  }

  /** Runs sweep on {@code ranks} ranks to its end. */
  Outcome run(Path directory, int ranks, Object... arguments) {
    try (SweepProcess job = start(directory, ranks, arguments)) {
      return job.await();
    }
  }

  /** Starts sweep on {@code ranks} ranks. */
  SweepProcess start(Path directory, int ranks, Object... arguments) {
    return startProgram(directory, ranks, SweepProcess.PROJECT.resolve("sweep"), arguments);
  }

  /** Starts {@code program}, which becomes sweep, on {@code ranks} ranks. */
  SweepProcess startProgram(Path directory, int ranks, Path starter, Object... arguments) {
    List<String> command =
        new ArrayList<>(List.of(program, "-n", Integer.toString(ranks), starter.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return SweepProcess.startCommand(directory, command);
  }
}
