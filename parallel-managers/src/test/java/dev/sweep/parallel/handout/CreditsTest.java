package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CreditsTest {
  private final Credits credits = new Credits();
  private final BlockingQueue<Integer> sent = new LinkedBlockingQueue<>();

  @Test
  void letsBytesGoUpToTheBound() throws Exception {
    credits.allow(10);
    assertThat(credits.take(6)).isTrue();
    assertThat(credits.take(4)).isTrue();
    Thread next = taker(1);
    awaitWaiting(next);
    assertThat(sent).isEmpty();
    credits.give(1);

    assertThat(sent.take()).isEqualTo(1);
  }

  @Test
  void letsOneByOneGoWithoutABound() throws Exception {
    assertThat(credits.take(6)).isTrue();
    Thread next = taker(1);
    awaitWaiting(next);
    credits.give(6);

    assertThat(sent.take()).isEqualTo(1);
  }

  @Test
  void letsWhatIsLargerThanTheBoundGoAlone() throws Exception {
    credits.allow(10);
    assertThat(credits.take(1)).isTrue();
    Thread large = taker(100);
    awaitWaiting(large);
    credits.give(1);
    assertThat(sent.take()).isEqualTo(100);
    Thread small = taker(1);
    awaitWaiting(small);
    assertThat(sent).isEmpty();
    credits.give(100);

    assertThat(sent.take()).isEqualTo(1);
  }

  @Test
  void servesThoseFirstWhoCameFirst() throws Exception {
    credits.allow(10);
    assertThat(credits.take(10)).isTrue();
    List<Integer> order = new ArrayList<>();
    for (int bytes : List.of(9, 1, 8)) {
      awaitWaiting(taker(bytes));
    }
    for (int given : List.of(10, 9, 1)) {
      credits.give(given);
    }
    for (int i = 0; i < 3; i++) {
      order.add(sent.take());
    }

    assertThat(order).startsWith(9).containsExactlyInAnyOrder(9, 1, 8);
  }

  @Test
  void refusesWhoWaitsWhenTheRunEnds() throws Exception {
    assertThat(credits.take(6)).isTrue();
    Thread next = taker(3);
    awaitWaiting(next);
    credits.halt();
    credits.halt();

    assertThat(sent.take()).isEqualTo(-3);
  }

  @Test
  void letsBytesGoAfterAHaltWhileThereAreSome() throws Exception {
    credits.allow(10);
    credits.halt();

    assertThat(credits.take(6)).isTrue();
  }

  /** Puts {@code bytes} to {@link #sent} when they may go, their negative when they may not. */
  private Thread taker(int bytes) {
    return Thread.ofPlatform().daemon().start(() -> take(bytes));
  }

  private void take(int bytes) {
    try {
      sent.add(credits.take(bytes) ? bytes : -bytes);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).as("waits for bytes").isTrue();
      Thread.sleep(1);
    }
  }
}
