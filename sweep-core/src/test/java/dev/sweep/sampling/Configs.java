package dev.sweep.sampling;

import dev.sweep.config.ExecutionConfig;
import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.Position;
import dev.sweep.config.SamplingConfig;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SweepConfig;
import dev.sweep.config.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Configurations for tests. */
public final class Configs {
  public static final Position POSITION = new Position("test.yaml", 1, 1);

  private Configs() {}

  public static SweepConfig grid(ParameterConfig... parameters) {
    return config(new SamplingConfig(Method.GRID, 0, 0, POSITION), parameters);
  }

  public static SweepConfig zip(ParameterConfig... parameters) {
    return config(new SamplingConfig(Method.ZIP, 0, 0, POSITION), parameters);
  }

  public static SweepConfig random(long n, long seed, ParameterConfig... parameters) {
    return config(new SamplingConfig(Method.RANDOM, n, seed, POSITION), parameters);
  }

  public static SweepConfig sampled(
      Method method, long n, long seed, Details details, ParameterConfig... parameters) {
    return config(new SamplingConfig(method, n, seed, details, POSITION), parameters);
  }

  public static ParameterConfig parameter(String name, ParameterSpec spec) {
    return new ParameterConfig(name, spec, null, null, POSITION);
  }

  public static ParameterConfig numbers(String name, double... values) {
    return parameter(
        name,
        new ParameterSpec.Values(
            Arrays.stream(values).<Value>mapToObj(Value.Numeric::new).toList()));
  }

  public static ParameterConfig texts(String name, String... values) {
    return parameter(
        name, new ParameterSpec.Values(Arrays.stream(values).<Value>map(Value.Text::new).toList()));
  }

  public static ParameterConfig fixed(String name, double value) {
    return parameter(name, new ParameterSpec.Fixed(new Value.Numeric(value)));
  }

  public static SweepConfig model(SweepConfig config, ModelConfig model) {
    return config(model, config.outputs(), config.parameters(), config.sampling(), config.where());
  }

  public static SweepConfig outputs(SweepConfig config, OutputConfig... outputs) {
    return config(
        config.model(), List.of(outputs), config.parameters(), config.sampling(), config.where());
  }

  public static SweepConfig where(SweepConfig config, String where) {
    return config(
        config.model(),
        config.outputs(),
        config.parameters(),
        config.sampling(),
        new ModelConfig.Formula("where", where, POSITION));
  }

  private static SweepConfig config(SamplingConfig sampling, ParameterConfig... parameters) {
    ModelConfig model = new ModelConfig.Expr(List.of(new ModelConfig.Formula("q", "1", POSITION)));
    return config(model, List.of(), List.of(parameters), sampling, null);
  }

  // NullAway does not see in the compiled class that SweepConfig.where may be null.
  @SuppressWarnings("NullAway")
  private static SweepConfig config(
      ModelConfig model,
      List<OutputConfig> outputs,
      List<ParameterConfig> parameters,
      SamplingConfig sampling,
      ModelConfig.@Nullable Formula where) {
    return new SweepConfig(
        "test",
        Path.of("test.yaml"),
        model,
        outputs,
        parameters,
        sampling,
        where,
        new ExecutionConfig(
            ExecutionConfig.Manager.AUTO,
            0,
            ExecutionConfig.Isolation.THREAD,
            ExecutionConfig.Schedule.DYNAMIC,
            0),
        Path.of("test.h5"),
        "",
        List.of());
  }
}
