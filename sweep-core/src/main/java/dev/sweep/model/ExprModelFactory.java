package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import dev.sweep.expression.Expression;
import dev.sweep.expression.ExpressionException;
import dev.sweep.expression.Program;
import dev.sweep.expression.Variable;
import dev.sweep.space.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Makes the models that evaluate formulas. */
final class ExprModelFactory implements BlockModel.Factory {
  private static final int BLOCK = 16_384;

  private final List<ExprModel.OutputProgram> programs;
  private final List<BlockModel.OutputDeclaration> outputs;

  private ExprModelFactory(
      List<ExprModel.OutputProgram> programs, List<BlockModel.OutputDeclaration> outputs) {
    this.programs = List.copyOf(programs);
    this.outputs = List.copyOf(outputs);
  }

  /**
   * @throws ModelException if a formula does not fit the parameters and the outputs before it
   */
  static ExprModelFactory of(
      ModelConfig.Expr expr, List<OutputConfig> outputs, List<Parameter> parameters)
      throws ModelException {
    List<Variable> variables =
        new ArrayList<>(parameters.stream().map(Parameter::variable).toList());
    List<ExprModel.OutputProgram> programs = new ArrayList<>();
    for (ModelConfig.Formula formula : expr.formulas()) {
      Program program = bind(formula, variables);
      programs.add(new ExprModel.OutputProgram(formula.output(), program));
      variables.add(new Variable(formula.output(), program.kind(), List.of()));
    }
    return new ExprModelFactory(
        programs,
        expr.formulas().stream().map(formula -> declaration(formula.output(), outputs)).toList());
  }

  @Override
  public BlockModel open(int worker) {
    return new ExprModel(programs);
  }

  @Override
  public List<BlockModel.OutputDeclaration> outputs() {
    return outputs;
  }

  @Override
  public int preferredBlock() {
    return BLOCK;
  }

  private static Program bind(ModelConfig.Formula formula, List<Variable> variables)
      throws ModelException {
    try {
      return Expression.parse(formula.text()).bind(variables);
    } catch (ExpressionException fault) {
      throw new ModelException(
          "%s: output '%s': column %d of '%s': %s"
              .formatted(
                  formula.position(),
                  formula.output(),
                  fault.column(),
                  formula.text(),
                  fault.getMessage()),
          fault);
    }
  }

  private static BlockModel.OutputDeclaration declaration(String name, List<OutputConfig> outputs) {
    return outputs.stream()
        .filter(output -> output.name().equals(name))
        .findFirst()
        .map(o -> new BlockModel.OutputDeclaration(name, o.unit(), o.description()))
        .orElseGet(() -> new BlockModel.OutputDeclaration(name, null, null));
  }
}
