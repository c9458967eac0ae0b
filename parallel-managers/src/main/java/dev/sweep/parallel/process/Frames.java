package dev.sweep.parallel.process;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Messages on a socket: each after its length, which is checked before it is believed. */
final class Frames {
  /** The longest message: what a Java array can hold. */
  static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  private static final int CHECK = 0x5EED_C0DE;
  private static final int HEADER_LENGTH = 2 * Integer.BYTES;
  private static final int FIRST_PIECE = 1 << 20;
  private static final int MOST_COPIED = 1 << 16;

  private Frames() {}

  static void write(SteadySocket socket, byte[] message) throws IOException {
    write(socket, List.of(message));
  }

  /**
   * Writes messages, the short ones together: a call to the system costs more than to copy them.
   */
  static void write(SteadySocket socket, List<byte[]> messages) throws IOException {
    ByteBuffer together = ByteBuffer.allocate(room(messages));
    for (byte[] message : messages) {
      if (together.remaining() < HEADER_LENGTH + Math.min(message.length, MOST_COPIED)) {
        flush(socket, together);
      }
      together.putInt(message.length).putInt(message.length ^ CHECK);
      if (message.length <= MOST_COPIED) {
        together.put(message);
      } else {
        flush(socket, together);
        socket.write(ByteBuffer.wrap(message));
      }
    }
    flush(socket, together);
  }

  private static int room(List<byte[]> messages) {
    long wanted = 0;
    for (byte[] message : messages) {
      wanted += HEADER_LENGTH + Math.min(message.length, MOST_COPIED);
    }
    return (int) Math.min(wanted, HEADER_LENGTH + MOST_COPIED);
  }

  private static void flush(SteadySocket socket, ByteBuffer together) throws IOException {
    socket.write(together.flip());
    together.clear();
  }

  /**
   * Reads the next message. Memory is taken as bytes arrive, not by what the length promises.
   *
   * @throws StreamCorruptedException if no message begins here
   */
  static byte[] read(SteadySocket socket) throws IOException {
    int length = readLength(socket);
    byte[] message = new byte[Math.min(length, FIRST_PIECE)];
    socket.read(ByteBuffer.wrap(message));
    while (message.length < length) {
      int filled = message.length;
      message = Arrays.copyOf(message, (int) Math.min(2L * filled, length));
      socket.read(ByteBuffer.wrap(message, filled, message.length - filled));
    }
    return message;
  }

  private static int readLength(SteadySocket socket) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);
    socket.read(header);
    int length = header.flip().getInt();
    int check = header.getInt();
    if (length < 0 || length > MAX_LENGTH || check != (length ^ CHECK)) {
      throw new StreamCorruptedException(
          "no message begins with length %d and check %08x".formatted(length, check));
    }
    return length;
  }
}
