package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.SweepConfig;
import dev.sweep.model.BlockModel;
import dev.sweep.model.Outcomes;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.SingleProcessManager;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Plan;
import dev.sweep.space.PointBlock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By a clock of their own, points take 10 seconds each. */
@Timeout(60)
class DeadlineTest {
  private static final int POINTS = 12;
  private static final int SECONDS = 10;

  private final AtomicLong clock = new AtomicLong();
  private final MemorySink sink = new MemorySink(POINTS);
  private final StopSignal stop = new StopSignal();

  @ParameterizedTest
  @ValueSource(strings = {"dynamic", "fixed", "balanced"})
  void beginsNoPointThatIsUnlikelyToEndInTime(String schedule) throws Exception {
    RunSummary summary = run(schedule(schedule), 57_000);
    assertThat(sink.status()).containsExactly(1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(summary.pending()).isEqualTo(7);
    assertThat(summary.earlyEnd()).get().isInstanceOf(EarlyEnd.OutOfTime.class);
    assertThat(clock.get()).isEqualTo(50_000);
  }

  @Test
  void leavesToTheNextRunWhatWasNotBegun() throws Exception {
    run(Schedule.dynamic(), 57_000);
    clock.set(0);
    RunSummary rest = run(Schedule.dynamic(), 500_000);
    assertThat(sink.status()).containsOnly(Status.OK.code());
    assertThat(rest.counts().ok()).isEqualTo(7);
    assertThat(rest.earlyEnd()).isEmpty();
  }

  @Test
  void beginsNothingOnceTheDeadlineHasPassed() throws Exception {
    clock.set(60_000);
    RunSummary summary = run(Schedule.dynamic(), 57_000);
    assertThat(sink.status()).containsOnly(Status.PENDING.code());
    assertThat(summary.earlyEnd()).contains(new EarlyEnd.OutOfTime(57_000, 0));
  }

  private RunSummary run(Schedule schedule, long deadline) throws Exception {
    SweepConfig config = Configs.of(POINTS);
    IndexRanges.Builder done = IndexRanges.builder();
    for (int i = 0; i < POINTS; i++) {
      if (sink.status()[i] != 0) {
        done.add(i);
      }
    }
    try (SingleProcessManager manager = new SingleProcessManager()) {
      return new SweepRunner(
              manager, schedule, RunLimits.NONE.withDeadline(new Deadline(deadline, clock::get)))
          .run(Plan.of(config).without(done.build()), new Slow(), sink, _ -> {}, stop);
    }
  }

  private static Schedule schedule(String name) {
    return switch (name) {
      case "fixed" -> Schedule.fixed(2);
      case "balanced" -> Schedule.balanced();
      default -> Schedule.dynamic();
    };
  }

  private final class Slow implements BlockModel.Factory, BlockModel {
    @Override
    public BlockModel open(int worker) {
      return this;
    }

    @Override
    public void evaluate(PointBlock points, Outcomes outcomes, BlockModel.StopSignal signal) {
      for (int row = 0; row < points.count() && !signal.pauseRequested(); row++) {
        clock.addAndGet(1_000L * SECONDS);
        outcomes.seconds()[row] = SECONDS * 0.8F; // which the classes of durations round up
        outcomes.status()[row] = Status.OK.code();
      }
    }

    @Override
    public List<OutputDeclaration> outputs() {
      return List.of();
    }

    @Override
    public int preferredBlock() {
      return 1;
    }
  }
}
