package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class IndexRangesTest {
  private static final int LIMIT = 200;

  @Test
  void holdsAllIndexesBelowASize() {
    IndexRanges all = IndexRanges.of(5);

    assertThat(all.ranges()).containsExactly(new IndexRange(0, 5));
    assertThat(all.count()).isEqualTo(5);
    assertThat(IndexRanges.of(0)).isEqualTo(IndexRanges.empty());
    assertThatIllegalArgumentException().isThrownBy(() -> IndexRanges.of(-1));
  }

  @Test
  void joinsRangesThatTouchOrOverlap() {
    IndexRanges joined =
        IndexRanges.of(
            new IndexRange(7, 3), new IndexRange(0, 2), new IndexRange(2, 1), new IndexRange(8, 4));

    assertThat(joined.ranges()).containsExactly(new IndexRange(0, 3), new IndexRange(7, 5));
    assertThat(joined).hasToString("[0..2, 7..11]");
  }

  @Test
  void canBeBuiltOnAfterBuilding() {
    IndexRanges.Builder builder = IndexRanges.builder().add(9).add(1);
    IndexRanges before = builder.build();
    IndexRanges after = builder.add(2).build();

    assertThat(before).hasToString("[1..1, 9..9]");
    assertThat(after).hasToString("[1..2, 9..9]");
  }

  @Test
  void reachesToTheLargestIndex() {
    IndexRanges all = IndexRanges.of(Long.MAX_VALUE);
    IndexRanges rest = all.minus(IndexRanges.of(new IndexRange(1, Long.MAX_VALUE - 2)));

    assertThat(rest).hasToString("[0..0, 9223372036854775806..9223372036854775806]");
    assertThat(all.contains(Long.MAX_VALUE - 1)).isTrue();
    assertThat(all.contains(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void agreesWithABitSetOnRandomSetsOfSeed7() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 2_000; round++) {
      BitSet leftBits = new BitSet();
      BitSet rightBits = new BitSet();
      IndexRanges left = randomRanges(random, leftBits);
      IndexRanges right = randomRanges(random, rightBits);
      assertSame(left, leftBits);
      leftBits.andNot(rightBits);
      assertSame(left.minus(right), leftBits);
    }
  }

  @Test
  void survivesSerialization() throws Exception {
    IndexRanges ranges = IndexRanges.of(new IndexRange(3, 4), new IndexRange(10, 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(ranges);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(ranges).hasSameHashCodeAs(ranges);
    }
  }

  private static IndexRanges randomRanges(SplittableRandom random, BitSet bits) {
    IndexRanges.Builder builder = IndexRanges.builder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int first = random.nextInt(LIMIT);
      int count = random.nextInt(1, 20);
      bits.set(first, first + count);
      builder.add(new IndexRange(first, count));
    }
    return builder.build();
  }

  private static void assertSame(IndexRanges ranges, BitSet bits) {
    assertThat(ranges.count()).isEqualTo(bits.cardinality());
    assertThat(ranges.isEmpty()).isEqualTo(bits.isEmpty());
    for (int index = 0; index < LIMIT + 20; index++) {
      assertThat(ranges.contains(index)).isEqualTo(bits.get(index));
    }
    for (int i = 1; i < ranges.ranges().size(); i++) {
      assertThat(ranges.ranges().get(i).first()).isGreaterThan(ranges.ranges().get(i - 1).end());
    }
  }
}
