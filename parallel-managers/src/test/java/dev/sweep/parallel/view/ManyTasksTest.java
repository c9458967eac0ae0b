package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many tasks take no more memory than few. */
@Timeout(240)
final class ManyTasksTest {
  /** A million by {@code -Dsweep.many.tasks=1000000}. */
  private static final int TASKS = Integer.getInteger("sweep.many.tasks", 100_000);

  /** What a client may hold: 1,000 tasks it remembers, and those that are under way. */
  private static final long MOST_BYTES = 64L << 20;

  @Test
  void goThroughALoadBalancedViewInBoundedMemory() {
    try (Client client = Client.threads(2)) {
      LoadBalancedView view = client.balanced().withChunkSize(1);
      long before = used();
      try (Stream<Integer> results =
          view.stream(n -> n + 1, IntStream.range(0, TASKS).iterator())) {
        assertThat(results.mapToLong(n -> n).sum()).isEqualTo((long) TASKS * (TASKS + 1) / 2);
      }
      assertThat(used() - before).isLessThan(MOST_BYTES);
      assertThat(client.cluster().history().size()).isEqualTo(Client.REMEMBERED);
    }
  }

  @Test
  void areForgottenButForTheLastOnes() throws Exception {
    try (Client client = Client.threads(1, 10)) {
      AsyncResults<Integer> map =
          client.balanced().withChunkSize(1).mapAsync(n -> n, ViewFixture.numbers(50));
      assertThat(map.get()).hasSize(50);
      assertThat(client.resultStatus(map.tasks()).completed()).hasSize(10);
      assertThat(client.resultStatus(map.tasks()).unknown()).hasSize(40);
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
