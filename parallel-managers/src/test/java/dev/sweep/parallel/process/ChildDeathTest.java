package dev.sweep.parallel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChildDeathTest {

  @ParameterizedTest
  @CsvSource({
    "0, exit code 0",
    "128, exit code 128",
    "137, signal 9 (SIGKILL)",
    "159, signal 31",
    "160, exit code 160"
  })
  void tellsSignalsFromExitCodes(int exitCode, String cause) {
    ChildDeath death = new ChildDeath(17, exitCode, List.of(), 1);

    assertThat(death.cause()).isEqualTo(cause);
    assertThat(death).hasToString("child process 17 ended by " + cause);
    assertThat(death.signal().isPresent()).isEqualTo(cause.startsWith("signal"));
  }

  @Test
  void endsWithWhatTheChildPrintedLast() {
    assertThat(new ChildDeath(17, 1, List.of("no licence", "no licence at all"), 1))
        .hasToString(
            "child process 17 ended by exit code 1; it printed last:\n"
                + "  no licence\n  no licence at all");
  }
}
