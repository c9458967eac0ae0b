package dev.sweep.results;

import dev.sweep.results.hdf5.HeapReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian bytes that grow at the end. */
final class GrowingBytes {
  private ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

  void putLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  void putDouble(double value) {
    room(Double.BYTES).putDouble(value);
  }

  void putInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void put(HeapReference reference) {
    reference.putTo(room(HeapReference.BYTES));
  }

  /** Returns what was put, to be read. */
  ByteBuffer view() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).flip();
  }

  private ByteBuffer room(int count) {
    if (bytes.remaining() < count) {
      ByteBuffer larger =
          ByteBuffer.allocate(Math.multiplyExact(bytes.capacity(), 2))
              .order(ByteOrder.LITTLE_ENDIAN);
      bytes = larger.put(bytes.flip());
    }
    return bytes;
  }
}
