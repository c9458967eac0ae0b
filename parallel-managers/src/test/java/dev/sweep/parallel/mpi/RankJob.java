package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Launches a program on some ranks by a real launcher, and waits for its end. */
final class RankJob {
  private static final long TIMEOUT_SECONDS = 120;
  private static final long LONG_TIMEOUT_SECONDS = 600;
  private static final String HEAP = "-Xmx256m";

  /**
   * Open MPI asks for these before it runs as root, or more ranks than there are cores; from
   * version 5 on, which leaves that to PRRTE, by other names.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "OMPI_ALLOW_RUN_AS_ROOT", "1",
          "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1",
          "OMPI_MCA_rmaps_base_oversubscribe", "1",
          "OMPI_MCA_hwloc_base_binding_policy", "none",
          "PRTE_MCA_rmaps_default_mapping_policy", ":oversubscribe",
          "PRTE_MCA_hwloc_default_binding_policy", "none");

  private final ProcessBuilder process;
  private long timeoutSeconds = TIMEOUT_SECONDS;

  /** A job of {@link RankProgram}. */
  RankJob(Launcher launcher, int ranks, String deed) {
    this(launcher.command(ranks), RankProgram.class, deed);
  }

  /** Creates a job whose ranks are started by the command {@code launcher}. */
  RankJob(List<String> launcher, String deed) {
    this(launcher, RankProgram.class, deed);
  }

  /** Creates a job of the main class {@code program}. */
  RankJob(Launcher launcher, int ranks, Class<?> program, String... arguments) {
    this(launcher.command(ranks), program, arguments);
  }

  private RankJob(List<String> launcher, Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(java());
    command.add(program.getName());
    command.addAll(List.of(arguments));
    this.process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().putAll(SETTINGS);
  }

  RankJob with(String variable, String value) {
    process.environment().put(variable, value);
    return this;
  }

  /** Gives each rank more memory than most need, and the job more time. */
  RankJob withHeap(String size) {
    process.command().replaceAll(word -> word.equals(HEAP) ? "-Xmx" + size : word);
    timeoutSeconds = LONG_TIMEOUT_SECONDS;
    return this;
  }

  /** Runs the job; one that does not end is killed and fails the test. */
  Result run() throws IOException, InterruptedException {
    return start().end();
  }

  /** Starts the job. */
  Running start() {
    try {
      return new Running(process.start(), timeoutSeconds);
    } catch (IOException e) {
      return fail(
          process.command().getFirst()
              + " cannot be started: "
              + e.getMessage()
              + "; these tests need the Debian packages openmpi-bin and mpich");
    }
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        HEAP,
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

  /** A job that was started; killed when it takes too long, which fails the test. */
  static final class Running {
    private final Process process;
    private final long timeoutSeconds;
    private final BufferedReader lines;
    private final StringBuilder output = new StringBuilder();
    private final CompletableFuture<Boolean> killed;

    private Running(Process process, long timeoutSeconds) {
      this.process = process;
      this.timeoutSeconds = timeoutSeconds;
      this.lines = process.inputReader();
      this.killed =
          CompletableFuture.supplyAsync(
              this::kill, CompletableFuture.delayedExecutor(timeoutSeconds, TimeUnit.SECONDS));
    }

    /** Waits for a line that begins with {@code start}, and returns the rest of it. */
    String await(String start) throws IOException {
      String line = next();
      while (line != null && !line.startsWith(start)) {
        line = next();
      }
      return line == null
          ? fail("no line '" + start + "': " + output)
          : line.substring(start.length());
    }

    /** Sends {@code name} to a process of the job. */
    void signal(String name, long pid) throws IOException, InterruptedException {
      Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
      assertThat(sent.waitFor()).as("kill -%s %d", name, pid).isZero();
    }

    /** Returns the process of the launcher. */
    long pid() {
      return process.pid();
    }

    /** Waits for the end of the job. */
    Result end() throws IOException, InterruptedException {
      while (next() != null) {
        // It is in the output.
      }
      int exitCode = process.waitFor();
      Result result = new Result(exitCode, output.toString());
      return killed.cancel(false)
          ? result
          : fail("the job hung for " + timeoutSeconds + " s: " + result);
    }

    private @Nullable String next() throws IOException {
      String line = lines.readLine();
      if (line != null) {
        output.append(line).append('\n');
      }
      return line;
    }

    private boolean kill() {
      List<ProcessHandle> ranks = process.descendants().toList();
      process.destroyForcibly();
      ranks.forEach(ProcessHandle::destroyForcibly);
      return true;
    }
  }

  /** How a job ended. */
  record Result(int exitCode, String output) {}
}
