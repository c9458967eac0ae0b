package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static dev.sweep.model.JavaModels.config;
import static dev.sweep.model.JavaModels.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sweep.config.ModelConfig.PointLimits;
import dev.sweep.config.ModelConfig.Start;
import dev.sweep.config.OutputConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.PointBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models that compute many points at once. */
@Timeout(60)
class BatchModelTest {
  private static final List<Integer> SIZES = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void forgetSizes() {
    SIZES.clear();
  }

  /** Gives 2 x; throws for -1, sets too little for -2, waits for -3, and fails the point for -4. */
  public static class Doubling implements BatchModel {
    static final AtomicInteger BUILT = new AtomicInteger();

    @Override
    public void build(Options options) {
      BUILT.incrementAndGet();
    }

    @Override
    public void evaluate(Points points, BatchOutputs outputs) throws Exception {
      SIZES.add(points.count());
      double[] x = points.numbers("x");
      for (int i = 0; i < x.length; i++) {
        switch ((int) x[i]) {
          case -1 -> throw new IllegalArgumentException("x is -1");
          case -3 -> new CountDownLatch(1).await();
          case -4 -> outputs.fail(i, "x is\n -4");
          default -> {}
        }
      }
      boolean tooShort = DoubleStream.of(x).anyMatch(value -> value == -2);
      outputs.put("q", DoubleStream.of(x).limit(tooShort ? 0 : x.length).map(v -> 2 * v).toArray());
    }
  }

  @Test
  void takesAllPointsOfABlockAtOnce() throws Exception {
    Outcomes outcomes = run(Doubling.class, 1, 2, 3);
    assertThat(numbers(outcomes, "q")).containsExactly(2, 4, 6);
    assertThat(outcomes.attempts()).containsOnly(1);
    assertThat(SIZES).containsExactly(3);
    assertThat(outcomes.seconds()[0]).isEqualTo(outcomes.seconds()[2]);
  }

  @Test
  void cutsLargeBlocks() throws Exception {
    double[] x = IntStream.range(0, 2500).asDoubleStream().toArray();
    Outcomes outcomes = run(Doubling.class, x);
    assertThat(numbers(outcomes, "q"))
        .containsExactly(DoubleStream.of(x).map(v -> 2 * v).toArray());
    assertThat(SIZES).containsExactly(1024, 1024, 452);
  }

  @Test
  void leavesOutPointsThatAreExcluded() throws Exception {
    PointBlock points = Blocks.of(1, 2, 3);
    Outcomes outcomes = new Outcomes(0, 3);
    outcomes.status()[1] = Status.EXCLUDED.code();
    try (BlockModel model = ModelFactory.of(cold(PointLimits.NONE), points.parameters()).open(0)) {
      model.evaluate(points, outcomes, Blocks.NEVER);
    }
    assertThat(numbers(outcomes, "q")).containsExactly(2, Double.NaN, 6);
    assertThat(outcomes.status()).containsExactly(1, 4, 1);
    assertThat(SIZES).containsExactly(2);
  }

  @Test
  void tellsTheGuiltyPointOfABatchThatThrows() throws Exception {
    int before = Doubling.BUILT.get();
    Outcomes outcomes = run(Doubling.class, 1, 2, -1, 4);
    assertThat(outcomes.status()).containsExactly(1, 1, 2, 1);
    assertThat(numbers(outcomes, "q")).containsExactly(2, 4, Double.NaN, 8);
    assertThat(outcomes.attempts()).containsExactly(1, 1, 2, 1);
    assertThat(outcomes.failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.point()).isEqualTo(2);
          assertThat(failure.message()).isEqualTo("IllegalArgumentException: x is -1");
          assertThat(failure.log()).contains("Doubling.evaluate").doesNotContain("UserCall");
        });
    assertThat(SIZES).containsExactly(4, 1, 1, 1, 1, 1);
    assertThat(Doubling.BUILT.get() - before).isEqualTo(4);
  }

  @Test
  void failsPointsThatTheModelNamesAndNoOthers() throws Exception {
    Outcomes outcomes = run(Doubling.class, 1, -4, 3);
    assertThat(outcomes.status()).containsExactly(1, 2, 1);
    assertThat(outcomes.failures())
        .extracting(PointFailure::kind, PointFailure::message)
        .containsExactly(tuple("error", "x is -4"));
    assertThat(SIZES).containsExactly(3);
  }

  @Test
  void triesPointsThatTheModelNamesAgainIfAsked() throws Exception {
    Outcomes outcomes = Blocks.evaluate(cold(new PointLimits(null, 2)), Blocks.of(1, -4, 3));
    assertThat(outcomes.attempts()).containsExactly(1, 3, 1);
    assertThat(SIZES).containsExactly(3, 1, 1);
  }

  @Test
  void tellsOfAColumnOfAnotherLength() throws Exception {
    Outcomes outcomes = run(Doubling.class, 1, -2);
    assertThat(outcomes.status()).containsExactly(1, 2);
    assertThat(outcomes.failures().getFirst().message())
        .isEqualTo(
            "IllegalArgumentException: output 'q': got 0 values, wanted 1, one for each of the 1"
                + " points of the batch");
  }

  @Test
  void tellsOfAnOutputThatIsMissing() throws Exception {
    SweepConfig config =
        Blocks.config(
            config(Doubling.class, Map.of(), null).model(),
            new OutputConfig("p", null, null, null, Blocks.NOWHERE));
    Outcomes outcomes = Blocks.evaluate(config, Blocks.of(1, 2));
    assertThat(outcomes.status()).containsExactly(2, 2);
    assertThat(outcomes.failures().getFirst().kind()).isEqualTo("output");
    assertThat(outcomes.failures().getFirst().message())
        .isEqualTo("output 'p' was not set; set were: q");
  }

  @Test
  void timesOutTheGuiltyPointAlone() throws Exception {
    Outcomes outcomes = run(Doubling.class, Map.of(), Duration.ofMillis(500), 1, -3, 3);
    assertThat(outcomes.status()).containsExactly(1, 3, 1);
    assertThat(numbers(outcomes, "q")).containsExactly(2, Double.NaN, 6);
    assertThat(SIZES).containsExactly(3, 1, 1, 1);
  }

  /** Is deaf to interrupts while it has a batch of several points. */
  public static final class Deaf implements BatchModel {
    static final CountDownLatch HEARD = new CountDownLatch(1);

    @Override
    public void evaluate(Points points, BatchOutputs outputs) {
      SIZES.add(points.count());
      while (points.count() > 1 && HEARD.getCount() > 0) {
        Thread.onSpinWait();
      }
      outputs.put("q", points.numbers("x"));
    }
  }

  @Test
  void triesThePointsOfABatchOneByOneWhenItsThreadIsGivenUp() throws Exception {
    Outcomes outcomes = run(Deaf.class, Map.of(), Duration.ofMillis(500), 1, 2);
    Deaf.HEARD.countDown();
    assertThat(outcomes.status()).containsExactly(1, 1);
    assertThat(outcomes.attempts()).containsExactly(1, 1);
    assertThat(SIZES).containsExactly(2, 1, 1);
  }

  @Test
  void leavesTheBatchPendingThatAStopBreaksOff() throws Exception {
    Outcomes outcomes =
        Blocks.evaluate(cold(PointLimits.NONE), Blocks.of(1, -3), () -> !SIZES.isEmpty());
    assertThat(outcomes.status()).containsOnly(Status.PENDING.code());
    assertThat(outcomes.attempts()).containsOnly(0);
    assertThat(outcomes.failures()).isEmpty();
  }

  @Test
  void takesPointsOneByOneWhereEachHasAFreshInstance() throws Exception {
    Outcomes outcomes = run(Doubling.class, Start.FRESH, 1, 2);
    assertThat(numbers(outcomes, "q")).containsExactly(2, 4);
    assertThat(SIZES).containsExactly(1, 1);
  }

  @Test
  void refusesWarmStarts() {
    assertThatThrownBy(() -> run(Doubling.class, Start.WARM, 1, 2))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("none starts from the one before; remove 'warm_start'");
  }

  /** Is both. */
  public static final class Both extends Doubling implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {}
  }

  @Test
  void refusesAClassThatIsBoth() {
    assertThatThrownBy(() -> run(Both.class, 1, 2))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("implements both dev.sweep.model.Model and");
  }

  private static SweepConfig cold(PointLimits limits) {
    return config(Doubling.class, Start.INITIALIZED, limits);
  }
}
