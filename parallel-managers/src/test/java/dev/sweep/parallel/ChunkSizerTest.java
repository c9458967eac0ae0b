package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChunkSizerTest {
  private static final long PLENTY = 1L << 40;

  @Test
  void beginsWithTheMinimum() {
    assertThat(new ChunkSizer(1, 4).next(0, PLENTY)).isEqualTo(1);
    assertThat(new ChunkSizer(100, 4).next(0, PLENTY)).isEqualTo(100);
  }

  @Test
  void growsAtMostEightfoldAtATime() {
    ChunkSizer sizer = new ChunkSizer(1, 2);
    long expected = 1;
    for (int chunk = 0; chunk < 5; chunk++) {
      assertThat(sizer.next(0, PLENTY)).isEqualTo(expected);
      sizer.finished(0, expected, 0);
      expected *= 8;
    }
  }

  @Test
  void aimsAtHalfASecond() {
    ChunkSizer sizer = new ChunkSizer(1, 2);
    sizer.finished(0, 100, 0.1);

    assertThat(sizer.next(0, PLENTY)).isEqualTo(500);
  }

  @Test
  void keepsToOneIndexWhereOneTakesLonger() {
    ChunkSizer sizer = new ChunkSizer(1, 2);
    sizer.finished(0, 1, 60);

    assertThat(sizer.next(0, PLENTY)).isEqualTo(1);
  }

  @Test
  void shrinksWhenIndexesBecomeSlower() {
    ChunkSizer sizer = new ChunkSizer(1, 2);
    sizer.finished(0, 512, 0.5);
    sizer.finished(0, 512, 3.5);

    assertThat(sizer.next(0, PLENTY)).isEqualTo(128);
  }

  @Test
  void judgesEachWorkerByItself() {
    ChunkSizer sizer = new ChunkSizer(1, 2);
    sizer.finished(0, 100, 0.1);

    assertThat(sizer.next(1, PLENTY)).isEqualTo(1);
  }

  @Test
  void neverTakesMoreThanAFairShareOfWhatRemains() {
    ChunkSizer sizer = new ChunkSizer(1, 4);
    sizer.finished(0, 1_000, 0);

    assertThat(sizer.next(0, 80)).isEqualTo(10);
    assertThat(sizer.next(0, 7)).isEqualTo(1);
    assertThat(sizer.next(0, 0)).isZero();
  }

  @Test
  void giveTheMinimumAtTheEndButNeverMoreThanRemains() {
    ChunkSizer sizer = new ChunkSizer(50, 4);

    assertThat(sizer.next(0, 80)).isEqualTo(50);
    assertThat(sizer.next(0, 30)).isEqualTo(30);
  }

  @Test
  void roundsLargeSizesDownToMultiplesOfTheAlignment() {
    ChunkSizer sizer = new ChunkSizer(1, 1);
    sizer.finished(0, 10_000, 0.5);
    assertThat(sizer.next(0, PLENTY)).isEqualTo(8_192);

    ChunkSizer slower = new ChunkSizer(1, 1);
    slower.finished(0, 4_000, 0.5);
    assertThat(slower.next(0, PLENTY)).isEqualTo(4_000);
  }

  @Test
  void bearsTheLargestCounts() {
    ChunkSizer sizer = new ChunkSizer(1, 1);
    sizer.finished(0, Long.MAX_VALUE / 2, 0);

    assertThat(sizer.next(0, Long.MAX_VALUE)).isBetween(Long.MAX_VALUE / 4, Long.MAX_VALUE / 2);
  }
}
