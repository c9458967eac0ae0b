package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.Parameter;
import java.util.List;

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
    return switch (config.model()) {
      case ModelConfig.Expr expr -> ExprModelFactory.of(expr, config.outputs(), parameters);
      case ModelConfig.Java java -> JavaModelFactory.of(java);
      case ModelConfig.Command command ->
          CommandModelFactory.of(CommandSpec.of(command, config.outputs()));
      case ModelConfig.Worker worker ->
          WorkerModelFactory.of(WorkerSpec.of(worker, config.outputs()));
    };
  }
}
