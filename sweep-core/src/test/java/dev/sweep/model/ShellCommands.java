package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs scripts of the shell as commands, one process a point. */
final class ShellCommands {
  private ShellCommands() {}

  static Outcomes run(String script, double... x) throws Exception {
    return Blocks.evaluate(Blocks.config(shell(script)), Blocks.of(x));
  }

  static Outcomes runProgram(String program) throws Exception {
    return Blocks.evaluate(
        Blocks.config(
            new ModelConfig.Command(List.of(program), Map.of(), ModelConfig.PointLimits.NONE)),
        Blocks.of(1));
  }

  static ModelConfig.Command shell(String script) {
    return shell(script, null);
  }

  static ModelConfig.Command shell(String script, @Nullable Duration timeout) {
    return new ModelConfig.Command(
        List.of("sh", "-c", script, "sh", "${x}"),
        Map.of(),
        ModelConfig.PointLimits.timeout(timeout));
  }

  static PointFailure onlyFailure(Outcomes outcomes) {
    assertThat(outcomes.failures()).hasSize(1);
    return outcomes.failures().get(0);
  }

  static String[] texts(Outcomes outcomes, String name) {
    return ((OutputColumn.Texts) Blocks.column(outcomes, name)).values();
  }

  /** Returns whether the process runs; one that is dead but not yet reaped does not. */
  static boolean runs(String pid) throws IOException {
    Path stat = Path.of("/proc", pid, "stat");
    return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
  }
}
