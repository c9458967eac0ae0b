package dev.sweep.parallel.engine;

import dev.sweep.parallel.serial.CopiedThrowable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a call ended on one engine. */
sealed interface Answer {
  byte VALUE = 1;
  byte THROWN = 2;
  byte REPORT = 3;
  byte WITHDRAWN = 4;
  int HEAD_BYTES = 1 + Long.BYTES;

  /** Returns the message that call {@code sequence} returned {@code value}. */
  static byte[] value(long sequence, @Nullable Object value) {
    return message(VALUE, sequence, Encoded.of(value));
  }

  /** Returns the message that call {@code sequence} threw {@code thrown}. */
  static byte[] thrown(long sequence, Throwable thrown) {
    return message(THROWN, sequence, Encoded.of(CopiedThrowable.of(thrown)));
  }

  /** Returns the message that a task was taken back before it began. */
  static byte[] withdrawn(long sequence) {
    byte[] message = Command.room(HEAD_BYTES);
    Command.wrap(message).put(WITHDRAWN).putLong(sequence);
    return message;
  }

  /** Returns the number of the call that a message answers. */
  static long sequence(byte[] message) {
    return Command.wrap(message).getLong(1);
  }

  /** Returns the answer in a message. */
  static Answer of(byte[] message) {
    byte kind = message[0];
    return switch (kind) {
      case VALUE -> new Value(message);
      case THROWN -> new Thrown(message);
      case REPORT -> Reported.of(message);
      case WITHDRAWN -> new Withdrawn();
      default -> throw new IllegalArgumentException("no answer is of kind " + kind);
    };
  }

  private static byte[] message(byte kind, long sequence, Encoded content) {
    byte[] message = Command.room(HEAD_BYTES + content.size());
    content.putTo(Command.wrap(message).put(kind).putLong(sequence));
    return message;
  }

  private static @Nullable Object content(byte[] message) {
    ByteBuffer value = Command.wrap(message).position(HEAD_BYTES).slice();
    return Encoded.decode(value.order(ByteOrder.LITTLE_ENDIAN));
  }

  /** It returned a value, which is read by whoever asked. */
  record Value(byte[] message) implements Answer {
    /**
     * Returns the value.
     *
     * @throws dev.sweep.parallel.ManagerException if it is of a class that is unknown here
     */
    @Nullable Object read() {
      return content(message);
    }
  }

  /** It threw. */
  record Thrown(byte[] message) implements Answer {
    /** Returns a copy of what it threw, or what stands for it. */
    Throwable read() {
      return ((CopiedThrowable) Objects.requireNonNull(content(message))).restore();
    }
  }

  /** It was a task, and ended one way or the other. */
  record Reported(TaskReport report) implements Answer {
    static Reported of(byte[] message) {
      return new Reported(TaskReport.read(message));
    }
  }

  /** It was a task that was taken back before it began. */
  record Withdrawn() implements Answer {}

  /** The engine ended before it answered. */
  record Lost(Throwable reason) implements Answer {}
}
