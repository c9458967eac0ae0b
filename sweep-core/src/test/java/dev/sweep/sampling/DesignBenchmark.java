package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.parameter;

import dev.sweep.config.ParameterSpec.Bounds;
import dev.sweep.config.ParameterSpec.Gamma;
import dev.sweep.config.ParameterSpec.Linspace;
import dev.sweep.config.ParameterSpec.Logspace;
import dev.sweep.config.ParameterSpec.Normal;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.Design;
import java.util.List;
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

/** How fast blocks of points are computed: nanoseconds a point. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DesignBenchmark {
  private static final int BLOCK = 4096;

  /** The design to compute. */
  @Param({
    "grid",
    "uniform",
    "normal",
    "gamma",
    "lhs4",
    "sobol4",
    "halton4",
    "morris4",
    "saltelli4"
  })
  public String kind = "grid";

  private Design design = design("grid");
  private double[][] columns = new double[0][];
  private long first;

  /** Makes the design. */
  @Setup
  public void makeDesign() {
    design = design(kind);
    columns = new double[design.parameters().size()][BLOCK];
  }

  /** Computes the next block. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public double[][] fill() {
    design.fill(first, BLOCK, columns);
    first = (first + BLOCK) % (design.size() - BLOCK);
    return columns;
  }

  private static Design design(String kind) {
    return Designs.of(config(kind));
  }

  private static SweepConfig config(String kind) {
    return switch (kind) {
      case "grid" ->
          Configs.grid(
              parameter("x", new Linspace(0, 1, 3162)),
              parameter("y", new Logspace(0, 1, 17)),
              parameter("z", new Linspace(0, 1, 3162)));
      case "uniform" -> Configs.random(1L << 40, 1, parameter("x", new Uniform(0, 1)));
      case "normal" -> Configs.random(1L << 40, 1, parameter("x", new Normal(0, 1, null, null)));
      case "gamma" -> Configs.random(1L << 40, 1, parameter("x", new Gamma(2.5, 3, Bounds.NONE)));
      case "lhs4" -> sampled(Method.LHS, 1_000_000);
      case "sobol4" -> sampled(Method.SOBOL, 1L << 40);
      case "halton4" -> sampled(Method.HALTON, 1L << 40);
      case "morris4" -> sampled(Method.MORRIS, 1L << 40);
      case "saltelli4" -> sampled(Method.SALTELLI, 1L << 40);
      default -> throw new IllegalArgumentException("no design " + kind);
    };
  }

  /** Returns a sample of four uniform parameters. */
  private static SweepConfig sampled(Method method, long n) {
    Details details = new Details(true, 0, List.of(), 4, true, List.of());
    return Configs.sampled(
        method,
        n,
        1,
        details,
        parameter("a", new Uniform(0, 1)),
        parameter("b", new Uniform(0, 1)),
        parameter("c", new Uniform(0, 1)),
        parameter("d", new Uniform(0, 1)));
  }
}
