package dev.sweep.parallel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long arrays, with parts that are short enough to see that there are many. */
@Timeout(60)
final class LongArraysTest {
  private static final int PART_BYTES = 40;

  @Test
  void keepAllElementsInPlaceWhateverIsLeftForTheLastPart() throws Exception {
    try (Engines engines = Engines.threads(2)) {
      LongArrays arrays = new LongArrays(engines, PART_BYTES);
      for (int length : List.of(41, 79, 80, 81, 200)) {
        for (Object array : arraysOf(length)) {
          assertThat(arrays.isLong(array)).isTrue();
          arrays.put("array", array);
          assertThat(engines.call((_, operands) -> operands.get(0), Operand.named("array")))
              .hasSize(2)
              .allSatisfy(copy -> assertThat(copy).isEqualTo(array));
        }
      }
    }
  }

  @Test
  void areThoseOfNumbersThatAreLongerThanAPart() {
    try (Engines engines = Engines.sameThread()) {
      LongArrays arrays = new LongArrays(engines, PART_BYTES);
      assertThat(arrays.isLong(new double[6])).isTrue();
      assertThat(arrays.isLong(new double[5])).isFalse();
      assertThat(arrays.isLong(new byte[41])).isTrue();
      assertThat(arrays.isLong(new float[100])).isFalse();
      assertThat(arrays.isLong("a".repeat(100))).isFalse();
      assertThat(arrays.isLong(null)).isFalse();
    }
  }

  private static List<Object> arraysOf(int length) {
    byte[] bytes = new byte[length];
    for (int index = 0; index < length; index++) {
      bytes[index] = (byte) index;
    }
    return List.of(
        IntStream.range(0, length).asDoubleStream().toArray(),
        LongStream.range(0, length).toArray(),
        IntStream.range(0, length).toArray(),
        bytes);
  }
}
