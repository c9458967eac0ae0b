package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ModelConfig.PointLimits;
import dev.sweep.config.ModelConfig.Start;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.PointBlock;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One instance for all workers of a process. */
@Timeout(60)
class SharedModelTest {

  /** Computes only where two do at the same time, on one instance. */
  @InstancePer(InstancePer.Scope.PROCESS)
  public static final class Together implements Model {
    static final AtomicInteger BUILT = new AtomicInteger();
    static final AtomicInteger CLOSED = new AtomicInteger();
    private final CyclicBarrier both = new CyclicBarrier(2);
    private int initialized;

    @Override
    public void build(Options options) {
      BUILT.incrementAndGet();
    }

    @Override
    public void initialize() {
      initialized++;
    }

    @Override
    public void evaluate(Point point, Outputs outputs)
        throws InterruptedException, BrokenBarrierException {
      if (point.number("x") < 0) {
        throw new IllegalArgumentException("x is negative");
      }
      both.await();
      outputs.put("initialized", initialized);
    }

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }
  }

  @Test
  void workersComputeOnOneInstanceThatIsClosedWithTheLast() throws Exception {
    PointBlock points = Blocks.of(1, -2, 3);
    SweepConfig config = JavaModels.config(Together.class, Start.INITIALIZED, PointLimits.NONE);
    BlockModel.Factory factory = ModelFactory.of(config, points.parameters());
    Outcomes first = new Outcomes(0, 3);
    Outcomes second = new Outcomes(0, 3);
    try (ExecutorService other = Executors.newSingleThreadExecutor();
        BlockModel one = factory.open(0);
        BlockModel two = factory.open(1)) {
      CompletableFuture<Void> done =
          CompletableFuture.runAsync(() -> evaluate(two, points, second), other);
      evaluate(one, points, first);
      done.get();
      assertThat(Together.CLOSED).hasValue(0);
    }
    for (Outcomes outcomes : new Outcomes[] {first, second}) {
      assertThat(outcomes.status()).containsExactly(1, 2, 1);
      assertThat(outcomes.attempts()).as("another would do no better").containsOnly(1);
      assertThat(numbers(outcomes, "initialized")).containsExactly(1, Double.NaN, 1);
    }
    assertThat(Together.BUILT).hasValue(1);
    assertThat(Together.CLOSED).hasValue(1);
  }

  private static void evaluate(BlockModel model, PointBlock points, Outcomes outcomes) {
    try {
      model.evaluate(points, outcomes, Blocks.NEVER);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
