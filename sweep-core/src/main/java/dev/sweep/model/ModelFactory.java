package dev.sweep.model;

import dev.sweep.config.ConfigException;
import dev.sweep.config.ModelConfig;
import dev.sweep.config.ParameterConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.Design;
import dev.sweep.space.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes models of every kind: a new kind of model is a line here and a class beside. */
public final class ModelFactory {
  private ModelFactory() {}

  /**
   * Returns what makes the models of a sweep.
   *
   * @param parameters the parameters of the points to come, in their order
   * @throws ModelException if the model is found to be broken before any is made
   */
  public static BlockModel.Factory of(SweepConfig config, List<Parameter> parameters)
      throws ModelException {
    return of(config, parameters, Transcript.NONE, KeptDirectories.NONE);
  }

  /**
   * As the other.
   *
   * @param transcript hears what passes between sweep and the programs of the models
   * @param kept which directories of points are kept
   */
  public static BlockModel.Factory of(
      SweepConfig config, List<Parameter> parameters, Transcript transcript, KeptDirectories kept)
      throws ModelException {
    return switch (config.model()) {
      case ModelConfig.Expr expr -> ExprModelFactory.of(expr, config.outputs(), parameters);
      case ModelConfig.Java java ->
          JavaModelFactory.of(java, config.outputs(), built(config, parameters));
      case ModelConfig.Command command ->
          CommandModelFactory.of(CommandSpec.of(command, config), transcript, kept);
      case ModelConfig.Worker worker ->
          WorkerModelFactory.of(
              WorkerSpec.of(worker, config), built(config, parameters), transcript);
    };
  }

  /**
   * Returns what of the configuration does not fit the model, which is looked at, but not run.
   *
   * @param design the points to come
   */
  public static List<ConfigException.Fault> faults(SweepConfig config, Design design) {
    return switch (config.model()) {
      case ModelConfig.Java java -> JavaModelCheck.faults(config, java, design);
      case ModelConfig.Expr _, ModelConfig.Command _, ModelConfig.Worker _ -> List.of();
    };
  }

  /** Returns the numbers of the parameters that models are built with, with their labels. */
  private static List<Integer> built(SweepConfig config, List<Parameter> parameters) {
    Set<String> names = new HashSet<>();
    for (ParameterConfig parameter : config.parameters()) {
      if (parameter.traits().build()) {
        names.add(parameter.name());
        names.addAll(
            parameter.traits().labels().isEmpty() ? Set.of() : Set.of(parameter.labelName()));
      }
    }
    return IntStream.range(0, parameters.size())
        .filter(i -> names.contains(parameters.get(i).name()))
        .boxed()
        .toList();
  }
}
