package dev.sweep.model;

import dev.sweep.config.ExecutionConfig;
import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import dev.sweep.config.Position;
import dev.sweep.config.SamplingConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.nio.file.Path;
import java.util.List;

/** Small blocks of points, and what models make of them. */
final class Blocks {
  static final Position NOWHERE = new Position("test.yaml", 1, 1);
  static final BlockModel.StopSignal NEVER = () -> false;

  private Blocks() {}

  /** Points with one real parameter {@code x}, from number 0 on. */
  static PointBlock of(double... x) {
    return of(List.of(real("x")), new double[][] {x});
  }

  static PointBlock of(List<Parameter> parameters, double[][] columns) {
    return new PointBlock(0, columns[0].length, parameters, columns);
  }

  static Parameter real(String name) {
    return new Parameter(name, Parameter.Type.REAL, List.of(), null, null);
  }

  static Parameter whole(String name) {
    return new Parameter(name, Parameter.Type.WHOLE, List.of(), null, null);
  }

  static Parameter flag(String name) {
    return new Parameter(name, Parameter.Type.FLAG, List.of(), null, null);
  }

  static Parameter text(String name, String... texts) {
    return new Parameter(name, Parameter.Type.TEXT, List.of(texts), null, null);
  }

  static OutputConfig output(String name, OutputConfig.Reader reader) {
    return new OutputConfig(name, null, null, reader, NOWHERE);
  }

  @SuppressWarnings("NullAway") // it does not see that `where` may be null
  static SweepConfig config(ModelConfig model, OutputConfig... outputs) {
    return new SweepConfig(
        "test",
        Path.of("test.yaml"),
        model,
        List.of(outputs),
        List.of(),
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

  /** Evaluates all points with a model of its own. */
  static Outcomes evaluate(SweepConfig config, PointBlock points) throws Exception {
    return evaluate(config, points, NEVER);
  }

  static Outcomes evaluate(SweepConfig config, PointBlock points, BlockModel.StopSignal stop)
      throws Exception {
    Outcomes outcomes = new Outcomes(points.first(), points.count());
    try (BlockModel model = ModelFactory.of(config, points.parameters()).open(0)) {
      model.evaluate(points, outcomes, stop);
    }
    return outcomes;
  }

  static OutputColumn column(Outcomes outcomes, String name) {
    return outcomes.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no output " + name));
  }

  static double[] numbers(Outcomes outcomes, String name) {
    return ((OutputColumn.Numbers) column(outcomes, name)).values();
  }
}
