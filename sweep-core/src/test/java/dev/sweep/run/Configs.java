package dev.sweep.run;

import dev.sweep.config.ExecutionConfig;
import dev.sweep.config.ModelConfig;
import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.Position;
import dev.sweep.config.SamplingConfig;
import dev.sweep.config.SweepConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Grids of whole numbers, for tests that bring their own model. */
final class Configs {
  private static final Position NOWHERE = new Position("test.yaml", 1, 1);

  private Configs() {}

  /** Returns axes x, y, z ... of as many values as given, from 0 on; the last varies fastest. */
  @SuppressWarnings("NullAway") // it does not see that `where` may be null
  static SweepConfig of(int... sizes) {
    List<ParameterConfig> axes = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      String name = String.valueOf((char) ('x' + i));
      ParameterSpec spec = new ParameterSpec.Range(0, sizes[i], 1);
      axes.add(new ParameterConfig(name, spec, null, null, NOWHERE));
    }
    return new SweepConfig(
        "test",
        Path.of("test.yaml"),
        new ModelConfig.Expr(List.of()),
        List.of(),
        axes,
        new SamplingConfig(SamplingConfig.Method.GRID, 0, 0, NOWHERE),
        null,
        new ExecutionConfig(
            ExecutionConfig.Manager.AUTO,
            1,
            ExecutionConfig.Isolation.THREAD,
            ExecutionConfig.Schedule.DYNAMIC,
            0),
        Path.of("test.h5"),
        "",
        List.of());
  }
}
