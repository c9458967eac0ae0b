package dev.sweep.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole configuration, read, merged with its includes and overrides, and found without fault.
 *
 * @param where a formula that is true for the points to run; null for all
 * @param resultsFile as written, relative to the working directory
 * @param interpolate whether outputs of points without a result are interpolated
 * @param text the configuration as run: includes and overrides merged, as YAML
 * @param overrides the {@code --set} arguments, in order
 */
public record SweepConfig(
    String name,
    Path file,
    ModelConfig model,
    List<OutputConfig> outputs,
    List<ParameterConfig> parameters,
    SamplingConfig sampling,
    ModelConfig.@Nullable Formula where,
    ExecutionConfig execution,
    Path resultsFile,
    boolean interpolate,
    String text,
    List<String> overrides) {
  public SweepConfig {
    outputs = List.copyOf(outputs);
    parameters = List.copyOf(parameters);
    overrides = List.copyOf(overrides);
  }

  /** Makes a configuration that interpolates nothing. */
  public SweepConfig(
      String name,
      Path file,
      ModelConfig model,
      List<OutputConfig> outputs,
      List<ParameterConfig> parameters,
      SamplingConfig sampling,
      ModelConfig.@Nullable Formula where,
      ExecutionConfig execution,
      Path resultsFile,
      String text,
      List<String> overrides) {
    this(
        name,
        file,
        model,
        outputs,
        parameters,
        sampling,
        where,
        execution,
        resultsFile,
        false,
        text,
        overrides);
  }

  /** Returns whether each point runs in a directory of its own. */
  public boolean hasPointDirectories() {
    return model instanceof ModelConfig.Command command
        && (!command.files().isEmpty() || outputs.stream().anyMatch(o -> o.file() != null));
  }

  /** Returns this configuration with another results file. */
  public SweepConfig withResultsFile(Path newResultsFile) {
    return new SweepConfig(
        name,
        file,
        model,
        outputs,
        parameters,
        sampling,
        where,
        execution,
        newResultsFile,
        interpolate,
        text,
        overrides);
  }
}
