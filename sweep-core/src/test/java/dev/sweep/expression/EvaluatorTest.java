package dev.sweep.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EvaluatorTest {
  private static final int ROWS = 5000;
  private static final List<Variable> VARIABLES =
      List.of(
          Variable.number("x"),
          Variable.number("y"),
          Variable.number("z"),
          Variable.text("s", List.of("a", "b", "c")));
  private static final List<String> FORMULAS =
      List.of(
          "sin(x) * y",
          "x^2 + y^2",
          "x + sin(z) * 2",
          "sin(z)",
          "3",
          "z",
          "if(s == 'b', exp(-x^2), x % y) - (x * y + cbrt(x * y)) / (x * y)",
          "x^y + y^x + (z + 1)^3",
          "gamma(x) * erf(y) + hypot(x, z)",
          "1 < x < 5 or s == 'a' and not y > z");

  /** Two columns that vary, one that is constant over long stretches, and a text. */
  private static double[][] columns(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[4][ROWS];
    for (int i = 0; i < ROWS; i++) {
      columns[0][i] = 10 * random.nextDouble();
      columns[1][i] = random.nextDouble() - 0.5;
      columns[2][i] = Math.floorDiv(i, 1300);
      columns[3][i] = random.nextInt(3);
    }
    return columns;
  }

  private static Program program(String formula) throws ExpressionException {
    return Expression.parse(formula).bind(VARIABLES);
  }

  private static double[] wholeBlock(String formula, double[][] columns)
      throws ExpressionException {
    double[] result = new double[ROWS];
    program(formula).evaluator().evaluate(columns, ROWS, result);
    return result;
  }

  @Test
  void givesTheSameBitsHoweverRowsAreCutIntoBlocksSeed7() throws Exception {
    double[][] columns = columns(7);
    SplittableRandom random = new SplittableRandom(7);
    for (String formula : FORMULAS) {
      Evaluator evaluator = program(formula).evaluator();
      double[] pieces = new double[ROWS];
      for (int from = 0; from < ROWS; ) {
        int to = Math.min(ROWS, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 1100));
        evaluatePart(evaluator, columns, from, to, pieces);
        from = to;
      }
      assertThat(bits(pieces)).as(formula).isEqualTo(bits(wholeBlock(formula, columns)));
    }
  }

  private static void evaluatePart(
      Evaluator evaluator, double[][] columns, int from, int to, double[] out) {
    double[][] part = new double[columns.length][];
    for (int i = 0; i < part.length; i++) {
      part[i] = Arrays.copyOfRange(columns[i], from, to);
    }
    double[] result = new double[to - from];
    evaluator.evaluate(part, to - from, result);
    System.arraycopy(result, 0, out, from, to - from);
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  void keepsTheSignOfZeroInAColumnOfZeros() throws Exception {
    double[][] columns = new double[4][ROWS];
    columns[0][3] = -0.0;
    double[] result = wholeBlock("1 / x", columns);
    assertThat(result[3]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(result[4]).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void touchesNoRowBeyondTheCount() throws Exception {
    double[] out = new double[ROWS];
    Arrays.fill(out, 42);
    program("x * 0").evaluator().evaluate(columns(1), 600, out);
    assertThat(Arrays.copyOf(out, 600)).containsOnly(0);
    assertThat(Arrays.copyOfRange(out, 600, ROWS)).containsOnly(42);
    program("x * 0 + 1").evaluator().evaluate(columns(1), 0, out);
    assertThat(out[0]).isZero();
  }

  @Test
  void mayWriteOverAnInput() throws Exception {
    double[][] columns = columns(2);
    double[] expected = wholeBlock("x + sin(x) * y", columns);
    program("x + sin(x) * y").evaluator().evaluate(columns, ROWS, columns[0]);
    assertThat(columns[0]).isEqualTo(expected);
  }

  @Test
  void readsOnlyTheColumnsOfTheFormula() throws Exception {
    double[] x = {1, 2};
    double[] out = new double[2];
    double[] none = {};
    program("x + 1").evaluator().evaluate(new double[][] {x, none, none, none}, 2, out);
    assertThat(out).containsExactly(2, 3);
  }

  @Test
  void refusesTooFewColumnsAndTooLittleRoom() throws Exception {
    Evaluator evaluator = program("x").evaluator();
    double[][] one = new double[1][10];
    double[][] four = new double[4][10];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluator.evaluate(one, 10, new double[10]))
        .withMessage("got 1 columns for 4 variables and room for 10 results of 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluator.evaluate(four, 10, new double[9]));
  }

  @Test
  void allocatesNothingForABlock() throws Exception {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[][] columns = columns(3);
    double[] out = new double[ROWS];
    Evaluator evaluator = program("if(s == 'b', exp(-x^2), x % y) + z").evaluator();
    evaluator.evaluate(columns, ROWS, out);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      evaluator.evaluate(columns, ROWS, out);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100 * 1000);
  }

  @Test
  void runsOneProgramOnManyThreadsAtOnce() throws Exception {
    Program program = program(FORMULAS.get(6));
    CountDownLatch start = new CountDownLatch(4);
    List<Callable<double[]>> calls = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      double[][] columns = columns(thread);
      calls.add(() -> evaluatedOften(program, columns, start));
    }
    try (var executor = Executors.newFixedThreadPool(4)) {
      List<Future<double[]>> results = executor.invokeAll(calls);
      for (int thread = 0; thread < 4; thread++) {
        assertThat(results.get(thread).get())
            .isEqualTo(wholeBlock(FORMULAS.get(6), columns(thread)));
      }
    }
  }

  private static double[] evaluatedOften(Program program, double[][] columns, CountDownLatch start)
      throws InterruptedException {
    Evaluator evaluator = program.evaluator();
    double[] result = new double[ROWS];
    start.countDown();
    start.await();
    for (int i = 0; i < 50; i++) {
      evaluator.evaluate(columns, ROWS, result);
    }
    return result;
  }
}
