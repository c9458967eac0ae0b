package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalResultsTest {
  private static final LocalResults<String, Integer> EVEN =
      group(0, IndexRanges.builder().add(0).add(2).build(), List.of("a", "c"), List.of(10, 12));
  private static final LocalResults<String, Integer> ODD =
      group(1, IndexRanges.builder().add(1).add(3).build(), List.of("b", "d"), List.of(11, 13));

  @Test
  void restoresTheOrderInWhichParametersWereScattered() {
    assertThat(LocalResults.inOrder(List.of(ODD, EVEN)))
        .extracting(Result::orThrow)
        .containsExactly(10, 11, 12, 13);
  }

  @Test
  void survivesSerialization() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(EVEN);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(EVEN);
    }
  }

  private static LocalResults<String, Integer> group(
      int number, IndexRanges indexes, List<String> parameters, List<Integer> values) {
    List<Result<Integer>> results =
        values.stream().<Result<Integer>>map(Result.Success::new).toList();
    return new LocalResults<>(number, indexes, parameters, results);
  }
}
