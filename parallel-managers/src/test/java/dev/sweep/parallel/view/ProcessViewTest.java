package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Views of child JVMs, the same for all tests, unless a test has closed or changed them. */
final class ProcessViewTest extends LocalViewContract {
  private static @Nullable Client shared;

  @Override
  Client open() {
    Client last = shared;
    if (last == null || !last.ids().equals(List.of(0, 1, 2))) {
      close();
      last = Client.processes(SIZE);
      shared = last;
    }
    return last;
  }

  @Override
  void release(Client used) {
    // For the next test.
  }

  @AfterAll
  static void close() {
    if (shared != null) {
      shared.close();
    }
  }

  @Test
  void losesOnlyTheItemThatKillsItsEngine() throws Exception {
    client.add(1).get();
    AsyncResults<Integer> map =
        balanced.withChunkSize(4).mapAsync(n -> n == 5 ? die() : n, numbers(12));
    List<Outcome<Integer>> outcomes = map.outcomes();
    assertThat(outcomes).filteredOn(Outcome.Failed.class::isInstance).hasSize(1);
    assertThatThrownBy(() -> outcomes.get(5).get()).isInstanceOf(EngineLostException.class);
    assertThat(client.ids()).hasSize(1);
  }

  private static int die() {
    Runtime.getRuntime().halt(7);
    return 0;
  }
}
