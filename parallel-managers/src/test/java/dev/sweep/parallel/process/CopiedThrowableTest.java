package dev.sweep.parallel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class CopiedThrowableTest {

  @Test
  void restoresAnExceptionWithItsCauseAndStack() {
    IOException thrown = new IOException("no mesh", new IllegalStateException("no disk"));
    Throwable restored = CopiedThrowable.of(thrown).restore();

    assertThat(restored)
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no mesh")
        .hasCauseExactlyInstanceOf(IllegalStateException.class);
    assertThat(restored.getStackTrace()).isEqualTo(thrown.getStackTrace());
  }

  @Test
  void standsInForAClassThatMayNotBeRead() {
    Throwable restored = CopiedThrowable.of(new SQLException("no table")).restore();

    assertThat(restored)
        .isInstanceOf(UnreadableException.class)
        .hasMessage("java.sql.SQLException: no table");
    assertThat(((UnreadableException) restored).remoteStack())
        .contains("standsInForAClassThatMayNotBeRead");
  }
}
