package dev.sweep.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyedPermutationTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 1000, 1023, 1024, 1025, 1_000_000})
  void landsEverywhereOnceWithSeed5(int size) {
    KeyedPermutation order = order(size, 5);
    BitSet landed = new BitSet(size);
    for (int i = 0; i < size; i++) {
      landed.set(Math.toIntExact(order.apply(i)));
    }
    assertThat(landed.cardinality()).isEqualTo(size);
    assertThat(landed.length()).isEqualTo(size);
  }

  @Test
  void staysWithinTheLargestSizeWithSeed5() {
    long size = (1L << 61) + 12_345;
    KeyedPermutation order = order(size, 5);
    long[] landed = LongStream.range(size - 1000, size).map(order::apply).toArray();

    assertThat(Arrays.stream(landed).distinct().count()).isEqualTo(1000);
    assertThat(LongStream.of(landed)).allMatch(at -> at >= 0 && at < size);
  }

  /** Pearson's chi-square of all orders of 3 and of 4, at one in a thousand. */
  @Test
  void choosesEveryShortOrderAlikeWithSeeds0To47999() {
    assertThat(chiSquareOfOrders(3, 6, 48_000)).isLessThan(20.52);
    assertThat(chiSquareOfOrders(4, 24, 48_000)).isLessThan(49.73);
  }

  /** Where an index lands tells nothing about where the next one lands. */
  @Test
  void scattersNeighboursWithSeed8() {
    int size = 100_000;
    KeyedPermutation order = order(size, 8);
    double sum = 0;
    double mean = (size - 1) / 2.0;
    for (int i = 0; i + 1 < size; i++) {
      sum += (order.apply(i) - mean) * (order.apply(i + 1) - mean);
    }
    double correlation = sum / size / ((double) size * size / 12);

    // Four standard errors.
    assertThat(Math.abs(correlation)).isLessThan(4 / Math.sqrt(size));
  }

  /** Pearson's chi-square of 64 bins at one in a thousand: 63 degrees of freedom. */
  @Test
  void landsAnywhereInALongOrderWithSeeds0To31999() {
    long size = 100_003;
    int[] first = new int[64];
    int[] distance = new int[64];
    for (int seed = 0; seed < 32_000; seed++) {
      KeyedPermutation order = order(size, seed);
      long landed = order.apply(0);
      first[(int) (landed * 64 / size)]++;
      distance[(int) (Math.floorMod(order.apply(1) - landed, size) * 64 / size)]++;
    }

    assertThat(chiSquare(first, 500)).isLessThan(103.4);
    assertThat(chiSquare(distance, 500)).isLessThan(103.4);
  }

  private static double chiSquare(int[] counts, double expected) {
    return Arrays.stream(counts)
        .mapToDouble(count -> (count - expected) * (count - expected) / expected)
        .sum();
  }

  @Test
  void refusesToOrderNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order(0, 1))
        .withMessage("no order of 0 things; wanted 1 to 2^62");
  }

  private static double chiSquareOfOrders(int size, int orders, int rounds) {
    Map<String, Integer> counts = new HashMap<>();
    for (int seed = 0; seed < rounds; seed++) {
      KeyedPermutation order = order(size, seed);
      String landed = Arrays.toString(LongStream.range(0, size).map(order::apply).toArray());
      counts.merge(landed, 1, Integer::sum);
    }
    assertThat(counts).hasSize(orders);
    double expected = (double) rounds / orders;
    return counts.values().stream()
        .mapToDouble(count -> (count - expected) * (count - expected) / expected)
        .sum();
  }

  private static KeyedPermutation order(long size, long seed) {
    return new KeyedPermutation(size, new SplittableRandom(seed)::nextLong);
  }
}
