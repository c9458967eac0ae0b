package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.SweptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ColumnReaderTest {
  private static final String GRID =
      """
      model: {expr: {q: "a * 100 + i * 10 + if(t == 'x', 1, 2)"}}
      parameters: {a: [1.5, 2.5, 3.5], i: [1, 2, 3, 4], t: [x, "y"], c: 7, f: [true, false]}
      """;

  @TempDir Path directory;

  @Test
  void anyPointsOfAnyColumnAreWhatTheyAreOneByOne() throws Exception {
    Path file = SweptFile.run(directory, "grid", GRID);
    Random random = new Random(5);
    try (ResultsReader results = ResultsReader.open(file)) {
      for (String column : List.of("a", "i", "t", "c", "f", "q", "status", "seconds", "rank")) {
        for (int count : new int[] {1, 2, 5, 47, 48}) {
          long first = random.nextInt(49 - count);
          long[] run = new long[count];
          long[] anywhere = new long[count];
          for (int i = 0; i < count; i++) {
            run[i] = first + i;
            anywhere[i] = random.nextInt(48);
          }
          assertThat(values(results.read(column, first, count)))
              .isEqualTo(oneByOne(results, column, run));
          assertThat(values(results.read(column, run))).isEqualTo(oneByOne(results, column, run));
          assertThat(values(results.read(column, anywhere)))
              .isEqualTo(oneByOne(results, column, anywhere));
        }
      }
      assertThat(values(results.read("t", 0, 5))).containsExactly("x", "x", "y", "y", "x");
      assertThat(values(results.read("f", 0, 3))).containsExactly(true, false, true);
    }
  }

  @Test
  void pointsFarApartComeInTheOrderAskedFor() throws Exception {
    Path file =
        SweptFile.run(
            directory,
            "line",
            "model: {expr: {q: 2 * x}}\nparameters: {x: {range: [0, 100000, 1]}}");
    long[] points = {99_999, 0, 50_000, 50_001, 50_007, 3, 99_999, 50_000};
    try (ResultsReader results = ResultsReader.open(file)) {
      assertThat(values(results.read("q", points)))
          .containsExactly(
              199_998.0, 0.0, 100_000.0, 100_002.0, 100_014.0, 6.0, 199_998.0, 100_000.0);
      assertThat(values(results.read("x", points)))
          .containsExactly(99_999L, 0L, 50_000L, 50_001L, 50_007L, 3L, 99_999L, 50_000L);
    }
  }

  private static List<Object> oneByOne(ResultsReader results, String column, long[] points)
      throws IOException {
    List<Object> values = new ArrayList<>();
    for (long point : points) {
      values.add(results.read(column, point, 1).value(0));
    }
    return values;
  }

  private static List<Object> values(ColumnValues values) {
    List<Object> list = new ArrayList<>();
    for (int row = 0; row < values.rows(); row++) {
      list.add(values.value(row));
    }
    return list;
  }
}
