package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LateStopTest {
  private static final int FAILED = 1;
  private static final int INTERRUPTED = 130;

  @Test
  void findsAStopThatComesAMomentLater() {
    for (int exitCode : new int[] {0, FAILED, INTERRUPTED}) {
      long start = System.nanoTime();
      BlockModel.StopSignal soon = () -> System.nanoTime() - start > millis(30);
      assertThat(new LateStop().follows(exitCode, soon)).as("exit code %d", exitCode).isTrue();
    }
  }

  @Test
  void believesAFailureAfterAMoment() {
    LateStop late = new LateStop();
    assertThat(late.follows(FAILED, Blocks.NEVER)).isFalse();
    assertThat(late.takeWaitedNanos()).isGreaterThanOrEqualTo(millis(LateStop.FAILURE_MILLIS));
    assertThat(late.takeWaitedNanos()).isZero();
  }

  @Test
  void hardlyHoldsUpProgramsThatFailOneAfterTheOther() {
    LateStop late = new LateStop();
    late.follows(FAILED, Blocks.NEVER);
    late.takeWaitedNanos();
    for (int i = 0; i < 1_000; i++) {
      late.follows(FAILED, Blocks.NEVER);
    }
    assertThat(late.takeWaitedNanos()).isLessThan(millis(LateStop.FAILURE_MILLIS));
  }

  @Test
  void takesAnInterruptForAStop() {
    Thread.currentThread().interrupt();
    assertThat(new LateStop().follows(FAILED, Blocks.NEVER)).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
