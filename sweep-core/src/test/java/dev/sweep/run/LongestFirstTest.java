package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.SweepConfig;
import dev.sweep.model.BlockModel;
import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.LocalExecutorManager;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Plan;
import dev.sweep.space.PointBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Points (x, y) of a grid of 20 x 10; durations are told, not taken. */
@Timeout(60)
class LongestFirstTest {
  private static final int POINTS = 200;

  private final SweepConfig config = Configs.of(20, 10);
  private final Plan plan = Plan.of(config);
  private final LongestFirst queue = new LongestFirst(plan.design(), plan.pending());

  @Test
  void beginsInAscendingOrderAndGoesOnWithTheLongestOnceItKnows() {
    DoubleBinaryOperator seconds = (x, y) -> Math.exp(0.3 * x + 0.1 * y);
    List<Long> first = takeAndFinish(24, seconds);
    assertThat(first).containsExactlyElementsOf(LongStream.range(0, 24).boxed().toList());
    List<Long> next = takeAndFinish(2, seconds);
    assertThat(next).containsExactly(199L, 198L);
    assertThat(rest()).hasSize(POINTS - 26).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheOrderWhereTheParametersPredictNothing() {
    Random random = new Random(7);
    takeAndFinish(30, (_, _) -> Math.exp(3 * random.nextGaussian()));
    assertThat(rest()).isSorted().hasSize(POINTS - 30);
  }

  @Test
  void keepsTheOrderWherePointsTakeAboutTheSame() {
    takeAndFinish(30, (x, y) -> 5 + 0.01 * x + 0.02 * y);
    assertThat(rest()).isSorted();
  }

  @Test
  void keepsShortPointsInChunks() {
    takeAndFinish(30, (x, y) -> 1e-3 * Math.exp(0.1 * x + 0.1 * y));
    assertThat(queue.take(50)).containsExactly(new IndexRange(30, 50));
  }

  @Test
  void correctsItselfAsMoreIsKnown() {
    // In the first rows x seems to make points longer; in truth it peaks at 5.
    DoubleBinaryOperator seconds = (x, y) -> Math.exp(3 - Math.abs(x - 5) + 0.01 * y);
    takeAndFinish(30, seconds);
    takeAndFinish(120, seconds);
    List<Long> rest = rest();
    assertThat(rest).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void handsOutWhatIsLeftOfAnEarlierRun() {
    IndexRanges left = IndexRanges.of(new IndexRange(0, 40), new IndexRange(150, 50));
    LongestFirst resumed = new LongestFirst(plan.design(), left);
    assertThat(resumed.remaining()).isEqualTo(90);
    List<Long> taken = new ArrayList<>();
    while (resumed.remaining() > 0) {
      finish(resumed, take(resumed, 1), taken, (x, y) -> Math.exp(0.3 * x + 0.1 * y));
    }
    assertThat(taken).hasSize(90).doesNotHaveDuplicates().allMatch(left::contains);
    assertThat(taken.get(24)).isEqualTo(199);
  }

  @Test
  void givesTheSameBitsInWhateverOrder() throws Exception {
    MemorySink ascending = new MemorySink(POINTS);
    MemorySink longestFirst = new MemorySink(POINTS);
    List<Long> order = new ArrayList<>();
    try (LocalExecutorManager manager = new LocalExecutorManager(2)) {
      SweepRunner runner = new SweepRunner(manager, Schedule.dynamic(), RunLimits.NONE);
      runner.run(plan, new Told(new ArrayList<>()), ascending, _ -> {}, new StopSignal());
      runner.inAnyOrder().run(plan, new Told(order), longestFirst, _ -> {}, new StopSignal());
    }
    assertThat(order).hasSize(POINTS).doesNotHaveDuplicates();
    assertThat(order.indexOf(199L)).as("point 199 takes longest").isLessThan(150);
    assertThat(longestFirst.status()).containsOnly(Status.OK.code());
    assertThat(longestFirst.q()).isEqualTo(ascending.q());
  }

  /** Says that points take long, and takes no time at all. */
  private record Told(List<Long> order) implements BlockModel, BlockModel.Factory {
    @Override
    public BlockModel open(int worker) {
      return this;
    }

    @Override
    public void evaluate(PointBlock points, Outcomes outcomes, BlockModel.StopSignal stop) {
      double[] q = new double[points.count()];
      for (int row = 0; row < q.length; row++) {
        double x = points.columns()[0][row];
        double y = points.columns()[1][row];
        q[row] = Math.sin(x) * y;
        outcomes.seconds()[row] = (float) Math.exp(0.3 * x + 0.1 * y);
        outcomes.status()[row] = Status.OK.code();
        synchronized (order) {
          order.add(points.first() + row);
        }
      }
      outcomes.columns().add(new OutputColumn.Numbers("q", new int[0], q));
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

  private List<Long> takeAndFinish(int count, DoubleBinaryOperator seconds) {
    List<Long> all = new ArrayList<>();
    while (all.size() < count) {
      finish(queue, take(queue, 1), all, seconds);
    }
    return all;
  }

  private void finish(
      LongestFirst from, List<IndexRange> chunk, List<Long> all, DoubleBinaryOperator seconds) {
    for (IndexRange range : chunk) {
      PointBlock points = PointBlock.of(plan.design(), range.first(), (int) range.count());
      Outcomes outcomes = new Outcomes(range.first(), points.count());
      for (int row = 0; row < points.count(); row++) {
        outcomes.status()[row] = Status.OK.code();
        outcomes.seconds()[row] =
            (float) seconds.applyAsDouble(points.columns()[0][row], points.columns()[1][row]);
        all.add(range.first() + row);
      }
      from.learn(points, outcomes);
    }
  }

  private static List<IndexRange> take(LongestFirst from, long count) {
    return from.take(count);
  }

  private List<Long> rest() {
    List<Long> rest = new ArrayList<>();
    while (queue.remaining() > 0) {
      finish(queue, queue.take(Math.min(8, queue.remaining())), rest, (_, _) -> 1);
    }
    return rest;
  }
}
