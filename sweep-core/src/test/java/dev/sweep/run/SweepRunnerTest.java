package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ExecutionConfig;
import dev.sweep.config.ModelConfig;
import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.Position;
import dev.sweep.config.SamplingConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.model.BlockModel;
import dev.sweep.model.Model;
import dev.sweep.model.ModelException;
import dev.sweep.model.ModelFactory;
import dev.sweep.model.Options;
import dev.sweep.model.Outcomes;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.LocalExecutorManager;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.SingleProcessManager;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Plan;
import dev.sweep.space.PointBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SweepRunnerTest {
  private static final Position NOWHERE = new Position("test.yaml", 1, 1);
  private static final ProgressListener DEAF = _ -> {};

  @Test
  void runsEveryPointOnce() throws Exception {
    SweepConfig config = config(formula("x^2"), 40_000, null);
    MemorySink sink = new MemorySink(40_000);
    RunSummary summary = run(config, Plan.of(config), sink, 2);
    assertThat(sink.status()).containsOnly(Status.OK.code());
    assertThat(summary.counts()).isEqualTo(new PointCounts(40_000, 0, 0, 0));
    assertThat(summary.pending()).isZero();
    assertThat(summary.stopped()).isFalse();
    assertThat(summary.workers()).hasSize(2);
    double[] x = sink.x();
    double[] q = sink.q();
    for (int i = 0; i < q.length; i++) {
      assertThat(x[i]).isEqualTo(i);
      assertThat(q[i]).isEqualTo(x[i] * x[i]);
    }
  }

  @Test
  void givesTheSameBitsForAnyNumberOfWorkers() throws Exception {
    SweepConfig config = config(formula("sin(x) * exp(-x/1000)"), 30_000, "x % 7 != 3");
    MemorySink alone = new MemorySink(30_000);
    run(config, Plan.of(config), alone, 1);
    for (int workers : new int[] {2, 5}) {
      MemorySink together = new MemorySink(30_000);
      run(config, Plan.of(config), together, workers);
      assertThat(together.status()).isEqualTo(alone.status());
      assertThat(bits(together.q())).isEqualTo(bits(alone.q()));
    }
  }

  @Test
  void excludesPointsThatTheConditionRulesOut() throws Exception {
    SweepConfig config = config(formula("x"), 10, "x < 4");
    MemorySink sink = new MemorySink(10);
    RunSummary summary = run(config, Plan.of(config), sink, 1);
    assertThat(sink.status()).containsExactly(1, 1, 1, 1, 4, 4, 4, 4, 4, 4);
    assertThat(sink.q()).startsWith(0, 1, 2, 3).endsWith(Double.NaN);
    assertThat(summary.counts()).isEqualTo(new PointCounts(4, 0, 0, 6));
  }

  @Test
  void runsOnlyWhatIsPending() throws Exception {
    SweepConfig config = config(java(Fragile.class), 10, null);
    Plan plan = Plan.of(config).without(IndexRanges.of(new IndexRange(2, 3), new IndexRange(7, 1)));
    MemorySink sink = new MemorySink(10);
    RunSummary summary = run(config, plan, sink, 2);
    assertThat(sink.status()).containsExactly(1, 1, 0, 0, 0, 2, 1, 0, 1, 1);
    assertThat(summary.counts().total()).isEqualTo(6);
  }

  /** Fails at x = 5. */
  public static final class Fragile implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      if (point.number("x") == 5) {
        throw new ArithmeticException("five");
      }
      outputs.put("q", 2 * point.number("x"));
    }
  }

  @Test
  void takesAFailedPointAsDataAndGoesOn() throws Exception {
    SweepConfig config = config(java(Fragile.class), 500, null);
    MemorySink sink = new MemorySink(500);
    RunSummary summary = run(config, Plan.of(config), sink, 2);
    assertThat(summary.counts()).isEqualTo(new PointCounts(499, 1, 0, 0));
    assertThat(sink.failures()).hasSize(1);
    assertThat(sink.failures().get(0).point()).isEqualTo(5);
    assertThat(sink.failures().get(0).message()).isEqualTo("ArithmeticException: five");
    assertThat(sink.q()[5]).isNaN();
    assertThat(sink.q()[6]).isEqualTo(12);
  }

  /** Never ends at x = 50. */
  public static final class Endless implements Model {
    static CountDownLatch reached = new CountDownLatch(1);

    @Override
    public void evaluate(Point point, Outputs outputs) throws Exception {
      if (point.number("x") == 50) {
        reached.countDown();
        new CountDownLatch(1).await();
      }
      outputs.put("q", point.number("x"));
    }
  }

  @Test
  void leavesTheRestPendingWhenStopped() throws Exception {
    for (int workers : new int[] {1, 2}) {
      Endless.reached = new CountDownLatch(1);
      StopSignal stop = new StopSignal();
      Thread stopper =
          Thread.ofPlatform()
              .start(() -> {
                awaitQuietly(Endless.reached);
                stop.request();
              });
      SweepConfig config = config(java(Endless.class), 100, null);
      MemorySink sink = new MemorySink(100);
      long start = System.nanoTime();
      RunSummary summary;
      try (ParallelManager manager = manager(workers)) {
        summary =
            new SweepRunner(manager, Schedule.balanced(), RunLimits.NONE)
                .run(Plan.of(config), factory(config), sink, DEAF, stop);
      }
      stopper.join();
      assertThat((System.nanoTime() - start) * 1e-9).isLessThan(5);
      assertThat(summary.stopped()).isTrue();
      assertThat(sink.status()[50]).isEqualTo(Status.PENDING.code());
      assertThat(summary.counts().total() + summary.pending()).isEqualTo(100);
      assertThat(summary.counts().ok()).isBetween(workers == 1 ? 50L : 0L, 50L);
    }
  }

  /** Takes a third of a second for each point, so that no block of several can be finished. */
  public static final class Slow implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) throws Exception {
      Thread.sleep(300);
      outputs.put("q", point.number("x"));
    }
  }

  @Test
  void handsOnSlowPointsOneByOne() throws Exception {
    SweepConfig config = config(java(Slow.class), 4, null);
    MemorySink sink = new MemorySink(4);
    run(config, Plan.of(config), sink, 1);
    assertThat(sink.blocks()).containsExactly(1, 1, 1, 1);
    assertThat(sink.q()).containsExactly(0, 1, 2, 3);
  }

  /** Never ends at x = 5, deaf to interrupts. */
  public static final class Deaf implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      while (point.number("x") == 5) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        Thread.interrupted();
      }
      outputs.put("q", point.number("x"));
    }
  }

  @Test
  void goesOnAfterAPointThatHangsDeaflyForLongerThanABlockIsHeld() throws Exception {
    SweepConfig config = config(java(Deaf.class, Duration.ofMillis(400)), 20, null);
    MemorySink sink = new MemorySink(20);
    RunSummary summary = run(config, Plan.of(config), sink, 1);
    assertThat(summary.counts()).isEqualTo(new PointCounts(19, 0, 1, 0));
    assertThat(sink.status()[5]).isEqualTo(Status.TIMED_OUT.code());
    assertThat(sink.q()).startsWith(0, 1, 2, 3, 4, Double.NaN, 6).endsWith(19);
  }

  /** Sets an array of eight mebibytes at x = 3000, and a number everywhere. */
  public static final class Wide implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      outputs.put("q", point.number("x"));
      if (point.number("x") == 3_000) {
        outputs.put("wide", new double[1 << 20]);
      }
    }
  }

  @Test
  void bearsAWideArrayThatTurnsUpLate() throws Exception {
    SweepConfig config = config(java(Wide.class), 5_000, null);
    WidestColumn sink = new WidestColumn();
    RunSummary summary = run(config, Plan.of(config), sink, 1);
    assertThat(summary.counts()).isEqualTo(new PointCounts(5_000, 0, 0, 0));
    assertThat(sink.bytes).isEqualTo(8 << 20);
  }

  /** Remembers how much memory the widest column took. */
  private static final class WidestColumn implements ResultSink {
    private long bytes;

    @Override
    public void accept(int worker, PointBlock points, Outcomes outcomes, double busySeconds) {
      outcomes.columns().forEach(column -> bytes = Math.max(bytes, column.bytes()));
    }

    @Override
    public void onCommit(CommitListener listener) {}
  }

  /** Always fails. */
  public static final class Hopeless implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      throw new ArithmeticException("never");
    }
  }

  @Test
  void stopsAfterTooManyFailures() throws Exception {
    SweepConfig config = config(java(Hopeless.class), 100_000, null);
    MemorySink sink = new MemorySink(100_000);
    StopSignal stop = new StopSignal();
    RunSummary summary;
    try (ParallelManager manager = manager(2)) {
      summary =
          new SweepRunner(manager, Schedule.dynamic(), RunLimits.NONE.withFailFast(3))
              .run(Plan.of(config), factory(config), sink, DEAF, stop);
    }
    assertThat(summary.stopped()).isTrue();
    assertThat(summary.counts().failed()).isGreaterThanOrEqualTo(3).isLessThan(100_000);
    assertThat(summary.pending()).isEqualTo(100_000 - summary.counts().failed());
  }

  /** Cannot be built. */
  public static final class Unbuildable implements Model {
    @Override
    public void build(Options options) {
      throw new IllegalStateException("no licence");
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {}
  }

  @Test
  void endsWithTheCauseWhenAModelIsBroken() {
    SweepConfig config = config(java(Unbuildable.class), 10, null);
    assertThatThrownBy(() -> run(config, Plan.of(config), new MemorySink(10), 2))
        .isInstanceOf(ManagerException.class)
        .hasCauseInstanceOf(ModelException.class)
        .hasStackTraceContaining("cannot be built: IllegalStateException: no licence");
  }

  @Test
  void reportsProgressUpToTheLastPoint() throws Exception {
    SweepConfig config = config(formula("x"), 20_000, null);
    Plan plan = Plan.of(config).without(IndexRanges.of(5_000));
    List<Progress> heard = new ArrayList<>();
    try (ParallelManager manager = manager(1)) {
      new SweepRunner(manager, Schedule.dynamic(), RunLimits.NONE)
          .run(plan, factory(config), new MemorySink(20_000), heard::add, new StopSignal());
    }
    assertThat(heard.get(0).doneBefore()).isEqualTo(5_000);
    assertThat(heard.getLast().done()).isEqualTo(20_000);
    assertThat(heard.getLast().total()).isEqualTo(20_000);
    assertThat(heard.getLast().secondsLeft()).hasValue(0);
  }

  @Test
  void takesTheScheduleFromTheConfiguration() {
    assertThat(SweepRunner.schedule(execution(ExecutionConfig.Schedule.STATIC, 7)))
        .isEqualTo(Schedule.balanced());
    assertThat(SweepRunner.schedule(execution(ExecutionConfig.Schedule.DYNAMIC, 7)))
        .isEqualTo(Schedule.fixed(7));
    assertThat(SweepRunner.schedule(execution(ExecutionConfig.Schedule.DYNAMIC, 0)))
        .isEqualTo(Schedule.dynamic());
  }

  private static RunSummary run(SweepConfig config, Plan plan, ResultSink sink, int workers)
      throws Exception {
    try (ParallelManager manager = manager(workers)) {
      return new SweepRunner(manager, Schedule.dynamic(), RunLimits.NONE)
          .run(plan, factory(config), sink, DEAF, new StopSignal());
    }
  }

  private static BlockModel.Factory factory(SweepConfig config) throws ModelException {
    return ModelFactory.of(config, Plan.of(config).design().parameters());
  }

  private static ParallelManager manager(int workers) {
    return workers == 1 ? new SingleProcessManager() : new LocalExecutorManager(workers);
  }

  private static ModelConfig formula(String text) {
    return new ModelConfig.Expr(List.of(new ModelConfig.Formula("q", text, NOWHERE)));
  }

  private static ModelConfig java(Class<? extends Model> model) {
    return java(model, null);
  }

  private static ModelConfig java(Class<? extends Model> model, @Nullable Duration timeout) {
    return new ModelConfig.Java(
        model.getName(), List.of(), Map.of(), ModelConfig.PointLimits.timeout(timeout));
  }

  /** A sweep over x = 0, 1, ... up to {@code points - 1}. */
  @SuppressWarnings("NullAway") // it does not see that `where` may be null
  private static SweepConfig config(ModelConfig model, int points, @Nullable String where) {
    ParameterSpec spec = new ParameterSpec.Range(0, points, 1);
    return new SweepConfig(
        "test",
        Path.of("test.yaml"),
        model,
        List.of(),
        List.of(new ParameterConfig("x", spec, null, null, NOWHERE)),
        new SamplingConfig(SamplingConfig.Method.GRID, 0, 0, NOWHERE),
        where == null ? null : new ModelConfig.Formula("where", where, NOWHERE),
        execution(ExecutionConfig.Schedule.DYNAMIC, 0),
        Path.of("test.h5"),
        "",
        List.of());
  }

  private static ExecutionConfig execution(ExecutionConfig.Schedule schedule, long chunk) {
    return new ExecutionConfig(
        ExecutionConfig.Manager.AUTO, 0, ExecutionConfig.Isolation.THREAD, schedule, chunk);
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
