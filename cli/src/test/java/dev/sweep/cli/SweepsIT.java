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

/** Several sweeps in one file, by the command line. */
@Timeout(120)
final class SweepsIT {
  @TempDir Path directory;

  @BeforeEach
  void writeConfig() throws IOException {
    Files.writeString(
        directory.resolve("s.yaml"),
        """
        model: {command: [sh, -c, "test ${T} -lt 4 && echo '{\\"q\\": '$(( ${k} * ${T} ))'}'"]}
        parameters: {T: [1, 2, 3], k: 2}
        sweeps:
          broken: {parameters: {T: [3, 4]}}
          tenfold: {parameters: {k: 20}}
        """);
  }

  @Test
  void eachRunsIntoItsOwnFileWhateverCameOfTheOneBefore() throws Exception {
    Outcome both = sweep("run", "s.yaml");

    assertThat(both.exitCode()).as(both.err()).isEqualTo(1);
    assertThat(q("s-broken.h5")).isEqualTo("[6.0, nan]");
    assertThat(q("s-tenfold.h5")).isEqualTo("[20.0, 40.0, 60.0]");
  }

  @Test
  void oneCanBeChosen() throws Exception {
    Outcome one = sweep("run", "s.yaml", "--sweep", "tenfold", "-o", "one.h5");

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(q("one.h5")).isEqualTo("[20.0, 40.0, 60.0]");
    assertThat(directory.resolve("s-broken.h5")).doesNotExist();
  }

  @Test
  void oneFileForSeveralIsRefused() {
    Outcome refused = sweep("run", "s.yaml", "-o", "one.h5");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("s.yaml:1:1: --output is for one sweep, but here are 2; choose one with --sweep");
    assertThat(directory).isDirectoryNotContaining("glob:**.h5");
  }

  private String q(String file) throws Exception {
    return Python.on(directory.resolve(file), "print(h5['q'][()].tolist())");
  }

  private Outcome sweep(Object... arguments) {
    return SweepProcess.run(directory, arguments);
  }
}
