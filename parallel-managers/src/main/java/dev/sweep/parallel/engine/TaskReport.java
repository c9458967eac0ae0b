package dev.sweep.parallel.engine;

import dev.sweep.parallel.serial.CopiedThrowable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an engine tells of a task that it has done: how it ended, when, and what it printed. */
public final class TaskReport {
  private static final int HEAD_BYTES = Answer.HEAD_BYTES + 2 * Long.BYTES + 2 * Integer.BYTES + 1;
  private static final long NANOS = 1_000_000_000;

  private final byte[] message;
  private final long started;
  private final long nanos;
  private final int out;
  private final int err;
  private final boolean threw;

  private TaskReport(byte[] message) {
    ByteBuffer head = Command.wrap(message).position(Answer.HEAD_BYTES);
    this.message = message;
    this.started = head.getLong();
    this.nanos = head.getLong();
    this.out = head.getInt();
    this.err = head.getInt();
    this.threw = head.get() != 0;
  }

  /** Returns the message with the report of task {@code sequence}. */
  static byte[] message(
      long sequence, long started, long nanos, Transcript printed, boolean threw, Encoded outcome) {
    byte[] out = printed.out().toBytes();
    byte[] err = printed.err().toBytes();
    byte[] message = Command.room(HEAD_BYTES + (long) out.length + err.length + outcome.size());
    ByteBuffer into = Command.wrap(message).put(Answer.REPORT).putLong(sequence);
    into.putLong(started).putLong(nanos).putInt(out.length).putInt(err.length);
    into.put((byte) (threw ? 1 : 0));
    outcome.putTo(into.put(out).put(err));
    return message;
  }

  static TaskReport read(byte[] message) {
    return new TaskReport(message);
  }

  /** Returns a time as reports have it. */
  static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS + now.getNano();
  }

  /** Returns when it began, by the engine's clock. */
  public Instant started() {
    return Instant.ofEpochSecond(Math.floorDiv(started, NANOS), Math.floorMod(started, NANOS));
  }

  /** Returns how long it took. */
  public Duration duration() {
    return Duration.ofNanos(nanos);
  }

  /** Returns what it printed to {@code System.out}; of much, the beginning. */
  public String stdout() {
    return text(HEAD_BYTES, out);
  }

  /** Returns what it printed to {@code System.err}; of much, the beginning. */
  public String stderr() {
    return text(HEAD_BYTES + out, err);
  }

  /** Returns how many bytes it holds. */
  public int bytes() {
    return message.length;
  }

  /**
   * Returns a copy of what it returned, or, if it has thrown, of a {@link CopiedThrowable}.
   *
   * @throws dev.sweep.parallel.ManagerException if it is of a class that is unknown here
   */
  public @Nullable Object outcome() {
    ByteBuffer rest = Command.wrap(message).position(HEAD_BYTES + out + err).slice();
    return Encoded.decode(rest.order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Returns whether it threw. */
  public boolean hasThrown() {
    return threw;
  }

  /** Returns what it threw, if it did. */
  public Optional<Throwable> thrown() {
    return threw && outcome() instanceof CopiedThrowable thrown
        ? Optional.of(thrown.restore())
        : Optional.empty();
  }

  private String text(int from, int length) {
    return new String(message, from, length, StandardCharsets.UTF_8);
  }
}
