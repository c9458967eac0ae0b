package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.engine.Engine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What views do when engines join and leave, which ranks cannot. */
abstract class LocalViewContract extends BalancedContract {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void saysThatTasksCannotSpeakToEachOther() {
    assertThat(composite(() -> all.applyTogether(comm -> comm.size())))
        .hasMessageContaining("is no rank of an MPI job");
  }

  @Test
  void takesEnginesThatJoin() throws Exception {
    assertThat(client.add(1).get()).containsExactly(SIZE);
    client.waitForEngines(SIZE + 1, LONG);
    assertThat(all.apply(() -> Engine.here().number())).containsExactly(0, 1, 2, 3);
    int there = client.balanced(3).apply(() -> Engine.here().number());
    assertThat(there).isEqualTo(3);
    client.kill(3);
    assertThatThrownBy(() -> client.waitForEngines(9, Duration.ofMillis(10)))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("of 9 engines are there");
  }

  @Test
  void runsElsewhereWhatALostEngineHad() throws Exception {
    AsyncResult<Integer> stuck = client.engine(1).applyAsync(ViewFixture::park);
    AsyncResult<Integer> moved = client.balanced(1, 2).applyAsync(() -> 1);
    client.kill(1);
    assertThatThrownBy(stuck::get)
        .isInstanceOf(EngineLostException.class)
        .hasMessageContaining("is lost with engine 1 (");
    assertThat(moved.await(LONG)).isTrue();
    assertThatThrownBy(() -> client.balanced(1).apply(() -> 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(client.restart(1).get()).containsExactly(1);
    assertThat(all.apply(() -> Engine.here().number())).containsExactly(0, 1, 2);
  }

  @Test
  void startsOneEngineAgainWithoutItsObjects() throws Exception {
    all.push("kept", 1);
    client.restart(2).get();
    assertThat(all.names()).containsExactly(Set.of("kept"), Set.of("kept"), Set.of());
    assertThat(client.ids()).containsExactly(0, 1, 2);
  }

  @Test
  void letsAnEngineEndWhenItHasDoneWhatItHas() throws Exception {
    AsyncResult<Integer> running = client.engine(2).applyAsync(ViewFixture::park);
    LoadBalancedView last = client.balanced(2);
    client.shutdown(2);
    assertThat(client.ids()).containsExactly(0, 1);
    assertThatThrownBy(() -> last.apply(() -> 1))
        .isInstanceOf(ImpossibleTaskException.class)
        .hasMessageContaining("no engine that it may run on is there");
    assertThat(running.ready()).isFalse();
    running.cancel();
    assertThat(balanced.map(n -> n, numbers(10))).isEqualTo(numbers(10));
    client.restart(2).get();
  }

  @Test
  void failsAllTasksWhenTheLastEngineIsLost() throws Exception {
    client.all().applyAsync(ViewFixture::park);
    AsyncResults<Integer> map = balanced.withChunkSize(1).mapAsync(n -> n, numbers(100));
    for (int id : client.ids()) {
      client.kill(id);
    }
    assertThat(map.outcomes()).allMatch(Outcome.Failed.class::isInstance);
    assertThatThrownBy(() -> balanced.apply(() -> 1)).isInstanceOf(ImpossibleTaskException.class);
    assertThat(client.all().targets()).isEmpty();
    for (int id : List.of(0, 1, 2)) {
      client.restart(id).get();
    }
    assertThat(balanced.<Integer>apply(() -> 1)).isOne();
  }

  @Test
  void endsAllThatIsOutstandingWhenItIsClosed() throws Exception {
    AsyncResults<Integer> running = all.applyAsync(ViewFixture::park);
    AsyncResults<Integer> map = balanced.withChunkSize(1).mapAsync(n -> n, numbers(100));
    client.close();
    assertThat(composite(running::get)).hasMessageContaining("the client was closed");
    assertThat(map.outcomes()).hasSize(100);
    assertThatThrownBy(() -> balanced.apply(() -> 1)).isInstanceOf(AbortedException.class);
  }
}
