package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * Reads statuses as runs of equal ones, in order. Eight are compared at a time: a large sweep has
 * billions, nearly all equal to their neighbours.
 */
final class StatusRuns {
  private static final int STATUSES = Status.values().length;
  private static final long EIGHT_TIMES = 0x0101_0101_0101_0101L;

  private final PositionedFile file;
  private final long address;

  /** Takes points from {@code first} on, all with the status {@code code}. */
  interface Action {
    void accept(int code, long first, long count);
  }

  StatusRuns(PositionedFile file, long address) {
    this.file = file;
    this.address = address;
  }

  /**
   * Gives the statuses of {@code count} points to {@code action}; neighbouring runs may be equal.
   *
   * @param stop looked at every so often; true ends it early
   * @return whether it came to its end
   * @throws ResultsException if there is a code that no status has
   */
  boolean forEach(long first, long count, BooleanSupplier stop, Action action) throws IOException {
    long end = first + count;
    for (long at = first; at < end; ) {
      if (stop.getAsBoolean()) {
        return false;
      }
      ByteBuffer codes = TransferBuffer.read(file, address + at, end - at);
      split(codes, at, action);
      at += codes.limit();
    }
    return true;
  }

  private static void split(ByteBuffer codes, long first, Action action) throws ResultsException {
    for (int from = 0; from < codes.limit(); ) {
      int to = endOfRun(codes, from);
      check(codes.get(from), first + from);
      action.accept(codes.get(from), first + from, to - from);
      from = to;
    }
  }

  /** Throws if no status has the code of {@code point}. */
  static void check(byte code, long point) throws ResultsException {
    if (Byte.toUnsignedInt(code) >= STATUSES) {
      throw new ResultsException(
          "the file is damaged: point %d has the status %d, which there is not"
              .formatted(point, Byte.toUnsignedInt(code)));
    }
  }

  private static int endOfRun(ByteBuffer codes, int from) {
    byte code = codes.get(from);
    long eight = code * EIGHT_TIMES;
    int at = from + 1;
    while (at + Long.BYTES <= codes.limit() && codes.getLong(at) == eight) {
      at += Long.BYTES;
    }
    while (at < codes.limit() && codes.get(at) == code) {
      at++;
    }
    return at;
  }
}
