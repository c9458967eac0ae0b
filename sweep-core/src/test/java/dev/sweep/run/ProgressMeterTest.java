package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressMeterTest {
  private static final long SECOND = 1_000_000_000;

  private final ProgressMeter meter = new ProgressMeter(1_000, 400, 5 * SECOND);

  @Test
  void addsUpWhatWasCommitted() {
    meter.committed(new PointCounts(80, 10, 5, 5), 6 * SECOND);
    Progress progress = meter.committed(new PointCounts(100, 0, 0, 0), 7 * SECOND);
    assertThat(progress.counts()).isEqualTo(new PointCounts(180, 10, 5, 5));
    assertThat(progress.counts().withoutResult()).isEqualTo(15);
    assertThat(progress.done()).isEqualTo(600);
    assertThat(progress.elapsedSeconds()).isEqualTo(2);
  }

  @Test
  void estimatesTheTimeLeftFromTheRateOfThisRun() {
    Progress progress = meter.committed(new PointCounts(100, 0, 0, 0), 7 * SECOND);
    assertThat(progress.pointsPerSecond()).isEqualTo(50);
    assertThat(progress.secondsLeft()).hasValue(10);
  }

  @Test
  void hasNoEstimateBeforeAnythingIsDone() {
    assertThat(meter.committed(PointCounts.NONE, 7 * SECOND).secondsLeft()).isEmpty();
  }

  @Test
  void hasNothingLeftWhenAllIsDone() {
    assertThat(meter.committed(new PointCounts(600, 0, 0, 0), 7 * SECOND).secondsLeft())
        .hasValue(0);
  }
}
