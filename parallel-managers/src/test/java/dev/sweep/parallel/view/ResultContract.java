package dev.sweep.parallel.view;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.engine.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What results and clients tell of tasks, and how these are controlled. */
abstract class ResultContract extends DirectViewContract {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void waitsForAsLongAsItIsToldAndNoLonger() throws Exception {
    AsyncResult<Integer> stuck = client.engine(0).applyAsync(ViewFixture::park);
    assertThat(stuck.await(Duration.ofMillis(1))).isFalse();
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> stuck.get(Duration.ZERO))
        .withMessageContaining("0 of 1 are done");
    assertThat(stuck.ready()).isFalse();
    assertThatIllegalStateException().isThrownBy(stuck::successful);
    stuck.cancel();
    assertThat(stuck.await(LONG)).isTrue();
    assertThat(stuck.successful()).isFalse();
    assertThatThrownBy(stuck::get)
        .isInstanceOf(AbortedException.class)
        .hasMessageContaining("was cancelled");
    String next = client.engine(0).apply(() -> "free again");
    assertThat(next).isEqualTo("free again");
  }

  @Test
  void tellsTimesAndEngines() throws Exception {
    AsyncResults<Integer> results = all.applyAsync(() -> Engine.here().number());
    assertThat(results.get()).containsExactly(0, 1, 2);
    assertThat(results.successful()).isTrue();
    assertThat(results.size()).isEqualTo(SIZE);
    assertThat(results.progress()).isEqualTo(SIZE);
    List<TaskMetadata> metadata = results.metadata();
    assertThat(metadata).extracting(each -> each.engine().orElseThrow()).containsExactly(0, 1, 2);
    assertThat(metadata).extracting(TaskMetadata::task).isEqualTo(results.tasks());
    assertThat(metadata)
        .allSatisfy(each -> {
          assertThat(each.started().orElseThrow()).isAfterOrEqualTo(each.submitted());
          assertThat(each.completed().orElseThrow()).isAfterOrEqualTo(each.started().orElseThrow());
        });
    assertThat(results.serialTime()).isPositive();
    assertThat(results.wallTime()).isPositive().isEqualTo(results.elapsed());
  }

  @Test
  void tellsEveryStepOfItsProgress() throws Exception {
    ConcurrentLinkedQueue<Integer> steps = new ConcurrentLinkedQueue<>();
    AsyncResult<Integer> first = client.engine(0).applyAsync(ViewFixture::park);
    AsyncResults<Integer> results = client.engines(0).applyAsync(() -> 1);
    results.onProgress(steps::add);
    first.cancel();
    assertThat(results.get()).containsExactly(1);
    assertThat(steps).containsExactly(1);
  }

  @Test
  void givesResultsOneByOneAndEachFailureByItself() throws Exception {
    AsyncResults<Integer> results = all.mapAsync(ViewFixture::failOdd, numbers(5));
    List<Outcome<Integer>> outcomes = results.outcomes();
    assertThat(outcomes)
        .extracting(outcome -> outcome instanceof Outcome.Value)
        .containsExactly(true, false, true, false, true);
    assertThat(results.outcome(4).get()).isEqualTo(4);
    assertThatThrownBy(() -> results.outcome(3).get()).hasMessageContaining("no 3");
    assertThat(composite(results::get).failures()).hasSize(2);
    assertThat(results.iterator().next()).isZero();
    List<Integer> come = new ArrayList<>();
    all.mapAsync(n -> n, numbers(5)).asTheyCome().forEach(come::add);
    assertThat(come).containsExactlyInAnyOrderElementsOf(numbers(5));
  }

  @Test
  void splitsAndJoinsResults() throws Exception {
    AsyncResults<Integer> results = all.applyAsync(() -> Engine.here().number());
    List<AsyncResult<Integer>> parts = results.split();
    int last = parts.get(2).get();
    assertThat(last).isEqualTo(2);
    assertThat(parts.get(1).tasks()).containsExactly(results.tasks().get(1));
    AsyncResult<Integer> failed = balanced.applyAsync(n -> fail(n), 5);
    AsyncResults<Integer> joined = AsyncResults.join(List.of(parts.get(2), parts.get(0), failed));
    assertThat(joined.outcomes().subList(0, 2)).extracting(Outcome::get).containsExactly(2, 0);
    assertThat(composite(joined::get)).hasMessageStartingWith("1 of 3 failed: ");
    assertThatIllegalArgumentException().isThrownBy(() -> AsyncResults.join(List.of()));
  }

  @Test
  void isAFutureForWhoeverWantsOne() throws Exception {
    assertThat(all.applyAsync(() -> 1).toFuture().get()).containsExactly(1, 1, 1);
    assertThatThrownBy(() -> balanced.applyAsync(n -> fail(n), 1).toFuture().get())
        .hasCauseInstanceOf(RemoteException.class);
  }

  @Test
  void abortsWhatHasNotBegunAndLetsTheOthersGoOn() throws Exception {
    all.push("runs", 0);
    AsyncResult<Integer> running = client.engine(0).applyAsync(ViewFixture::park);
    AsyncResult<Object> queued =
        client
            .engine(0)
            .applyAsync(() -> {
              Engine.here().put("runs", 1);
              return 1;
            });
    queued.abort();
    assertThatThrownBy(queued::get)
        .isInstanceOf(AbortedException.class)
        .hasMessageContaining("aborted before it began");
    assertThat(running.ready()).isFalse();
    running.cancel();
    int runs = client.engine(0).pull("runs");
    assertThat(runs).isZero();
  }

  @Test
  void tellsWhatEnginesHaveToDo() throws Exception {
    client.engine(0).apply(() -> 1);
    long before = completed(0);
    AsyncResult<Integer> running = client.engine(0).applyAsync(ViewFixture::park);
    AsyncResult<Integer> queued = client.engine(0).applyAsync(() -> 2);
    QueueStatus status = client.queueStatus();
    assertThat(status.engines().keySet()).containsExactly(0, 1, 2);
    assertThat(status.engines().get(0)).isEqualTo(new QueueStatus.OfEngine(2, before));
    assertThat(status.unassigned()).isZero();
    running.cancel();
    int two = queued.get();
    assertThat(two).isEqualTo(2);
  }

  private long completed(int engine) {
    return requireNonNull(client.queueStatus().engines().get(engine)).completed();
  }

  @Test
  void remembersTasksUntilTheyArePurged() throws Exception {
    AsyncResult<Integer> pending = client.engine(0).applyAsync(ViewFixture::park);
    AsyncResult<Integer> done = client.engine(1).applyAsync(() -> 1);
    done.get();
    long open = pending.tasks().getFirst();
    long over = done.tasks().getFirst();
    assertThat(client.resultStatus(List.of(open, over, -5L)))
        .isEqualTo(new ResultStatus(List.of(open), List.of(over), List.of(-5L)));
    assertThatIllegalStateException()
        .isThrownBy(() -> client.purge(List.of(over, open)))
        .withMessageContaining("[" + open + "]");
    pending.cancel();
    pending.await(LONG);
    client.purge(List.of(over));
    assertThat(client.resultStatus(List.of(over)).unknown()).containsExactly(over);
    client.purge();
    assertThat(client.resultStatus(List.of(open)).unknown()).containsExactly(open);
  }

  @Test
  void submitsATaskOnceMore() throws Exception {
    AsyncResult<Integer> first = client.engine(2).applyAsync(n -> n + Engine.here().number(), 40);
    first.get();
    AsyncResult<Object> again = client.resubmit(first.tasks().getFirst());
    assertThat(again.get()).isEqualTo(42);
    assertThat(again.tasks()).doesNotContainAnyElementsOf(first.tasks());
    AsyncResults<Integer> mapped = balanced.withChunkSize(3).mapAsync(n -> n, numbers(3));
    mapped.get();
    assertThat(client.resubmit(mapped.tasks().getFirst()).get()).isEqualTo(List.of(0, 1, 2));
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> client.resubmit(-1));
  }

  @Test
  void abortsAllThatHasNotBegun() throws Exception {
    AsyncResults<Integer> running = all.applyAsync(ViewFixture::park);
    AsyncResults<Integer> queued = all.applyAsync(() -> 1);
    client.abort();
    assertThat(composite(queued::get).failures())
        .hasSize(SIZE)
        .allMatch(AbortedException.class::isInstance);
    running.cancel();
    assertThat(all.apply(() -> 1)).hasSize(SIZE);
  }
}
