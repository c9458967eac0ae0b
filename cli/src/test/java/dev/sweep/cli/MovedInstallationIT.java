package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation that was moved into a bare root, as into an image: the place where it was built
 * is not there any more, and no mount covers the files it writes.
 */
@Timeout(60)
@EnabledIf(value = "dev.sweep.cli.HostsIT#isRoot", disabledReason = "only root can change roots")
final class MovedInstallationIT {
  /** Mounts the system and the JDK, which may lie in it, below the new root, for this command. */
  private static final String IN_NEW_ROOT =
      """
      set -e
      java_home=$(./work/sweep --jdk-home)
      for each in bin lib lib64 usr etc proc dev sys "${java_home#/}"; do
        mkdir -p "./$each"
        mountpoint -q "./$each" || mount --rbind "/$each" "./$each"
      done
      exec chroot . env JAVA_HOME="$java_home" HOME=/work sh -c "cd /work; $1"
      """;

  @TempDir Path root;

  @BeforeEach
  void copyTheInstallation() throws Exception {
    Path target = Files.createDirectories(root.resolve("work/cli/target"));
    Files.createDirectories(root.resolve("tmp"));
    Files.copy(SweepProcess.PROJECT.resolve("sweep"), root.resolve("work/sweep"));
    Files.writeString(
        root.resolve("work/a.yaml"),
        """
        model: {expr: {q: x^2}}
        parameters: {x: [1, 2, 3]}
        """);
    run("cp", "-a", SweepProcess.PROJECT.resolve("cli/target/dist").toString(), target.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void runsAlone() {
    assertRuns("./sweep run a.yaml");
  }

  @Test
  void runsOnRanksOfOpenMpi() {
    assertRuns("mpirun.openmpi --oversubscribe --bind-to none -n 2 ./sweep run a.yaml");
  }

  @Test
  void runsOnRanksOfMpich() {
    assertRuns("mpiexec.mpich -n 2 ./sweep run a.yaml");
  }

  private void assertRuns(String command) {
    List<String> words =
        List.of(
            "unshare",
            "--mount",
            "--propagation",
            "slave",
            "bash",
            "-c",
            IN_NEW_ROOT,
            "-",
            command);
    try (SweepProcess sweep = SweepProcess.startCommand(root, words)) {
      Outcome outcome = sweep.await();
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.out()).contains("3 points: 3 ok");
    }
    assertThat(root.resolve("work/a.h5")).exists();
  }
}
