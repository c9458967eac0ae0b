package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.engine.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What load-balanced views do, wherever engines are. */
abstract class BalancedContract extends ResultContract {

  @Test
  void runsTasksOnSomeEngine() throws Exception {
    int sum = balanced.apply((a, b) -> a + b, 1, 2);
    assertThat(sum).isEqualTo(3);
    int own = client.balanced(2).apply(() -> Engine.here().number());
    assertThat(own).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> client.balanced(9));
  }

  @Test
  void givesATaskToTheEngineWithTheLeastToDo() throws Exception {
    AsyncResults<Integer> busy = client.engines(0, 1).applyAsync(ViewFixture::park);
    int free = balanced.apply(() -> Engine.here().number());
    assertThat(free).isEqualTo(2);
    busy.cancel();
  }

  @Test
  void doesNotLeaveTasksBehindOneThatTakesLong() throws Exception {
    AsyncResult<Integer> stuck = balanced.applyAsync(ViewFixture::park);
    assertThat(balanced.withChunkSize(1).map(n -> n, numbers(50))).isEqualTo(numbers(50));
    stuck.cancel();
  }

  @Test
  void mapsInOrderWithAnyChunkSize() throws Exception {
    for (int items : List.of(0, 1, 2, 100)) {
      List<Integer> twice = numbers(items).stream().map(n -> 2 * n).toList();
      assertThat(balanced.map(n -> 2 * n, numbers(items))).isEqualTo(twice);
      for (int chunk : List.of(1, 7, 1_000)) {
        assertThat(balanced.withChunkSize(chunk).map(n -> 2 * n, numbers(items))).isEqualTo(twice);
      }
      assertThat(balanced.map((a, b) -> a + b, numbers(items), numbers(items))).isEqualTo(twice);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> balanced.withChunkSize(0));
  }

  @Test
  void letsAnErrorSpoilItsOwnElementOnly() throws Exception {
    AsyncResults<Integer> results =
        balanced.withChunkSize(4).mapAsync(ViewFixture::failOdd, numbers(9));
    assertThat(results.outcomes()).hasSize(9);
    for (int number = 0; number < 9; number++) {
      assertThat(results.outcome(number) instanceof Outcome.Value).isEqualTo(number % 2 == 0);
    }
    assertThat(composite(results::get))
        .hasMessageStartingWith("4 of 9 failed: ")
        .hasMessageContaining("no 7");
  }

  @Test
  void streamsAnEndlessSourceWithFewItemsAhead() throws Exception {
    AtomicInteger read = new AtomicInteger();
    try (Stream<Integer> twice = balanced.stream(n -> 2 * n, endless(read))) {
      assertThat(twice.limit(100).toList())
          .isEqualTo(numbers(100).stream().map(n -> 2 * n).toList());
    }
    assertThat(read.get()).isLessThan(10_000_000);
    AtomicInteger ones = new AtomicInteger();
    try (Stream<Integer> same =
        balanced.withChunkSize(1).unordered().stream(n -> n, endless(ones))) {
      assertThat(new HashSet<>(same.limit(500).toList())).hasSize(500);
    }
    assertThat(ones.get()).isLessThan(10_000);
    assertThat(balanced.stream(n -> n, numbers(20).iterator()).toList()).isEqualTo(numbers(20));
    assertThat(balanced.stream(n -> n, numbers(0).iterator())).isEmpty();
  }

  @Test
  void streamsFailuresWhereTheyBelong() {
    try (Stream<Outcome<Integer>> outcomes =
        balanced.streamOutcomes(ViewFixture::failOdd, numbers(6).iterator())) {
      assertThat(outcomes.map(outcome -> outcome instanceof Outcome.Value))
          .containsExactly(true, false, true, false, true, false);
    }
    assertThatThrownBy(() -> balanced.stream(n -> fail(n), numbers(3).iterator()).toList())
        .isInstanceOf(RemoteException.class);
  }

  @Test
  void endsWhatAStreamHasBegunWhenThatIsClosed() throws Exception {
    Stream<Integer> stuck =
        balanced.withChunkSize(1).stream(n -> n == 0 ? n : park(), endless(new AtomicInteger()));
    Iterator<Integer> results = stuck.iterator();
    assertThat(results.next()).isZero();
    stuck.close();
    assertThat(all.apply(() -> "free")).containsOnly("free");
  }

  @Test
  void triesATaskAgainOnRequest() throws Exception {
    all.push("tries", 0);
    LoadBalancedView one = client.balanced(1);
    assertThatThrownBy(() -> one.apply(n -> failUntil(n), 3)).isInstanceOf(RemoteException.class);
    all.push("tries", 0);
    int third = one.withRetries(2).apply(n -> failUntil(n), 3);
    assertThat(third).isEqualTo(3);
    all.push("tries", 0);
    assertThatThrownBy(() -> one.withRetries(1).apply(n -> failUntil(n), 3))
        .isInstanceOf(RemoteException.class);
    all.push("tries", 0);
    assertThat(one.withRetries(2).withChunkSize(2).map(n -> failUntil(n), List.of(3, 1, 2)))
        .hasSize(3)
        .allMatch(tries -> tries >= 2);
    assertThatIllegalArgumentException().isThrownBy(() -> one.withRetries(-1));
  }

  /** Returns the count of its calls on this engine when that is as high. */
  static int failUntil(int wanted) {
    int tries = (int) own("tries") + 1;
    Engine.here().put("tries", tries);
    return tries >= wanted ? tries : fail(tries);
  }

  @Test
  void waitsForWhatATaskComesAfter() throws Exception {
    AsyncResult<Integer> first = client.engine(0).applyAsync(ViewFixture::park);
    AsyncResult<Integer> second = balanced.applyAsync(() -> 2);
    second.get();
    AsyncResult<String> both =
        balanced.withAfter(Dependency.all(first, second).onEnd()).applyAsync(() -> "both");
    String any = balanced.withAfter(Dependency.any(first, second)).apply(() -> "any");
    assertThat(any).isEqualTo("any");
    assertThat(both.ready()).isFalse();
    first.cancel();
    assertThat(both.get()).isEqualTo("both");
  }

  @Test
  void runsATaskWhereThoseRanThatItFollows() throws Exception {
    AsyncResult<Integer> two = client.engine(2).applyAsync(() -> 2);
    AsyncResult<Integer> one = client.engine(1).applyAsync(() -> 1);
    for (int times = 0; times < 5; times++) {
      int there = balanced.withFollow(Dependency.all(two)).apply(() -> Engine.here().number());
      assertThat(there).isEqualTo(2);
      int either =
          balanced.withFollow(Dependency.any(two, one)).apply(() -> Engine.here().number());
      assertThat(either).isPositive();
    }
    assertThatThrownBy(() -> balanced.withFollow(Dependency.all(one, two)).apply(() -> 1))
        .isInstanceOf(ImpossibleTaskException.class)
        .hasMessageContaining("what it follows has run on no engine");
    assertThatThrownBy(() -> client.balanced(0).withFollow(Dependency.all(two)).apply(() -> 1))
        .isInstanceOf(ImpossibleTaskException.class);
  }

  @Test
  void failsAtOnceWhatCanNeverRun() throws Exception {
    AsyncResult<Integer> bad = balanced.applyAsync(n -> fail(n), 1);
    AsyncResult<Integer> good = balanced.applyAsync(() -> 1);
    assertThatThrownBy(() -> balanced.withAfter(Dependency.all(good, bad)).apply(() -> 1))
        .isInstanceOf(ImpossibleTaskException.class)
        .hasMessageContaining(
            "task " + bad.tasks().getFirst() + ", on which it depends, has failed");
    assertThatThrownBy(() -> balanced.withAfter(Dependency.all(good).onFailure()).apply(() -> 1))
        .isInstanceOf(ImpossibleTaskException.class)
        .hasMessageContaining("has succeeded");
    assertThat(balanced.withAfter(Dependency.any(bad, good)).<Integer>apply(() -> 1)).isOne();
    assertThat(balanced.withAfter(Dependency.all(bad).onFailure()).<Integer>apply(() -> 1)).isOne();
    try (Client other = Client.threads(1)) {
      AsyncResult<Integer> foreign = other.balanced().applyAsync(() -> 1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> balanced.withAfter(Dependency.all(foreign)))
          .withMessageContaining("another client");
    }
  }

  @Test
  void failsWhatHasWaitedTooLong() throws Exception {
    AsyncResults<Integer> busy = all.applyAsync(ViewFixture::park);
    AsyncResult<Integer> first = client.engine(0).applyAsync(() -> 1);
    LoadBalancedView hasty = balanced.withTimeout(Duration.ofMillis(20));
    assertThatThrownBy(() -> hasty.apply(() -> 1))
        .isInstanceOf(TaskTimeoutException.class)
        .hasMessageContaining("had not begun after 0.02 s");
    assertThatThrownBy(() -> hasty.withAfter(Dependency.all(first)).apply(() -> 1))
        .isInstanceOf(TaskTimeoutException.class);
    busy.cancel();
    assertThat(balanced.withTimeout(Duration.ofMinutes(1)).<Integer>apply(() -> 1)).isOne();
  }

  @Test
  void asksEnginesBeforeATaskRunsThere() throws Exception {
    client.engine(1).push("data", 7);
    LoadBalancedView there = balanced.withCondition(engine -> engine.names().contains("data"));
    for (int times = 0; times < 5; times++) {
      int number = there.apply(() -> Engine.here().number());
      assertThat(number).isEqualTo(1);
    }
    assertThat(there.map(n -> n + (int) own("data"), numbers(3))).containsExactly(7, 8, 9);
    assertThatThrownBy(() -> balanced.withCondition(_ -> false).apply(() -> 1))
        .isInstanceOf(ImpossibleTaskException.class)
        .hasMessageContaining("has refused it");
    assertThat(balanced.withRequired("java.util.List").<Integer>apply(() -> 1)).isOne();
    assertThatThrownBy(() -> balanced.withRequired("no.such.Type").apply(() -> 1))
        .isInstanceOf(ImpossibleTaskException.class);
    int second =
        balanced.apply(() -> {
          if (Engine.here().number() != 2) {
            throw new UnmetDependencyException("only engine 2");
          }
          return 2;
        });
    assertThat(second).isEqualTo(2);
  }

  @Test
  void abortsAMapWithWhatWasNotSentYet() throws Exception {
    AsyncResults<Integer> busy = all.applyAsync(ViewFixture::park);
    AsyncResults<Integer> map = balanced.withChunkSize(1).mapAsync(n -> n, numbers(1_000));
    map.abort();
    List<Outcome<Integer>> outcomes = map.outcomes();
    assertThat(outcomes).hasSize(1_000).allMatch(Outcome.Failed.class::isInstance);
    busy.cancel();
  }

  @Test
  void makesFunctionsRemoteOnWhicheverEngine() throws Exception {
    RemoteCall<Integer, Integer> square = balanced.remote(n -> n * n);
    int nine = square.call(3);
    assertThat(nine).isEqualTo(9);
    RemoteCall<List<? extends Integer>, List<Integer>> squares = balanced.parallel(n -> n * n);
    assertThat(squares.call(numbers(3))).containsExactly(0, 1, 4);
  }

  @Test
  void copiesItemsSoThatTheyMayBeChangedAtOnce() throws Exception {
    List<List<Integer>> items = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      items.add(new ArrayList<>(List.of(number)));
    }
    AsyncResults<Integer> sizes = balanced.withChunkSize(1).mapAsync(List::size, items);
    items.forEach(List::clear);
    assertThat(sizes.get()).containsOnly(1);
  }

  private static Iterator<Integer> endless(AtomicInteger read) {
    return Stream.generate(read::getAndIncrement).iterator();
  }
}
