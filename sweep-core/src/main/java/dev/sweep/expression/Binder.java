package dev.sweep.expression;

import dev.sweep.expression.Variable.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** Fits the steps of one formula to its variables: checks names and kinds, emits instructions. */
final class Binder {
  private final Names names;
  private final Assembler assembler = new Assembler();
  private final Deque<Operand> stack = new ArrayDeque<>();

  Binder(List<Variable> variables) {
    this.names = new Names(variables);
  }

  Program bind(List<Step> steps) throws ExpressionException {
    for (Step step : steps) {
      stack.push(bound(step));
    }
    Operand result = stack.pop();
    if (result.kind() == Kind.TEXT) {
      throw new ExpressionException(
          result.column(), "a formula gives a number or true or false, not a text");
    }
    return new Program(
        result.kind(),
        names.variableCount(),
        Allocation.of(assembler.instructions(), result.instruction()));
  }

  private Operand bound(Step step) throws ExpressionException {
    return switch (step) {
      case Step.Numeral(double value, int column) -> constant(Kind.NUMBER, value, column);
      case Step.Flag(boolean value, int column) -> constant(Kind.FLAG, value ? 1 : 0, column);
      case Step.Text(String value, int column) ->
          new Operand(Kind.TEXT, assembler.constant(0), List.of(value), column);
      case Step.Name name -> named(name);
      case Step.Operation operation -> operation(operation);
      case Step.Comparison comparison -> comparison(comparison);
      case Step.Call call -> call(call);
      case Step.Choice choice -> choiceInfix();
      case Step.ChoiceCall choice -> choiceCall(choice.column());
    };
  }

  private Operand constant(Kind kind, double value, int column) {
    return new Operand(kind, assembler.constant(value), column);
  }

  private Operand named(Step.Name step) throws ExpressionException {
    OptionalInt index = names.index(step.name());
    if (index.isEmpty()) {
      return constant(Kind.NUMBER, names.constant(step), step.column());
    }
    Variable variable = names.variable(index.getAsInt());
    int loaded = assembler.load(index.getAsInt());
    return new Operand(variable.kind(), loaded, variable.texts(), step.column());
  }

  private Operand operation(Step.Operation step) throws ExpressionException {
    Operator operator = step.operator();
    String user = "'" + operator.symbol() + "'";
    List<Operand> operands = pop(operator.isUnary() ? 1 : 2);
    for (Operand operand : operands) {
      operand.require(operator.operands(), user);
    }
    int column = operator.isUnary() ? step.column() : operands.get(0).column();
    return apply(operator.operands(), operator.kernel(), operands, column);
  }

  private Operand comparison(Step.Comparison step) throws ExpressionException {
    List<Operand> operands = pop(step.operators().size() + 1);
    Operand all = compared(step.operators().get(0), operands.get(0), operands.get(1));
    for (int i = 1; i < step.operators().size(); i++) {
      Operand next = compared(step.operators().get(i), operands.get(i), operands.get(i + 1));
      all = apply(Kind.FLAG, Logic.AND, List.of(all, next), all.column());
    }
    return all;
  }

  private Operand compared(Step.Comparator step, Operand left, Operand right)
      throws ExpressionException {
    Operator operator = step.operator();
    String user = "'" + operator.symbol() + "'";
    if (!operator.isEquality()) {
      left.require(Kind.NUMBER, user);
      right.require(Kind.NUMBER, user);
    } else if (left.kind() != right.kind()) {
      throw new ExpressionException(
          step.column(),
          "%s cannot compare %s with %s"
              .formatted(user, Operand.described(left.kind()), Operand.described(right.kind())));
    }
    List<Operand> operands = left.kind() == Kind.TEXT ? aligned(left, right) : List.of(left, right);
    return apply(Kind.FLAG, operator.kernel(), operands, left.column());
  }

  /** Gives two texts the codes of one of them; a literal takes those of the variable. */
  private List<Operand> aligned(Operand left, Operand right) {
    if (assembler.isConstant(left.instruction())) {
      return List.of(translated(left, right), right);
    }
    return List.of(left, translated(right, left));
  }

  private Operand translated(Operand text, Operand into) {
    if (text.texts().equals(into.texts())) {
      return text;
    }
    Kernel translation = Translation.between(text.texts(), into.texts());
    return apply(Kind.TEXT, translation, List.of(text), text.column());
  }

  private Operand call(Step.Call step) throws ExpressionException {
    List<Operand> operands = pop(step.arguments());
    for (Operand operand : operands) {
      operand.require(Kind.NUMBER, step.function().signature());
    }
    if (!step.function().isVariadic()) {
      return apply(Kind.NUMBER, step.function().kernel(), operands, step.column());
    }
    Operand result = operands.get(0);
    for (Operand operand : operands.subList(1, operands.size())) {
      result = apply(Kind.NUMBER, step.function().kernel(), List.of(result, operand), 0);
    }
    return new Operand(Kind.NUMBER, result.instruction(), step.column());
  }

  private Operand choiceInfix() throws ExpressionException {
    List<Operand> operands = pop(3);
    int column = operands.get(0).column();
    return choice(operands.get(1), operands.get(0), operands.get(2), column);
  }

  private Operand choiceCall(int column) throws ExpressionException {
    List<Operand> operands = pop(3);
    return choice(operands.get(0), operands.get(1), operands.get(2), column);
  }

  private Operand choice(Operand condition, Operand a, Operand b, int column)
      throws ExpressionException {
    condition.require(Kind.FLAG, "the condition of 'if'");
    if (a.kind() == Kind.TEXT) {
      throw new ExpressionException(a.column(), "'if' gives a number or true or false, not a text");
    }
    if (a.kind() != b.kind()) {
      throw new ExpressionException(
          b.column(),
          "'if' wants two values of one kind, got %s and %s"
              .formatted(Operand.described(a.kind()), Operand.described(b.kind())));
    }
    return apply(a.kind(), Logic.CHOOSE, List.of(condition, a, b), column);
  }

  private Operand apply(Kind kind, Kernel kernel, List<Operand> operands, int column) {
    List<Integer> numbers = operands.stream().map(Operand::instruction).toList();
    return new Operand(kind, assembler.apply(kernel, numbers), column);
  }

  private List<Operand> pop(int count) {
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      operands.addFirst(stack.pop());
    }
    return operands;
  }
}
