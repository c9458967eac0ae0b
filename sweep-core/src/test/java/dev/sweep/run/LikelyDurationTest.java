package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikelyDurationTest {
  private final LikelyDuration likely = new LikelyDuration();

  @Test
  void isZeroAsLongAsNothingHasFinished() {
    assertThat(likely.seconds()).isZero();
  }

  @Test
  void isWhatNineteenOfTwentyHaveTakenAtMostAndAQuarterMoreIfItMust() {
    for (int i = 0; i < 95; i++) {
      likely.add(2);
    }
    for (int i = 0; i < 5; i++) {
      likely.add(100);
    }
    assertThat(likely.seconds()).isBetween(2.0, 2.5);
    likely.add(100);
    assertThat(likely.seconds()).isBetween(100.0, 125.0);
  }

  @Test
  void takesEveryDuration() {
    likely.add(0);
    assertThat(likely.seconds()).isEqualTo(1e-6);
    for (int i = 0; i < 100; i++) {
      likely.add(1e12);
    }
    assertThat(likely.seconds()).isGreaterThan(1e8);
  }
}
