package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ModelConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaRetryTest {

  /** Computes x at the xth try, whatever instance it is. */
  public static final class Hesitant implements Model {
    private static final Map<Double, Integer> TRIES = new ConcurrentHashMap<>();

    @Override
    public void evaluate(Point point, Outputs outputs) {
      double x = point.number("x");
      int tried = TRIES.merge(x, 1, Integer::sum);
      if (tried < x) {
        throw new IllegalStateException("try " + tried);
      }
      outputs.put("q", x);
    }
  }

  @Test
  void triesAPointAgainAsOftenAsAsked() throws Exception {
    Outcomes outcomes = run(Hesitant.class, null, 1, 2, 3, 4);
    assertThat(outcomes.status()).containsExactly(1, 1, 1, 2);
    assertThat(outcomes.attempts()).containsExactly(1, 2, 3, 3);
    assertThat(outcomes.failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.attempt()).isEqualTo(3);
          assertThat(failure.message()).isEqualTo("IllegalStateException: try 3");
        });
  }

  /** Heeds no interrupt at the first two tries of all. */
  public static final class DeafTwice implements Model {
    static final AtomicInteger TRIES = new AtomicInteger();

    @Override
    public void evaluate(Point point, Outputs outputs) {
      boolean deaf = TRIES.incrementAndGet() <= 2;
      while (deaf) {
        Thread.onSpinWait();
        deaf = TRIES.get() < 3;
      }
      outputs.put("q", point.number("x"));
    }
  }

  @Test
  void triesAPointAgainOnAnotherInstanceWhenOneIsGivenUp() throws Exception {
    Outcomes outcomes = run(DeafTwice.class, Duration.ofSeconds(1), 1, 2);
    assertThat(outcomes.status()).containsExactly(1, 1);
    assertThat(outcomes.attempts()).containsExactly(3, 1);
  }

  private static Outcomes run(Class<? extends Model> model, @Nullable Duration timeout, double... x)
      throws Exception {
    ModelConfig.PointLimits limits = new ModelConfig.PointLimits(timeout, 2);
    return Blocks.evaluate(
        Blocks.config(new ModelConfig.Java(model.getName(), List.of(), Map.of(), limits)),
        Blocks.of(x));
  }
}
