package dev.sweep.parallel.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class CopiedThrowableTest {

  @Test
  void restoresAnExceptionWithItsCauseAndStack() {
    IOException thrown = new IOException("no mesh", new IllegalStateException("no disk"));
    Throwable restored = elsewhere(thrown);

    assertThat(restored)
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no mesh")
        .hasCauseExactlyInstanceOf(IllegalStateException.class);
    assertThat(restored.getStackTrace()).isEqualTo(thrown.getStackTrace());
  }

  @Test
  void standsInForOneThatCannotBeWritten() {
    Throwable thrown = new Unwritable("cannot go on").initCause(new IOException("broken"));
    Throwable restored = elsewhere(thrown);

    assertThat(restored)
        .isInstanceOf(RemoteCause.class)
        .hasMessage(Unwritable.class.getName() + ": cannot go on");
    assertThat(restored.getStackTrace()).isEqualTo(thrown.getStackTrace());
    assertThat(restored).cause().hasMessage("java.io.IOException: broken");
  }

  @Test
  void standsInForOneThatIsRefusedWhenRead() {
    assertThat(elsewhere(new SQLException("no table")))
        .isInstanceOf(RemoteCause.class)
        .hasMessage("java.sql.SQLException: no table");
  }

  @Test
  void standsInForOneThatCannotEvenBeDescribed() {
    assertThat(elsewhere(new Undescribable(new Object())))
        .hasMessage(Undescribable.class.getName());
  }

  @Test
  void bearsCausesThatAreACircle() {
    Unwritable one = new Unwritable("one");
    one.initCause(new Unwritable("two").initCause(one));

    assertThat(elsewhere(one)).hasMessageEndingWith("one").cause().hasMessageEndingWith("two");
  }

  private static Throwable elsewhere(Throwable thrown) {
    byte[] sent = ObjectBytes.write(CopiedThrowable.of(thrown));
    return ((CopiedThrowable) Objects.requireNonNull(ObjectBytes.read(sent))).restore();
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
