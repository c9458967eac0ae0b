package dev.sweep.results.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads strings and lists out of global heap collections; keeps the last few. Confined to one
 * thread.
 *
 * <p>Takes nothing at its word: what does not fit in its place, or does not match its checksum, is
 * damaged.
 */
public final class HeapReader {
  private static final int KEPT = 16;
  private static final int HEADER_BYTES = 16;
  private static final int SIGNATURE = 0x4c4f4347; // "GCOL"
  private static final long LARGEST_BYTES = 1L << 30;

  private final PositionedFile file;
  private final Map<Long, Collection> collections =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Collection> eldest) {
          return size() > KEPT;
        }
      };

  public HeapReader(PositionedFile file) {
    this.file = file;
  }

  /** A collection's objects, by number; those that were wanted as strings are kept as such. */
  private record Collection(Map<Integer, ByteBuffer> objects, Map<Integer, String> texts) {
    ByteBuffer object(HeapReference reference) throws DamagedException {
      ByteBuffer object = objects.get(reference.index());
      if (object == null) {
        throw new DamagedException(reference.address(), "has no object " + reference.index());
      }
      return object;
    }
  }

  /**
   * Returns the string at {@code reference}.
   *
   * @throws DamagedException if there is none, or it is not what was written
   */
  public String text(HeapReference reference) throws IOException {
    if (reference.index() == 0) {
      return "";
    }
    Collection collection = collection(reference.address());
    String text = collection.texts.get(reference.index());
    if (text == null) {
      text = StandardCharsets.UTF_8.decode(collection.object(reference).duplicate()).toString();
      collection.texts.put(reference.index(), text);
    }
    return text;
  }

  /**
   * Returns the bytes at {@code reference}, little-endian; not to be written.
   *
   * @throws DamagedException if there are none, or they are not what was written
   */
  public ByteBuffer bytes(HeapReference reference) throws IOException {
    return collection(reference.address())
        .object(reference)
        .duplicate()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private Collection collection(long address) throws IOException {
    Collection collection = collections.get(address);
    if (collection == null) {
      collection = new Collection(read(address), new HashMap<>());
      collections.put(address, collection);
    }
    return collection;
  }

  private Map<Integer, ByteBuffer> read(long address) throws IOException {
    long size = address < HEADER_BYTES ? 0 : size(address);
    if (size < HEADER_BYTES || size > LARGEST_BYTES || size > file.size() - address) {
      throw new DamagedException(address, "is no heap of strings");
    }
    ByteBuffer objects = bytes(address + HEADER_BYTES, (int) size - HEADER_BYTES);
    Map<Integer, ByteBuffer> byNumber = split(objects, address);
    if (!HeapChecks.match(byNumber)) {
      throw new DamagedException(address, "does not match its checksum");
    }
    return byNumber;
  }

  private long size(long address) throws IOException {
    if (address > file.size() - HEADER_BYTES) {
      return 0;
    }
    ByteBuffer header = bytes(address, HEADER_BYTES);
    return header.getInt(0) == SIGNATURE ? header.getLong(Long.BYTES) : 0;
  }

  private static Map<Integer, ByteBuffer> split(ByteBuffer objects, long address)
      throws DamagedException {
    Map<Integer, ByteBuffer> byNumber = new HashMap<>();
    while (objects.remaining() >= HEADER_BYTES) {
      int number = Short.toUnsignedInt(objects.getShort());
      long length = objects.position(objects.position() + 6).getLong();
      if (number == 0) {
        break;
      }
      if (length < 0 || length > objects.remaining()) {
        throw new DamagedException(address, "has an object of " + length + " bytes");
      }
      byNumber.put(number, objects.slice(objects.position(), (int) length));
      long end = objects.position() + length;
      objects.position((int) Math.min(objects.limit(), (end + 7) & ~7L));
    }
    return byNumber;
  }

  private ByteBuffer bytes(long address, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    file.read(buffer, address);
    return buffer.flip();
  }
}
