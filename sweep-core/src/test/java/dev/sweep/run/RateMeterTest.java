package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateMeterTest {
  private final RateMeter meter = new RateMeter();

  @Test
  void isRightFromTheFirstReading() {
    assertThat(meter.add(50, 0.5)).isEqualTo(100);
    assertThat(meter.add(100, 1)).isCloseTo(100, within(1e-9));
  }

  @Test
  void knowsNothingWithoutTime() {
    assertThat(meter.add(0, 0)).isZero();
  }

  @Test
  void followsAChangeOfPace() {
    meter.add(1_000, 10);
    double rate = 0;
    for (int second = 0; second < 60; second++) {
      rate = meter.add(10, 1);
    }
    assertThat(rate).isBetween(10.0, 11.0);
  }

  @Test
  void weighsWhatIsTenSecondsOldHalf() {
    meter.add(30, 1);
    assertThat(meter.add(0, 10)).isCloseTo(15 / 10.5, within(1e-9));
  }
}
