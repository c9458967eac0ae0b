package dev.sweep.parallel.process;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.serial.CopiedThrowable;
import dev.sweep.parallel.serial.ObjectBytes;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * What a worker's parent and child say to each other.
 *
 * <p>The parent says open, run and close, one at a time, and the child answers each with done or
 * failed. While it runs it emits, and waits until that is taken or refused. Stop may come at any
 * time and is not answered.
 */
@SuppressWarnings("ArrayRecordComponent") // Messages are never compared.
sealed interface Message {

  /** Open worker {@code number} by {@code factory}, a Worker.Factory as object bytes. */
  record Open(int number, byte[] factory) implements Message {}

  /** Run a range. */
  record Run(IndexRange range) implements Message {}

  /** Close the worker, then end. */
  record Close() implements Message {}

  /** Tell the worker that it should return soon. */
  record Stop() implements Message {}

  /** What was asked for last is done. */
  record Done() implements Message {}

  /** What was asked for last threw; {@code refused} if that was thrown by a refused emit. */
  record Failed(boolean refused, CopiedThrowable cause) implements Message {}

  /** The worker has emitted {@code result}, as object bytes. */
  record Emitted(IndexRange done, byte[] result) implements Message {}

  /** What was emitted last was taken. */
  record Taken() implements Message {}

  /** What was emitted last was not taken: emit throws. */
  record Refused(CopiedThrowable cause) implements Message {}

  /** Returns it as bytes: one that tells the kind, then what it holds. */
  default byte[] toBytes() {
    return switch (this) {
      case Open(int number, byte[] factory) ->
          start('O', Integer.BYTES + factory.length).putInt(number).put(factory).array();
      case Run(IndexRange range) -> put(start('R', 2 * Long.BYTES), range).array();
      case Close() -> start('C', 0).array();
      case Stop() -> start('S', 0).array();
      case Done() -> start('D', 0).array();
      case Failed(boolean refused, CopiedThrowable cause) -> withObject(refused ? 'f' : 'F', cause);
      case Emitted(IndexRange done, byte[] result) ->
          put(start('E', 2 * Long.BYTES + result.length), done).put(result).array();
      case Taken() -> start('T', 0).array();
      case Refused(CopiedThrowable cause) -> withObject('X', cause);
    };
  }

  /** Returns the message that {@link #toBytes} wrote. */
  static Message of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    char kind = (char) in.get();
    return switch (kind) {
      case 'O' -> new Open(in.getInt(), rest(in));
      case 'R' -> new Run(range(in));
      case 'C' -> new Close();
      case 'S' -> new Stop();
      case 'D' -> new Done();
      case 'F', 'f' -> new Failed(kind == 'f', cause(in));
      case 'E' -> new Emitted(range(in), rest(in));
      case 'T' -> new Taken();
      case 'X' -> new Refused(cause(in));
      default -> throw new IllegalArgumentException("no message of kind " + (int) kind);
    };
  }

  private static ByteBuffer start(char kind, int length) {
    return ByteBuffer.allocate(Math.addExact(1, length)).put((byte) kind);
  }

  private static ByteBuffer put(ByteBuffer out, IndexRange range) {
    return out.putLong(range.first()).putLong(range.count());
  }

  private static byte[] withObject(char kind, CopiedThrowable cause) {
    byte[] object = ObjectBytes.write(cause);
    return start(kind, object.length).put(object).array();
  }

  private static IndexRange range(ByteBuffer in) {
    return new IndexRange(in.getLong(), in.getLong());
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }

  private static CopiedThrowable cause(ByteBuffer in) {
    return (CopiedThrowable) Objects.requireNonNull(ObjectBytes.read(rest(in)));
  }
}
