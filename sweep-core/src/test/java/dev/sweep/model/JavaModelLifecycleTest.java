package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static dev.sweep.model.JavaModels.config;
import static dev.sweep.model.JavaModels.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ModelConfig.PointLimits;
import dev.sweep.config.ModelConfig.Start;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What instances of a model go through. */
@Timeout(60)
class JavaModelLifecycleTest {
  private static final List<String> CALLS = Collections.synchronizedList(new ArrayList<>());

  /** Tells its calls; counts its points; fails at x = 3, and at x = 5 unless it is its first. */
  public static class Told implements Model {
    private int points;

    @Override
    public void build(Options options) {
      CALLS.add("build");
    }

    @Override
    public void initialize() {
      CALLS.add("initialize");
    }

    @Override
    public Optional<String> probe(Point point) {
      return point.number("x") < 0 ? Optional.of("x is\nbelow 0") : Optional.empty();
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      int x = (int) point.number("x");
      CALLS.add("point " + x);
      points++;
      if (x == 3 || (x == 5 && points > 1)) {
        throw new IllegalStateException("no");
      }
      outputs.put("nth", points);
      outputs.put("from", point.previous().map(before -> before.point().number("x")).orElse(-1.0));
    }

    @Override
    public void close() {
      CALLS.add("close");
    }
  }

  /** As the other, one for each point. */
  @InstancePer(InstancePer.Scope.POINT)
  public static final class OncePerPoint extends Told {}

  @BeforeEach
  void forgetCalls() {
    CALLS.clear();
  }

  @Test
  void isBuiltOnceAndInitializedBeforeEachPoint() throws Exception {
    Outcomes outcomes = run(Told.class, 1, 2);
    assertThat(CALLS)
        .containsExactly("build", "initialize", "point 1", "initialize", "point 2", "close");
    assertThat(numbers(outcomes, "from")).containsOnly(-1);
  }

  @Test
  void isReplacedAfterAFailureAndThePointTriedOnceMore() throws Exception {
    Outcomes outcomes = run(Told.class, 1, 5, 2, 3, 3);
    assertThat(outcomes.status()).containsExactly(1, 1, 1, 2, 2);
    assertThat(outcomes.attempts()).containsExactly(1, 2, 1, 2, 2);
    assertThat(numbers(outcomes, "nth")).startsWith(1, 1, 2);
    assertThat(CALLS.stream().filter(call -> !call.equals("initialize")))
        .containsExactly(
            "build", "point 1", "point 5", "close", "build", "point 5", "point 2", "point 3",
            "close", "build", "point 3", "close", "build", "point 3", "close", "build", "point 3",
            "close");
    assertThat(outcomes.failures()).extracting(PointFailure::attempt).containsExactly(2, 2);
  }

  @Test
  void retriesCountTheTryOnAnotherInstance() throws Exception {
    PointLimits limits = new PointLimits(null, 2);
    Outcomes outcomes =
        Blocks.evaluate(config(Told.class, Start.INITIALIZED, limits), Blocks.of(1, 3));
    assertThat(outcomes.attempts()).containsExactly(1, 3);
  }

  @Test
  void aHopelessPointIsNotComputed() throws Exception {
    PointLimits limits = new PointLimits(null, 5);
    Outcomes outcomes =
        Blocks.evaluate(config(Told.class, Start.INITIALIZED, limits), Blocks.of(1, -2, 2));
    assertThat(outcomes.status()).containsExactly(1, 2, 1);
    assertThat(outcomes.attempts()).containsExactly(1, 1, 1);
    assertThat(numbers(outcomes, "nth")).containsExactly(1, Double.NaN, 2);
    assertThat(outcomes.failures())
        .containsExactly(new PointFailure(1, 1, "hopeless", "x is below 0", ""));
  }

  @Test
  void isBuiltAnewForEachPointWhereThatIsAskedFor() throws Exception {
    for (Class<? extends Model> model : List.of(Told.class, OncePerPoint.class)) {
      CALLS.clear();
      Start start = model == Told.class ? Start.FRESH : Start.INITIALIZED;
      Outcomes outcomes = run(model, start, 1, 5, 3);
      assertThat(outcomes.attempts()).containsOnly(1);
      assertThat(numbers(outcomes, "nth")).containsExactly(1, 1, Double.NaN);
      assertThat(Collections.frequency(CALLS, "build")).isEqualTo(3);
      assertThat(Collections.frequency(CALLS, "close")).isEqualTo(3);
    }
  }

  @Test
  void startsFromThePointBeforeOnRequest() throws Exception {
    Outcomes outcomes = run(Told.class, Start.WARM, 1, 2, 3, 4, 6);
    assertThat(numbers(outcomes, "from")).containsExactly(-1, 1, Double.NaN, -1, 4);
    assertThat(numbers(outcomes, "nth")).containsExactly(1, 2, Double.NaN, 1, 2);
    assertThat(CALLS)
        .startsWith("build", "initialize", "point 1", "point 2", "point 3", "close", "build")
        .endsWith("initialize", "point 4", "point 6", "close");
  }

  /** Cannot be built a second time. */
  public static final class OnceOnly implements Model {
    @Override
    public void build(Options options) {
      if (CALLS.contains("once")) {
        throw new IllegalStateException("license in use");
      }
      CALLS.add("once");
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      throw new IllegalStateException("no");
    }
  }

  @Test
  void endsTheRunWhenItCannotBeBuiltAgain() {
    assertThatThrownBy(() -> run(OnceOnly.class, 1, 2))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("OnceOnly cannot be built: IllegalStateException: license in use");
  }
}
