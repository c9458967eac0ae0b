package dev.sweep.model;

import dev.sweep.expression.Variable;
import dev.sweep.space.Parameter;

/** What parameters are to formulas. */
final class Variables {
  private Variables() {}

  /** Returns the variable whose column is that of {@code parameter}. */
  static Variable of(Parameter parameter) {
    return switch (parameter.type()) {
      case REAL, WHOLE -> Variable.number(parameter.name());
      case FLAG -> Variable.flag(parameter.name());
      case TEXT -> Variable.text(parameter.name(), parameter.texts());
    };
  }
}
