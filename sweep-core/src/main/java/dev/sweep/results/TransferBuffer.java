package dev.sweep.results;

import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A thread's own piece of native memory through which values go to the file. One for each thread,
 * kept, so that storing a block allocates nothing that grows with it.
 */
final class TransferBuffer {
  private static final int BYTES = 1 << 18;
  private static final ThreadLocal<ByteBuffer> BUFFERS =
      ThreadLocal.withInitial(
          () -> ByteBuffer.allocateDirect(BYTES).order(ByteOrder.LITTLE_ENDIAN));

  private TransferBuffer() {}

  /** Returns this thread's buffer, little-endian, empty. */
  static ByteBuffer get() {
    return BUFFERS.get().clear();
  }

  /** Writes the first {@code bytes} bytes of {@code buffer} at {@code position}. */
  static void write(PositionedFile file, ByteBuffer buffer, int bytes, long position)
      throws IOException {
    file.write(buffer.position(0).limit(bytes), position);
    buffer.clear();
  }

  /** Writes {@code pattern} over and over, {@code count} times, from {@code position} on. */
  static void fill(PositionedFile file, byte[] pattern, long count, long position)
      throws IOException {
    ByteBuffer buffer = get();
    int held = (int) Math.min(count, BYTES / pattern.length);
    repeat(buffer, pattern, held * pattern.length);
    long at = position;
    for (long left = count; left > 0; left -= held) {
      int bytes = (int) Math.min(left, held) * pattern.length;
      write(file, buffer, bytes, at);
      at += bytes;
    }
  }

  /** Doubles what is there until it is enough: a copy is fast even in code not yet compiled. */
  private static void repeat(ByteBuffer buffer, byte[] pattern, int bytes) {
    buffer.put(0, pattern, 0, Math.min(pattern.length, bytes));
    for (int filled = pattern.length; filled < bytes; filled *= 2) {
      buffer.put(filled, buffer, 0, Math.min(filled, bytes - filled));
    }
  }

  /**
   * Returns {@code bytes} bytes from {@code position} on, or as many as this thread's buffer holds;
   * its limit tells.
   */
  static ByteBuffer read(PositionedFile file, long position, long bytes) throws IOException {
    ByteBuffer buffer = get();
    buffer.limit((int) Math.min(bytes, BYTES));
    file.read(buffer, position);
    return buffer.flip();
  }
}
