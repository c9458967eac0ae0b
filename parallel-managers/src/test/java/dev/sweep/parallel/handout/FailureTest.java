package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.serial.ObjectBytes;
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
  void standsInForACauseThatCannotBeWritten() {
    IOException inner = new IOException("broken");
    Throwable cause = new Unwritable("cannot go on").initCause(inner);
    ManagerException thrown = elsewhere(new ManagerException(7, "worker 7 failed", cause));

    assertThat(thrown).hasMessage("worker 7 failed (rank 2)");
    assertThat(thrown.worker()).hasValue(7);
    assertThat(thrown.getCause())
        .isInstanceOf(RemoteCause.class)
        .hasMessage(Unwritable.class.getName() + ": cannot go on")
        .hasStackTraceContaining(FailureTest.class.getName() + ".standsInFor");
    assertThat(causeOf(thrown)).cause().hasMessage("java.io.IOException: broken");
  }

  @Test
  void standsInForACauseThatIsRefusedWhenRead() {
    ManagerException thrown =
        elsewhere(new ManagerException("failed", new SQLException("no such table")));

    assertThat(thrown.getCause())
        .isInstanceOf(RemoteCause.class)
        .hasMessage("java.sql.SQLException: no such table");
    assertThat(thrown.worker()).isEmpty();
  }

  @Test
  void standsInForACauseThatCannotEvenBeDescribed() {
    ManagerException thrown =
        elsewhere(new ManagerException(1, "failed", new Undescribable(new Object())));

    assertThat(thrown.getCause()).hasMessage(Undescribable.class.getName());
  }

  @Test
  void bearsCausesThatAreACircle() {
    Unwritable one = new Unwritable("one");
    one.initCause(new Unwritable("two").initCause(one));

    assertThat(elsewhere(new ManagerException("failed", one)).getCause())
        .hasMessageEndingWith("one")
        .cause()
        .hasMessageEndingWith("two");
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

  private static final class Unwritable extends Exception {
    @SuppressWarnings({"unused", "serial"})
    private final Object unwritable = new Object();

    Unwritable(String message) {
      super(message);
    }
  }

  private static final class Undescribable extends Exception {
    @SuppressWarnings({"unused", "serial"})
    private final Object unwritable;

    Undescribable(Object unwritable) {
      this.unwritable = unwritable;
    }

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }
}
