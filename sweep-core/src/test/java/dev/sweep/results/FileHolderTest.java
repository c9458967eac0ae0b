package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileHolderTest {
  private static final FileHolder HOLDER =
      new FileHolder(4711, "node07", Instant.parse("2026-01-02T03:04:05Z"), null);
  private static final FileHolder.Start START =
      new FileHolder.Start(Instant.parse("2026-01-02T03:04:06Z"), 12, 30_000_000_000L);

  @Test
  void readsWhatItSays() {
    assertThat(FileHolder.parse(HOLDER + "\n")).contains(HOLDER);
    assertThat(FileHolder.parse(HOLDER + "\n" + START.toText()))
        .contains(new FileHolder(HOLDER.pid(), HOLDER.host(), HOLDER.since(), START));
  }

  @Test
  void aLineThatIsCutShortIsNotThere() {
    String line = START.toText();
    for (int length = 0; length < line.length(); length++) {
      assertThat(FileHolder.parse(HOLDER + "\n" + line.substring(0, length))).contains(HOLDER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "process 12 on ",
        "process 99999999999999999999 on a since 2026-01-02T03:04:05Z\n",
        "process 12 on a since yesterday\n"
      })
  void saysNothingIfItIsNotOurs(String text) {
    assertThat(FileHolder.parse(text)).isEmpty();
  }
}
