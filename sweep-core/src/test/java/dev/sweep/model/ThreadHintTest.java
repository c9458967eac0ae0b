package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadHintTest {
  @Test
  void tellsProgramsHowManyProcessorsAreMeantForThem() {
    assertThat(told(2, Map.of(), Map.of())).containsEntry("OMP_NUM_THREADS", "2");
  }

  @Test
  void tellsNothingThatIsNotConfigured() {
    assertThat(told(0, Map.of(), Map.of())).isEmpty();
  }

  @Test
  void leavesWhatTheUserHasSetInTheConfigurationOrTheEnvironment() {
    assertThat(told(2, Map.of("OMP_NUM_THREADS", "7"), Map.of()))
        .containsExactly(Map.entry("OMP_NUM_THREADS", "7"));
    assertThat(told(2, Map.of(), Map.of("OMP_NUM_THREADS", "7"))).isEmpty();
  }

  private static Map<String, String> told(
      int cpus, Map<String, String> configured, Map<String, String> inherited) {
    Map<String, String> environment = new HashMap<>(configured);
    new ThreadHint(cpus, inherited).addTo(environment, Integer::toString);
    return environment;
  }
}
