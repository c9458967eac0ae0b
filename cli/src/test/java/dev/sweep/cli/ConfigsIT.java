package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every configuration we ship runs from the project's folder, and is right. */
@Timeout(180)
final class ConfigsIT {
  @TempDir Path directory;

  @Test
  void everyShippedConfigIsTestedHere() throws IOException {
    try (Stream<Path> configs = Files.list(SweepProcess.PROJECT.resolve("configs"))) {
      List<String> names =
          configs
              .map(path -> path.getFileName().toString())
              .filter(n -> n.endsWith(".yaml"))
              .toList();
      assertThat(names)
          .containsExactlyInAnyOrder("quickstart.yaml", "sir.yaml", "moody.yaml", "random.yaml");
    }
  }

  @Test
  void sirSatisfiesTheFinalSizeEquation() throws Exception {
    Path file = run("sir");
    assertThat(
            Python.on(
                file,
                """
                z = h5["final_size"][()]
                R0 = h5["R0"][()][:, None, None]
                s0 = 1 - h5["initial_share"][()][None, None, :]
                assert z.shape == h5["status"].shape and z.size == 10000
                assert (h5["status"][()] == 1).all()
                # 1 - z = s0 exp(-R0 z), where z is the share ever infected
                print(np.abs(1 - z - s0 * np.exp(-R0 * z)).max() < 1e-6)
                """))
        .isEqualTo("True");
  }

  @Test
  void moodySatisfiesTheColebrookEquation() throws Exception {
    Path file = run("moody");
    assertThat(
            Python.on(
                file,
                """
                f = h5["friction_factor"][()]
                Re = h5["reynolds"][()][:, None]
                k = h5["roughness"][()][None, :]
                assert (h5["status"][()] == 1).all() and f.size > 50
                print(np.abs(1 / np.sqrt(f) + 2 * np.log10(k / 3.7 + 2.51 / (Re * np.sqrt(f)))).max() < 1e-9)
                """))
        .isEqualTo("True");
  }

  private Path run(String name) {
    Path file = directory.resolve(name + ".h5");
    Outcome outcome =
        SweepProcess.run(
            SweepProcess.PROJECT, "run", "configs/" + name + ".yaml", "--workers", 2, "-o", file);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return file;
  }
}
