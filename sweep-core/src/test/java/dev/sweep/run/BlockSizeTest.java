package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockSizeTest {

  @Test
  void keepsToWhatAColumnModelPrefers() {
    BlockSize size = new BlockSize(16_384);
    size.finished(16_384, 16_384, 8L * size.next());
    size.finished(100, 100, 8L * size.next());
    assertThat(size.next()).isEqualTo(16_384);
  }

  @Test
  void growsWhilePointsAreFast() {
    BlockSize size = new BlockSize(1);
    for (int i = 0; i < 20; i++) {
      size.finished(size.next(), size.next(), 8L * size.next());
    }
    assertThat(size.next()).isEqualTo(4_096);
  }

  @Test
  void growsUpToSixteenMebibytes() {
    BlockSize size = new BlockSize(1);
    for (int i = 0; i < 20; i++) {
      size.finished(size.next(), size.next(), size.next() * 100_000L);
    }
    assertThat(size.next()).isEqualTo((1 << 24) / 100_000);
    size.finished(1, 1, 1L << 40);
    assertThat(size.next()).isEqualTo(1);
  }

  @Test
  void staysSmallUntilOutputsWereSeen() {
    BlockSize size = new BlockSize(1);
    for (int i = 0; i < 20; i++) {
      size.finished(size.next(), size.next(), 0);
    }
    assertThat(size.next()).isEqualTo(64);
  }

  @Test
  void doesNotGrowOnTheShortEndOfARange() {
    BlockSize size = new BlockSize(1);
    size.finished(1, 1, 8L * size.next());
    size.finished(1, 1, 8L * size.next());
    assertThat(size.next()).isEqualTo(2);
  }

  @Test
  void shrinksToWhatWasFinishedAndNeverBelowOne() {
    BlockSize size = new BlockSize(1);
    for (int i = 0; i < 6; i++) {
      size.finished(size.next(), size.next(), 8L * size.next());
    }
    size.finished(5, size.next(), 8L * size.next());
    assertThat(size.next()).isEqualTo(5);
    size.finished(0, 5, 8L * size.next());
    assertThat(size.next()).isEqualTo(1);
  }
}
