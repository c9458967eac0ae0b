package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Launches {@link RankProgram} on some ranks by a real launcher, and waits for its end. */
final class RankJob {
  private static final long TIMEOUT_SECONDS = 120;

  /** Open MPI asks for these before it runs as root, or more ranks than there are cores. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "OMPI_ALLOW_RUN_AS_ROOT", "1",
          "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1",
          "OMPI_MCA_rmaps_base_oversubscribe", "1",
          "OMPI_MCA_hwloc_base_binding_policy", "none");

  private final Launcher launcher;
  private final ProcessBuilder process;

  RankJob(Launcher launcher, int ranks, String deed) {
    this.launcher = launcher;
    List<String> command = new ArrayList<>(launcher.command(ranks));
    command.addAll(java());
    command.add(RankProgram.class.getName());
    command.add(deed);
    this.process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().putAll(SETTINGS);
  }

  RankJob with(String variable, String value) {
    process.environment().put(variable, value);
    return this;
  }

  /** Runs the job; one that does not end is killed and fails the test. */
  Result run() throws IOException, InterruptedException {
    Path output = Files.createTempFile("ranks", ".out");
    try {
      Process started = start(output);
      boolean ended = started.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        kill(started);
      }
      Result result = new Result(ended ? started.exitValue() : -1, Files.readString(output));
      return ended ? result : fail("the job hung for " + TIMEOUT_SECONDS + " s: " + result);
    } finally {
      Files.delete(output);
    }
  }

  private Process start(Path output) {
    try {
      return process.redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      return fail(
          launcher.program
              + " cannot be started: "
              + e.getMessage()
              + "; these tests need the Debian packages openmpi-bin and mpich");
    }
  }

  private static void kill(Process job) throws InterruptedException {
    List<ProcessHandle> ranks = job.descendants().toList();
    job.destroyForcibly().waitFor();
    ranks.forEach(ProcessHandle::destroyForcibly);
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "--illegal-native-access=deny",
        "-ea",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }

  /** The launchers, as Debian calls them where both MPIs are installed. */
  enum Launcher {
    OPEN_MPI("mpirun.openmpi", Abi.OPEN_MPI),
    MPICH("mpiexec.mpich", Abi.MPICH);

    private final String program;
    private final Abi abi;

    Launcher(String program, Abi abi) {
      this.program = program;
      this.abi = abi;
    }

    Abi abi() {
      return abi;
    }

    private List<String> command(int ranks) {
      return List.of(program, "-n", Integer.toString(ranks));
    }
  }

  /** How a job ended. */
  record Result(int exitCode, String output) {}
}
