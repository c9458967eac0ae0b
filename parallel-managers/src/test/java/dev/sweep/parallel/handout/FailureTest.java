package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.serial.ObjectBytes;
import dev.sweep.parallel.serial.RemoteCause;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class FailureTest {

  @Test
  void isThrownElsewhereAsACopyWithTheRankInTheMessage() {
    IOException cause = new IOException("broken");
    ManagerException thrown = elsewhere(new ManagerException(7, "worker 7 failed", cause));

    assertThat(thrown).hasMessage("worker 7 failed (rank 2)").hasCause(cause);
    assertThat(thrown.worker()).hasValue(7);
    assertThat(thrown.getCause()).isNotSameAs(cause);
    assertThat(causeOf(thrown).getStackTrace()).isEqualTo(cause.getStackTrace());
  }

  @Test
  void isThrownWhereItHappenedWithTheVeryCause() {
    IOException cause = new IOException("broken");

    assertThat(Failure.of(2, new ManagerException("failed", cause)).toException().getCause())
        .isSameAs(cause);
  }

  @Test
  void standsInForACauseThatCannotBeCopied() {
    ManagerException thrown = elsewhere(new ManagerException(7, "failed", new SQLException("no")));

    assertThat(thrown).hasMessage("failed (rank 2)");
    assertThat(thrown.worker()).hasValue(7);
    assertThat(thrown.getCause())
        .isInstanceOf(RemoteCause.class)
        .hasMessage("java.sql.SQLException: no");
  }

  @Test
  void needsNoCause() {
    assertThat(elsewhere(new ManagerException("failed")))
        .hasMessage("failed (rank 2)")
        .hasNoCause();
  }

  private static ManagerException elsewhere(ManagerException thrown) {
    byte[] sent = ObjectBytes.write(Failure.of(2, thrown));
    return ((Failure) Objects.requireNonNull(ObjectBytes.read(sent))).toException();
  }

  private static Throwable causeOf(ManagerException thrown) {
    return Objects.requireNonNull(thrown.getCause());
  }
}
