package dev.sweep.cli;

import dev.sweep.parallel.mpi.MpiException;
import dev.sweep.parallel.mpi.MpiLauncher;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs what most users run, so that the build can record what it needs: classes (JEP 514), and
 * profiles of the loops over points (JEP 515).
 */
final class StartUpTraining {
  private static final String CONFIG =
      """
      model: {expr: {f: "sin(x) * y", g: "x^2 + f"}}
      outputs: {f: {unit: m, description: an output}}
      parameters:
        x: {linspace: [0, 1, 3], unit: m}
        y: [1, 2, 3]
        z: 4.5
      where: "x < 1 or y > 1"
      """;

  /** Long enough for the JIT compilers to have seen all loops over points: half a second. */
  private static final String LARGE_CONFIG =
      """
      model: {expr: {f: "sin(x) * y", g: "x^2 + y^2"}}
      parameters:
        x: {linspace: [0, 10, 2500]}
        y: {linspace: [0, 10, 2000]}
      """;

  private static final String JAVA_MODEL = "model={java: " + TrainingModel.class.getName() + "}";

  private StartUpTraining() {}

  /**
   * Leaves the path of the JDK in {@code distribution}, for the launcher: the start-up cache fits
   * no other, and the file's time tells when the last build was.
   */
  static void run(Path distribution) throws IOException {
    Path directory = Files.createTempDirectory("sweep-training");
    try {
      runCommands(directory);
    } finally {
      delete(directory);
    }
    Files.writeString(
        distribution.resolve("java-home"),
        System.getProperty("java.home") + System.lineSeparator());
  }

  private static void runCommands(Path directory) throws IOException {
    String config = Files.writeString(directory.resolve("training.yaml"), CONFIG).toString();
    String results = directory.resolve("training.h5").toString();
    execute("--version");
    execute("--help");
    execute("plan", config);
    execute("run", config, "--workers", "2", "-o", results, "--set", "parameters.z=5");
    execute("run", config, "--workers", "1", "-o", results, "--set", "parameters.z=5", "--json");
    execute("run", config, "-o", results, "--fresh");
    execute("show", results);
    execute("show", results, "--json");
    execute("failures", results);
    execute("run", config, "--manager", "mpi", "-o", results, "--fresh");
    execute("run", config, "--set", JAVA_MODEL, "--set", "outputs={}", "-o", results, "--fresh");
    startAsRank();
    RankTraining.run(Path.of(config), List.of(), Path.of(results));
    RankTraining.run(Path.of(config), List.of(JAVA_MODEL, "outputs={}"), Path.of(results));
    runLoops(directory);
  }

  private static void runLoops(Path directory) throws IOException {
    String config = Files.writeString(directory.resolve("large.yaml"), LARGE_CONFIG).toString();
    String results = directory.resolve("large.h5").toString();
    execute("run", config, "--workers", "2", "-o", results);
    execute("show", results);
  }

  /**
   * Goes as far as a rank of MPI can without an MPI library, which the building machine need not
   * have: with the C library instead, that is up to the first function it lacks.
   */
  private static void startAsRank() {
    Map<String, String> environment =
        Map.of("PMI_RANK", "0", "PMI_SIZE", "1", "SWEEP_MPI_LIBRARY", "libc.so.6");
    try {
      new MpiLauncher(environment, log -> {}).open();
    } catch (MpiException e) {
      return;
    }
    throw new IllegalStateException("the C library passed for MPI");
  }

  private static void execute(String... arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int exitCode = SweepCommand.execute(new Console(nowhere, nowhere, false), arguments);
    if (exitCode != ExitCode.OK) {
      throw new IllegalStateException(
          "sweep " + String.join(" ", arguments) + " exited with " + exitCode);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
