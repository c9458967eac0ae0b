package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.WorkerReport;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many short runs one after the other, so that requests, recalls and ends cross on the wire. */
@Timeout(60)
final class HandoutRacesTest {
  private static final int RUNS = 20;
  private static final int MOST_NANOS = 500_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void handOutEachIndexOnceWhateverCrosses(long seed) throws Exception {
    Random random = new Random(seed);
    try (Group group = new Group(seed, random.nextInt(2), 1, random.nextInt(3), 2)) {
      for (int run = 0; run < RUNS; run++) {
        group.schedule = run % 2 == 0 ? Schedule.fixed(1 + random.nextInt(3)) : Schedule.dynamic();
        runOnce(group, 1 + random.nextInt(60), random.nextLong());
      }
    }
  }

  private static void runOnce(Group group, int work, long seed) throws Exception {
    Taken taken = new Taken();
    List<Group.End> ends =
        group.run(
            IndexRanges.of(work),
            _ -> Taken.oneByOne(index -> LockSupport.parkNanos(nanos(seed, index))),
            taken);

    assertThat(taken.indexes()).isEqualTo(IndexRanges.of(work));
    for (Group.End end : ends) {
      for (WorkerReport report : end.reportsOrThrow()) {
        assertThat(report.done()).isEqualTo(taken.from(report.worker()));
      }
    }
  }

  private static long nanos(long seed, long index) {
    return new Random(seed + index).nextInt(MOST_NANOS);
  }
}
