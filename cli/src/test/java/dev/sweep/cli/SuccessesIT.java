package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps that draw until enough points have succeeded, by the command line. */
@Timeout(120)
final class SuccessesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A model that fails for the upper 30 of 100 values. */
  private static final String YAML =
      """
      model:
        command: [sh, -c, "echo >> ran.txt; sleep 0.02; test ${k} -le 70 && echo '{\\"q\\": '${k}'}'"]
      parameters: {k: {int_uniform: [1, 100]}}
      sampling: {method: random, successes: 30, max_draws: 400, seed: 5}
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeConfig() throws IOException {
    Files.writeString(directory.resolve("s.yaml"), YAML);
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, 3", "MPICH, 2"})
  void ranksAgreeOnTheSample(MpiLauncherCommand mpi, int ranks) throws IOException {
    Outcome one = sweep("run", "s.yaml", "--workers", 1);
    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(one.out()).contains("30 of 30 successes in ");
    Outcome many = mpi.run(directory, ranks, "run", "s.yaml", "-o", "many.h5", "--json");
    assertThat(many.exitCode()).as(many.err()).isZero();
    assertThat(JSON.readTree(many.out()).at("/sample/complete").asBoolean()).isTrue();
    assertSame("s.h5", "many.h5");
  }

  @Test
  void aKilledRunEndsWithTheSameSample() throws Exception {
    sweep("run", "s.yaml", "--workers", 2, "-o", "whole.h5");
    Files.delete(directory.resolve("ran.txt"));
    try (SweepProcess killed = SweepProcess.start(directory, "run", "s.yaml", "--workers", 2)) {
      killed.awaitWhileRunning("ten points to run", () -> ran() >= 10);
      killed.signal("KILL");
      assertThat(killed.await().exitCode()).isEqualTo(137);
    }
    JsonNode half = JSON.readTree(sweep("show", "s.h5", "--json").out()).path("sample");
    assertThat(half.path("complete").asBoolean()).isFalse();
    assertThat(sweep("run", "s.yaml", "--workers", 2).exitCode()).isZero();
    assertSame("whole.h5", "s.h5");
    assertThat(sweep("show", "s.h5").out()).contains("sample: 30 of 30 successes in ");
    assertThat(sweep("run", "s.yaml").out()).contains("finished before");
  }

  @Test
  void tooFewSuccessesAreAFailure() {
    Outcome few = sweep("run", "s.yaml", "--set", "sampling.max_draws=32", "--allow-failures");
    assertThat(few.exitCode()).isEqualTo(1);
    assertThat(few.out())
        .containsPattern("only \\d+ of 30 successes in 32 draws, which are all of max_draws");
    Outcome shard = sweep("run", "s.yaml", "--shard", "1/2");
    assertThat(shard.exitCode()).isEqualTo(2);
    assertThat(shard.err())
        .contains("s.yaml:4:11: a sample with 'successes' cannot be run in shards");
  }

  private void assertSame(String base, String file) {
    Outcome same = sweep("compare", base, file, "--rtol", 0);
    assertThat(same.exitCode()).as(same.out() + same.err()).isZero();
  }

  private int ran() {
    try {
      Path file = directory.resolve("ran.txt");
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private Outcome sweep(Object... arguments) {
    return SweepProcess.run(directory, arguments);
  }
}
