package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static dev.sweep.model.JavaModels.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaModelTest {

  /** Gives {@code factor * x}, and fails for a negative x. */
  public static final class Scale implements Model {
    private double factor;

    @Override
    public void build(Options options) {
      factor = options.number("factor", 2);
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      double x = point.number("x");
      if (x < 0) {
        throw new IllegalArgumentException("x is negative:\n  " + x);
      }
      outputs.put("q", factor * x);
    }
  }

  @Test
  void computesPointsWithItsOptions() throws Exception {
    Outcomes outcomes = run(Scale.class, Map.of("factor", 3L), null, 1, 2);
    assertThat(numbers(outcomes, "q")).containsExactly(3, 6);
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(outcomes.attempts()).containsOnly(1);
  }

  @Test
  void recordsAnExceptionAndGoesOn() throws Exception {
    Outcomes outcomes = run(Scale.class, Map.of(), null, 1, -2, 3);
    assertThat(outcomes.status()).containsExactly(1, 2, 1);
    assertThat(numbers(outcomes, "q")).containsExactly(2, Double.NaN, 6);
    PointFailure failure = outcomes.failures().get(0);
    assertThat(failure.point()).isEqualTo(1);
    assertThat(failure.kind()).isEqualTo("exception");
    assertThat(failure.message()).isEqualTo("IllegalArgumentException: x is negative: -2.0");
    assertThat(failure.log())
        .contains("JavaModelTest$Scale.evaluate")
        .doesNotContain("JavaBlockRun");
  }

  /** Fails in the ways only an Error can. */
  public static final class Erroneous implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      switch ((int) point.number("x")) {
        case 0 -> outputs.put("depth", depth(0));
        case 1 -> throw new AssertionError("not so");
        case 2 -> throw new NoClassDefFoundError("org/acme/Missing");
        default -> outputs.put("q", 1.0);
      }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int depth(int depth) {
      return depth(depth + 1) + 1;
    }
  }

  @Test
  void takesErrorsOfAPointAsItsFailure() throws Exception {
    Outcomes outcomes = run(Erroneous.class, Map.of(), null, 0, 1, 2, 3);
    assertThat(outcomes.status()).containsExactly(2, 2, 2, 1);
    assertThat(outcomes.failures())
        .extracting(PointFailure::message)
        .containsExactly(
            "StackOverflowError",
            "AssertionError: not so",
            "NoClassDefFoundError: org/acme/Missing");
    assertThat(outcomes.failures().get(0).log().lines().count()).isLessThan(60);
  }

  /** Has no memory left. */
  public static final class Hungry implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void endsTheRunWhenMemoryIsShort() {
    assertThatThrownBy(() -> run(Hungry.class, Map.of(), null, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("Hungry broke down: java.lang.OutOfMemoryError");
  }

  /** Sets all kinds of outputs, some of them not everywhere. */
  public static final class Varied implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      outputs.put("count", 7L);
      outputs.put("row", new double[] {1, 2});
      outputs.put("matrix", new double[][] {{1}, {2}, {3}});
      outputs.put("nan", Double.NaN);
      if (point.pointNumber() == 1) {
        outputs.put("sometimes", 5.0);
        outputs.put("flag", true);
        outputs.put("text", "a");
      }
    }
  }

  @Test
  void leavesWhatWasNotSetMissing() throws Exception {
    Outcomes outcomes = run(Varied.class, Map.of(), null, 1, 2, 3);
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(numbers(outcomes, "count")).containsExactly(7, 7, 7);
    assertThat(numbers(outcomes, "row")).containsExactly(1, 2, 1, 2, 1, 2);
    assertThat(((OutputColumn.Numbers) Blocks.column(outcomes, "matrix")).shape())
        .containsExactly(3, 1);
    assertThat(numbers(outcomes, "nan")).containsOnly(Double.NaN);
    assertThat(numbers(outcomes, "sometimes")).containsExactly(Double.NaN, 5, Double.NaN);
    assertThat(((OutputColumn.Flags) Blocks.column(outcomes, "flag")).values())
        .containsExactly(-1, 1, -1);
    assertThat(((OutputColumn.Texts) Blocks.column(outcomes, "text")).values())
        .containsExactly("", "a", "");
  }

  /** Sets an output twice. */
  public static final class Twice implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      outputs.put("q", 1.0);
      outputs.put("q", 2.0);
    }
  }

  @Test
  void failsThePointThatSetsAnOutputTwice() throws Exception {
    assertThat(run(Twice.class, Map.of(), null, 1).failures().get(0).message())
        .isEqualTo("IllegalArgumentException: output 'q' was set twice");
  }
}
