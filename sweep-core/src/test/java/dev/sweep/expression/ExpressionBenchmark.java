package dev.sweep.expression;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows a microsecond (millions a second) on one core, beside loops written by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ExpressionBenchmark.ROWS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters
public class ExpressionBenchmark {
  static final int ROWS = 16_384;

  private final double[] out = new double[ROWS];

  /** Two columns; x is constant where asked, as the slow axis of a grid is over a block. */
  @State(Scope.Thread)
  public static class Inputs {
    @Param({"false", "true"})
    boolean slowAxis;

    final double[][] columns = new double[2][ROWS];

    @Setup
    public void fill() {
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < ROWS; i++) {
        columns[0][i] = slowAxis ? 4.2 : 10 * random.nextDouble();
        columns[1][i] = random.nextDouble();
      }
    }
  }

  /** A formula ready to run. */
  @State(Scope.Thread)
  public static class Formula {
    @Param({"sin(x)*y", "x^2+y^2", "x^4"})
    String formula;

    Evaluator evaluator;

    @Setup
    public void bind() throws ExpressionException {
      List<Variable> variables = List.of(Variable.number("x"), Variable.number("y"));
      evaluator = Expression.parse(formula).bind(variables).evaluator();
    }
  }

  @Benchmark
  public double[] formula(Formula formula, Inputs inputs) {
    formula.evaluator.evaluate(inputs.columns, ROWS, out);
    return out;
  }

  @Benchmark
  public double[] sineByMath(Inputs inputs) {
    double[] x = inputs.columns[0];
    double[] y = inputs.columns[1];
    for (int i = 0; i < ROWS; i++) {
      out[i] = Math.sin(x[i]) * y[i];
    }
    return out;
  }

  @Benchmark
  public double[] sineByStrictMath(Inputs inputs) {
    double[] x = inputs.columns[0];
    double[] y = inputs.columns[1];
    for (int i = 0; i < ROWS; i++) {
      out[i] = StrictMath.sin(x[i]) * y[i];
    }
    return out;
  }

  @Benchmark
  public double[] squares(Inputs inputs) {
    double[] x = inputs.columns[0];
    double[] y = inputs.columns[1];
    for (int i = 0; i < ROWS; i++) {
      out[i] = x[i] * x[i] + y[i] * y[i];
    }
    return out;
  }
}
