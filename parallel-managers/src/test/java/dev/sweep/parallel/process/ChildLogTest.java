package dev.sweep.parallel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ChildLogTest {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void passesOnEachLineAndKeepsTheLast() throws Exception {
    List<String> printed = IntStream.range(0, 100).mapToObj(i -> "line " + i).toList();
    ChildLog log = follow(String.join("\n", printed), lines::add);

    assertThat(lines).isEqualTo(printed);
    assertThat(log.lastLines()).isEqualTo(printed.subList(60, 100));
  }

  @Test
  void cutsALineThatDoesNotEnd() throws Exception {
    follow("x".repeat(20_000) + "\ny\n", lines::add);

    assertThat(lines).extracting(String::length).containsExactly(8_192, 8_192, 3_616, 1);
  }

  @Test
  void readsGarbage() throws Exception {
    byte[] garbage = new byte[100_000];
    new Random(42).nextBytes(garbage);
    follow(new String(garbage, StandardCharsets.ISO_8859_1), lines::add);

    assertThat(lines.stream().collect(Collectors.joining())).isNotEmpty();
  }

  @Test
  void goesOnWhenTheLinesAreNotTaken() throws Exception {
    ChildLog log =
        follow(
            "a\nb\n",
            line -> {
              throw new IllegalStateException(line);
            });

    assertThat(log.lastLines()).containsExactly("a", "b");
  }

  private static ChildLog follow(String printed, Consumer<String> consumer) throws Exception {
    byte[] bytes = printed.getBytes(StandardCharsets.UTF_8);
    ChildLog log = ChildLog.follow(new ByteArrayInputStream(bytes), "log", consumer);
    log.awaitEnd(20_000);
    return log;
  }
}
