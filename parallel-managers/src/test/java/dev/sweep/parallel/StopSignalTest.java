package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StopSignalTest {
  private final StopSignal stop = new StopSignal();
  private final List<String> calls = new ArrayList<>();

  @Test
  void callsItsListenersOnceHoweverOftenItIsRequested() {
    stop.onRequest(() -> calls.add("first"));
    stop.onRequest(() -> calls.add("second"));
    stop.request();
    stop.request();

    assertThat(calls).containsExactly("first", "second");
    assertThat(stop.requested()).isTrue();
  }

  @Test
  void callsALateListenerAtOnce() {
    stop.request();
    stop.onRequest(() -> calls.add("late"));

    assertThat(calls).containsExactly("late");
  }

  @Test
  void doesNotCallAListenerThatWasTakenOff() {
    stop.onRequest(() -> calls.add("gone")).close();
    stop.request();

    assertThat(calls).isEmpty();
  }
}
