package dev.sweep.results.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads strings out of global heap collections; keeps the last few. Confined to one thread. */
public final class HeapReader {
  private static final int KEPT = 16;
  private static final int HEADER_BYTES = 16;
  private static final long LARGEST_BYTES = 1L << 30;

  private final PositionedFile file;
  private final Map<Long, Map<Integer, String>> collections =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Map<Integer, String>> eldest) {
          return size() > KEPT;
        }
      };

  public HeapReader(PositionedFile file) {
    this.file = file;
  }

  /**
   * Returns the string at {@code reference}.
   *
   * @throws IOException if there is none
   */
  public String text(HeapReference reference) throws IOException {
    if (reference.index() == 0) {
      return "";
    }
    Map<Integer, String> collection = collections.get(reference.address());
    if (collection == null) {
      collection = read(reference.address());
      collections.put(reference.address(), collection);
    }
    String text = collection.get(reference.index());
    if (text == null) {
      throw new IOException("no string at " + reference);
    }
    return text;
  }

  private Map<Integer, String> read(long address) throws IOException {
    ByteBuffer header = readBytes(address, HEADER_BYTES);
    long size = header.getLong(Long.BYTES);
    if (header.getInt(0) != 0x4c4f4347 || size < HEADER_BYTES || size > LARGEST_BYTES) {
      throw new IOException("no heap of strings at byte " + address);
    }
    return decode(readBytes(address + HEADER_BYTES, (int) size - HEADER_BYTES));
  }

  private static Map<Integer, String> decode(ByteBuffer objects) {
    Map<Integer, String> texts = new LinkedHashMap<>();
    while (objects.remaining() >= HEADER_BYTES) {
      int index = Short.toUnsignedInt(objects.getShort());
      objects.getShort();
      objects.getInt();
      int length = (int) objects.getLong();
      if (index == 0) {
        break;
      }
      byte[] bytes = new byte[length];
      objects.get(bytes);
      texts.put(index, new String(bytes, StandardCharsets.UTF_8));
      objects.position(Math.min(objects.limit(), (objects.position() + 7) & ~7));
    }
    return texts;
  }

  private ByteBuffer readBytes(long address, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    file.read(buffer, address);
    return buffer.flip();
  }
}
