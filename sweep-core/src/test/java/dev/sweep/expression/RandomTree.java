package dev.sweep.expression;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/** A formula in x and y made at random, which knows its value by plain recursion. */
record RandomTree(String text, DoubleBinaryOperator function) {

  private record Binary(String format, DoubleBinaryOperator function) {}

  private static final List<Binary> NUMBERS =
      List.of(
          new Binary("%s + %s", (a, b) -> a + b),
          new Binary("%s - %s", (a, b) -> a - b),
          new Binary("%s * %s", (a, b) -> a * b),
          new Binary("%s / %s", (a, b) -> a / b),
          new Binary("%s %% %s", RandomTree::pythonModulo),
          new Binary("%s ^ %s", (a, b) -> b == 2 ? a * a : StrictMath.pow(a, b)),
          new Binary("%s ^ 2 - %s", (a, b) -> a * a - b),
          new Binary("min(%s, %s)", Math::min),
          new Binary("max(%s, %s, 1)", (a, b) -> Math.max(Math.max(a, b), 1)),
          new Binary("sin(%s) - exp(%s)", (a, b) -> StrictMath.sin(a) - StrictMath.exp(b)),
          new Binary("-%s + abs(%s)", (a, b) -> -a + Math.abs(b)),
          new Binary("hypot(%s, %s)", StrictMath::hypot));

  private static final List<Binary> CONDITIONS =
      List.of(
          new Binary("%s < %s", (a, b) -> a < b ? 1 : 0),
          new Binary("%s >= %s", (a, b) -> a >= b ? 1 : 0),
          new Binary("%s == %s", (a, b) -> a == b ? 1 : 0),
          new Binary("not %s != %s", (a, b) -> a == b ? 1 : 0),
          new Binary("%s < %s < 2", (a, b) -> a < b && b < 2 ? 1 : 0),
          new Binary("%s > 0 or %s > 0", (a, b) -> a > 0 || b > 0 ? 1 : 0));

  double value(double x, double y) {
    return function.applyAsDouble(x, y);
  }

  static RandomTree number(SplittableRandom random, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return leaf(random);
    }
    if (random.nextInt(5) == 0) {
      return choice(random, depth);
    }
    return joined(NUMBERS.get(random.nextInt(NUMBERS.size())), random, depth);
  }

  private static RandomTree leaf(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new RandomTree("x", (x, y) -> x);
      case 1 -> new RandomTree("y", (x, y) -> y);
      case 2 -> new RandomTree("2", (x, y) -> 2);
      default -> new RandomTree("0.75", (x, y) -> 0.75);
    };
  }

  private static RandomTree joined(Binary binary, SplittableRandom random, int depth) {
    RandomTree a = number(random, depth - 1);
    RandomTree b = number(random, depth - 1);
    DoubleBinaryOperator join = binary.function();
    return new RandomTree(
        "(" + binary.format().formatted(a.text, b.text) + ")",
        (x, y) -> join.applyAsDouble(a.value(x, y), b.value(x, y)));
  }

  private static RandomTree choice(SplittableRandom random, int depth) {
    RandomTree c = joined(CONDITIONS.get(random.nextInt(CONDITIONS.size())), random, depth);
    RandomTree a = number(random, depth - 1);
    RandomTree b = number(random, depth - 1);
    String format = random.nextBoolean() ? "(%2$s if %1$s else %3$s)" : "if(%s, %s, %s)";
    return new RandomTree(
        format.formatted(c.text, a.text, b.text),
        (x, y) -> c.value(x, y) != 0 ? a.value(x, y) : b.value(x, y));
  }

  private static double pythonModulo(double a, double b) {
    double remainder = a % b;
    if (remainder == 0) {
      return b > 0 || 1 / b > 0 ? 0.0 : -0.0;
    }
    return Math.signum(remainder) != Math.signum(b) ? remainder + b : remainder;
  }
}
