package dev.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ConfigException;
import dev.sweep.run.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalltimeTest {
  private static final Instant START = Instant.ofEpochSecond(1_000);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path directory;

  @Test
  void endsAtTheWalltimeLessTheMargin() {
    assertThat(end(HOUR, null)).isEqualTo(4_600_000);
    assertThat(end(HOUR, MINUTE)).isEqualTo(4_540_000);
  }

  @Test
  void endsBeforeTheBatchJobDoesIfThatIsSooner() {
    assertThat(end(null, MINUTE, "SLURM_JOB_END_TIME", "3000")).isEqualTo(2_940_000);
    assertThat(end(HOUR, MINUTE, "SLURM_JOB_END_TIME", "3000")).isEqualTo(2_940_000);
    assertThat(end(HOUR, MINUTE, "SLURM_JOB_END_TIME", "9000")).isEqualTo(4_540_000);
  }

  @Test
  void heedsNoBatchJobUnlessAskedTo() {
    assertThat(end(null, null, "SLURM_JOB_END_TIME", "3000")).isEqualTo(Long.MAX_VALUE);
    assertThat(end(HOUR, null, "SLURM_JOB_END_TIME", "3000")).isEqualTo(4_600_000);
  }

  @Test
  void isUnknownIfNobodySaysWhenTheEndIs() {
    Walltime walltime = new Walltime(null, MINUTE, Map.of(), START);
    assertThat(walltime.isUnknown()).isTrue();
    assertThat(walltime.deadline()).isEqualTo(Deadline.NONE);
  }

  @Test
  void refusesWhatMakesNoSense() throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("c.yaml"), "model: {expr: {q: x}}\nparameters: {x: [1]}\n");
    Sweep sweep = Sweep.load(config, List.of());
    assertThatThrownBy(() -> new Walltime(MINUTE, HOUR, Map.of(), START).check(sweep.config()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stop_before_walltime leaves nothing of the --walltime");
    assertThatThrownBy(() ->
            new Walltime(null, HOUR, Map.of("SLURM_JOB_END_TIME", "soon"), START)
                .check(sweep.config()))
        .hasMessageContaining("SLURM_JOB_END_TIME, in seconds since 1970, not 'soon'");
  }

  private static long end(
      @Nullable Duration walltime, @Nullable Duration margin, String... variable) {
    Map<String, String> environment =
        variable.length == 0 ? Map.of() : Map.of(variable[0], variable[1]);
    return new Walltime(walltime, margin, environment, START).deadline().epochMillis();
  }
}
