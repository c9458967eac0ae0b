package dev.sweep.parallel.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What was printed to one stream, up to {@value #MOST_BYTES} bytes. Safe for many threads. */
final class Printed {
  static final int MOST_BYTES = 1 << 16;
  private static final byte[] NOTHING = {};

  private @Nullable ByteArrayOutputStream bytes;
  private long dropped;
  private boolean closed;

  /** Takes bytes, unless it is closed; returns whether it did. */
  synchronized boolean take(byte[] from, int offset, int length) {
    if (closed) {
      return false;
    }
    if (bytes == null) {
      bytes = new ByteArrayOutputStream();
    }
    int room = Math.min(length, MOST_BYTES - bytes.size());
    bytes.write(from, offset, room);
    dropped += length - room;
    return true;
  }

  synchronized void close() {
    closed = true;
  }

  /** Returns what was taken, and, if that was not all, how much more there was. */
  synchronized byte[] toBytes() {
    if (bytes == null) {
      return NOTHING;
    }
    if (dropped > 0) {
      bytes.writeBytes(
          "%n... and %d bytes more".formatted(dropped).getBytes(StandardCharsets.UTF_8));
      dropped = 0;
    }
    return bytes.toByteArray();
  }
}
