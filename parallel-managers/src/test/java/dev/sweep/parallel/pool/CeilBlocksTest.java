package dev.sweep.parallel.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CeilBlocksTest {

  @ParameterizedTest
  @CsvSource({
    "5, 4, 0-2 2-4 4-5 5-5",
    "7, 3, 0-3 3-6 6-7",
    "0, 2, 0-0 0-0",
    "2, 1, 0-2",
    "2147483647, 2, 0-1073741824 1073741824-2147483647"
  })
  void roundsUpAndLeavesTheLastShort(int items, int workers, String blocks) {
    assertThat(CeilBlocks.of(items, workers).stream().map(b -> b.from() + "-" + b.to()))
        .containsExactly(blocks.split(" "));
  }
}
