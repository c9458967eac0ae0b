package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static dev.sweep.model.JavaModels.config;
import static dev.sweep.model.JavaModels.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Points that take too long, and runs that are stopped. */
@Timeout(60)
class JavaModelStopTest {

  /** Waits without end at x = 1, heeding interrupts. */
  public static final class Waiting implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) throws Exception {
      if (point.number("x") == 1) {
        new CountDownLatch(1).await();
      }
      outputs.put("q", point.number("x"));
    }
  }

  @Test
  void interruptsThePointThatTakesTooLong() throws Exception {
    Outcomes outcomes = run(Waiting.class, Map.of(), Duration.ofMillis(100), 0, 1, 2);
    assertThat(outcomes.status()).containsExactly(1, 3, 1);
    assertThat(outcomes.failures().get(0).kind()).isEqualTo("timeout");
    assertThat(outcomes.failures().get(0).message()).isEqualTo("no end within 0.1 s");
    assertThat(outcomes.seconds()[1]).isBetween(0.1f, 10f);
  }

  /** Waits without end at x = 1, deaf to interrupts. */
  public static final class Deaf implements Model {
    static final AtomicInteger built = new AtomicInteger();

    @Override
    public void build(Options options) {
      built.incrementAndGet();
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      while (point.number("x") == 1) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        Thread.interrupted();
      }
      outputs.put("q", point.number("x"));
    }
  }

  @Test
  void givesUpAModelThatIsDeafToInterruptsAndBuildsAnother() throws Exception {
    int before = Deaf.built.get();
    Outcomes outcomes = run(Deaf.class, Map.of(), Duration.ofMillis(100), 0, 1, 2, 1, 4);
    assertThat(outcomes.status()).containsExactly(1, 3, 1, 3, 1);
    assertThat(numbers(outcomes, "q")).containsExactly(0, Double.NaN, 2, Double.NaN, 4);
    assertThat(Deaf.built.get() - before).isEqualTo(3);
  }

  @Test
  void leavesThePointPendingThatAStopBreaksOff() throws Exception {
    for (Class<? extends Model> model : List.of(Waiting.class, Deaf.class)) {
      PointStop stop = new PointStop();
      Outcomes outcomes = Blocks.evaluate(config(model, Map.of(), null), Blocks.of(0, 1, 2), stop);
      assertThat(outcomes.status()).as(model.getSimpleName()).containsExactly(1, 0, 0);
      assertThat(outcomes.failures()).isEmpty();
    }
  }

  /** Stops a while after the first point was begun. */
  private static final class PointStop implements BlockModel.StopSignal {
    private final long start = System.nanoTime();

    @Override
    public boolean stopRequested() {
      return System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(500);
    }
  }
}
