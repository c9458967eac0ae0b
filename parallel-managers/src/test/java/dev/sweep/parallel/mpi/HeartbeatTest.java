package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the time-out is set, and a beat that breaks; {@link MpiManagerTest} has what comes of it. */
final class HeartbeatTest {
  private final List<Object> told = new ArrayList<>();

  @Test
  void waitsForAMinuteUnlessTheVariableSaysOtherwise() {
    assertThat(Heartbeat.timeout(null)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Heartbeat.timeout("5")).isEqualTo(Duration.ofSeconds(5));
    assertThat(Heartbeat.timeout("0")).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1m", "2.5", "99999999999"})
  void refusesWhatIsNoNumberOfSeconds(String seconds) {
    assertThatThrownBy(() -> Heartbeat.timeout(seconds))
        .isInstanceOf(MpiException.class)
        .hasMessage(
            "environment variable SWEEP_MPI_TIMEOUT: got '%s', wanted a whole number of seconds, or"
                + " 0 for never",
            seconds);
  }

  @Test
  void aBeatThatBreaksEndsTheJobRatherThanFallingSilent() {
    OutOfMemoryError broken = new OutOfMemoryError("no thread");
    beat(() -> {
      throw broken;
    });
    assertThat(told).containsExactly("stopped", broken);
  }

  @Test
  void aBeatThatFindsTheMpiThreadClosedEndsItselfAlone() {
    beat(() -> {
      throw new IllegalStateException("the MPI thread is closed");
    });
    assertThat(told).containsExactly("stopped");
  }

  @Test
  void aBeatThatSucceedsIsFollowedByMore() {
    beat(() -> told.add("beat"));
    assertThat(told).containsExactly("beat");
  }

  private void beat(Runnable beat) {
    Heartbeat.guarded(beat, () -> told.add("stopped"), told::add).run();
  }
}
