package dev.sweep.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class DrawStreamTest {

  @Test
  void drawsWhatNumpysPhiloxDraws() {
    // numpy.random.Philox(key=[42, the hash of "x"], counter=point // 4).random_raw(4)
    assertThat(draws(0, 4))
        .containsExactly(
            0x3DE9C5113BF2CD55L, 0xB77C0438F6C83BD7L, 0xFBDF6DDAC899F0E7L, 0x7FECBE71C4DEFFDAL);
    assertThat(draws(4 * 123_456_789L, 4))
        .containsExactly(
            0x2B657CCB319BFB3DL, 0x95B3B4DDBFE58D8DL, 0x05E15D8839CD6F1DL, 0x8079FEADB1D343F7L);
  }

  @Test
  void beginsAtAnyPoint() {
    long[] whole = draws(0, 40);
    for (int point = 0; point < 40; point++) {
      assertThat(draws(point, 1)).containsExactly(whole[point]);
    }
  }

  @Test
  void mapsDrawsToAllMultiplesButOne() {
    assertThat(DrawStream.toUnit(0)).isZero();
    assertThat(DrawStream.toUnit(0x7FF)).isZero();
    assertThat(DrawStream.toUnit(0x800)).isEqualTo(0x1p-53);
    assertThat(DrawStream.toUnit(-1)).isEqualTo(1 - 0x1p-53);
  }

  private static long[] draws(long point, int count) {
    var generator = DrawStream.of(42, "x").from(point);
    return LongStream.generate(generator::nextLong).limit(count).toArray();
  }
}
