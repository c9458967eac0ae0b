package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.ModelConfig.PointLimits;
import dev.sweep.config.ModelConfig.Start;
import dev.sweep.config.ModelOptions;
import dev.sweep.config.SweepConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs classes of tests as models. */
final class JavaModels {
  private JavaModels() {}

  /** Evaluates points with one real parameter {@code x}. */
  static Outcomes run(Class<? extends UserModel> model, double... x) throws Exception {
    return run(model, Map.of(), null, x);
  }

  static Outcomes run(
      Class<? extends UserModel> model,
      Map<String, Object> options,
      @Nullable Duration timeout,
      double... x)
      throws Exception {
    return Blocks.evaluate(config(model, options, timeout), Blocks.of(x));
  }

  static Outcomes run(Class<? extends UserModel> model, Start start, double... x) throws Exception {
    return Blocks.evaluate(config(model, start, PointLimits.NONE), Blocks.of(x));
  }

  static SweepConfig config(
      Class<? extends UserModel> model, Map<String, Object> options, @Nullable Duration timeout) {
    return Blocks.config(
        new ModelConfig.Java(model.getName(), List.of(), options, PointLimits.timeout(timeout)));
  }

  static SweepConfig config(Class<? extends UserModel> model, Start start, PointLimits limits) {
    return Blocks.config(
        new ModelConfig.Java(
            model.getName(), List.of(), ModelOptions.of(Map.of()), limits, start, Blocks.NOWHERE));
  }
}
