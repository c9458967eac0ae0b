package dev.sweep.results.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The checksums of a heap collection's objects, as its first object: a mark, which no UTF-8 text
 * begins with, then the CRC-32C of object 2, of object 3 and so on.
 *
 * <p>By object, so that a collection stays readable when an HDF5 library has put others behind ours
 * or has removed some. At the beginning, so that whatever was wiped out in one piece takes either
 * all objects away or leaves the checksums of those it hit.
 */
final class HeapChecks {
  static final int BYTES_EACH = Integer.BYTES;

  /** The number of the first object that is checked. */
  private static final int FIRST = 2;

  private static final byte[] MARK = {(byte) 0xff, 'C', 'R', 'C', '-', '3', '2', 'C'};

  private HeapChecks() {}

  /** Returns how many bytes the checksums of {@code objects} objects take. */
  static int bytes(int objects) {
    return MARK.length + objects * BYTES_EACH;
  }

  /** Returns the checksums of {@code objects}, the first of which will be object 2. */
  static byte[] of(List<byte[]> objects) {
    ByteBuffer checks =
        ByteBuffer.allocate(bytes(objects.size())).order(ByteOrder.LITTLE_ENDIAN).put(MARK);
    for (byte[] object : objects) {
      checks.putInt(sum(ByteBuffer.wrap(object)));
    }
    return checks.array();
  }

  /** Returns whether those of {@code objects}, by number, that have a checksum match it. */
  static boolean match(Map<Integer, ByteBuffer> objects) {
    ByteBuffer checks = objects.getOrDefault(1, ByteBuffer.allocate(0)).duplicate();
    checks.order(ByteOrder.LITTLE_ENDIAN);
    if (!startsWithMark(checks)) {
      return true; // of another HDF5 library
    }
    checks.position(MARK.length);
    boolean match = true;
    for (int number = FIRST; checks.remaining() >= BYTES_EACH; number++) {
      int wanted = checks.getInt();
      ByteBuffer object = objects.get(number);
      match &= object == null || sum(object.duplicate()) == wanted;
    }
    return match;
  }

  private static boolean startsWithMark(ByteBuffer checks) {
    return checks.remaining() >= MARK.length
        && checks.slice(checks.position(), MARK.length).equals(ByteBuffer.wrap(MARK));
  }

  private static int sum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
