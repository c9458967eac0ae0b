package dev.sweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

  @Test
  void isARunOfConsecutivePointsAndTheFirstOnesAreLarger() {
    assertThat(new Shard(1, 4).points(10)).isEqualTo(IndexRanges.of(new IndexRange(0, 3)));
    assertThat(new Shard(2, 4).points(10)).isEqualTo(IndexRanges.of(new IndexRange(3, 3)));
    assertThat(new Shard(3, 4).points(10)).isEqualTo(IndexRanges.of(new IndexRange(6, 2)));
    assertThat(new Shard(4, 4).points(10)).isEqualTo(IndexRanges.of(new IndexRange(8, 2)));
  }

  @ParameterizedTest
  @CsvSource({"10, 3", "3, 7", "0, 2", "1000000000000, 999", "9223372036854775807, 2147483647"})
  void allTogetherAreAllPointsAndNoneTwice(long points, int shards) {
    long end = 0;
    for (int number = 1; number <= Math.min(shards, 1000); number++) {
      for (IndexRange range : new Shard(number, shards).points(points).ranges()) {
        assertThat(range.first()).isEqualTo(end);
        assertThat(range.count()).isBetween(points / shards, points / shards + 1);
        end = range.end();
      }
    }
    IndexRanges last = new Shard(shards, shards).points(points);
    assertThat(last.isEmpty() ? end : last.ranges().getLast().end()).isEqualTo(points);
  }

  @Test
  void isWrittenAsItsNumberAndHowManyThereAre() {
    assertThat(Shard.parse("2/8")).isEqualTo(new Shard(2, 8));
    assertThat(Shard.parse("2/8")).hasToString("2/8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "/", "2/", "/8", "a/b", "1/2/3", "0/8", "9/8", "-1/8", "1/0"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wanted");
  }
}
