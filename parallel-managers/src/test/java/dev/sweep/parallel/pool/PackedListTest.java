package dev.sweep.parallel.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackedListTest {

  @Test
  void packsNumbersOfOneKindAndNothingElse() {
    assertThat(PackedList.pack(List.of(1, 2))).isEqualTo(new int[] {1, 2});
    assertThat(PackedList.pack(List.of(1L, 2L))).isEqualTo(new long[] {1, 2});
    assertThat(PackedList.pack(List.of(-0.0, Double.NaN)))
        .isEqualTo(new double[] {-0.0, Double.NaN});
    for (List<?> list :
        List.of(List.of(), List.of(1, 2L), List.of("1"), Arrays.asList(1, null), List.of(1.5f))) {
      assertThat(PackedList.pack(list)).isSameAs(list);
    }
  }

  @Test
  void givesBackWhatWasPacked() {
    for (List<?> list :
        List.of(List.of(1, 2), List.of(1L), List.of(-0.0, Double.NaN), List.of("a", 1))) {
      assertThat(PackedList.unpack(PackedList.pack(list))).isEqualTo(list);
    }
  }
}
