package dev.sweep.results.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks at all headers of a file, before anybody takes them at their word: whether each matches its
 * checksum, and whether the values it speaks of lie within the file.
 *
 * <p>Headers that another HDF5 library has put into the file are looked at as far as they are of
 * the kind that {@link Tree} writes, version 2; older ones have no checksum. See "Data Object
 * Headers" of the HDF5 File Format Specification, version 3, section IV.A.
 */
public final class HeaderCheck {
  private static final int SIGNATURE = 0x5244484f; // "OHDR"
  private static final int CONTINUATION_SIGNATURE = 0x4b48434f; // "OCHK"
  private static final int CHECKSUM_BYTES = Integer.BYTES;
  private static final int LAYOUT_MESSAGE = 8;
  private static final int LINK_MESSAGE = 6;
  private static final int CONTINUATION_MESSAGE = 16;
  private static final int CONTIGUOUS = 1;
  private static final long NO_ADDRESS = -1;

  private final PositionedFile file;
  private final long end;
  private final Deque<Long> headers = new ArrayDeque<>();
  private final Set<Long> seen = new HashSet<>();

  private HeaderCheck(PositionedFile file, long end) {
    this.file = file;
    this.end = end;
  }

  /**
   * Checks the headers that {@code file} has at this moment.
   *
   * @throws DamagedException saying what is wrong with the first that is not as it was written, or
   *     that the file is shorter than it was
   * @throws IOException if this is not an HDF5 file, or it cannot be read
   */
  public static void check(PositionedFile file) throws IOException {
    if (SuperblockRecord.isOfOlderKind(file)) {
      return; // as h5repack writes them
    }
    SuperblockRecord superblock = SuperblockRecord.read(file);
    if (superblock.endOfFile() > file.size()) {
      throw new DamagedException(
          "it was cut off: it has %d of %d bytes".formatted(file.size(), superblock.endOfFile()));
    }
    HeaderCheck check = new HeaderCheck(file, superblock.endOfFile());
    check.visit(superblock.root());
    while (!check.headers.isEmpty()) {
      check.header(check.headers.pop());
    }
  }

  private void visit(long address) {
    if (seen.add(address)) {
      headers.push(address);
    }
  }

  private void header(long address) throws IOException {
    ByteBuffer start = read(address, 6);
    if (start.get(0) == 1) {
      return; // version 1, of another library
    }
    if (start.getInt(0) != SIGNATURE || start.get(4) != 2) {
      throw new DamagedException(address, "is no header");
    }
    int flags = start.get(5);
    int sizeBytes = 1 << (flags & 3);
    int before = 6 + ((flags & 0x20) == 0 ? 0 : 16) + ((flags & 0x10) == 0 ? 0 : 4) + sizeBytes;
    ByteBuffer prefix = read(address, before).position(before - sizeBytes);
    ByteBuffer chunk = checked(address, before, number(prefix, sizeBytes));
    messages(chunk, (flags & 4) != 0);
  }

  private void continuation(long address, long length, boolean ordered) throws IOException {
    if (!seen.add(address) || length < 2 * CHECKSUM_BYTES) {
      throw new DamagedException(address, "is no continuation of a header");
    }
    ByteBuffer chunk = checked(address, CHECKSUM_BYTES, length - 2 * CHECKSUM_BYTES);
    if (chunk.getInt(0) != CONTINUATION_SIGNATURE) {
      throw new DamagedException(address, "is no continuation of a header");
    }
    messages(chunk, ordered);
  }

  /** Returns a chunk whose messages, at the buffer's position, take {@code length} bytes. */
  private ByteBuffer checked(long address, int before, long length) throws IOException {
    ByteBuffer chunk = read(address, Math.addExact(before + CHECKSUM_BYTES, clamped(length)));
    int at = chunk.limit() - CHECKSUM_BYTES;
    if (SuperblockRecord.checksum(chunk, at) != chunk.getInt(at)) {
      throw new DamagedException(address, "does not match its checksum");
    }
    return chunk.position(before).limit(at);
  }

  private long clamped(long length) {
    return length < 0 ? end : length;
  }

  private void messages(ByteBuffer chunk, boolean ordered) throws IOException {
    int head = ordered ? 6 : 4;
    while (chunk.remaining() >= head) {
      int type = Byte.toUnsignedInt(chunk.get());
      int length = Short.toUnsignedInt(chunk.getShort());
      chunk.position(chunk.position() + head - 3);
      ByteBuffer message = chunk.slice(chunk.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      chunk.position(chunk.position() + length);
      switch (type) {
        case LINK_MESSAGE -> link(message);
        case LAYOUT_MESSAGE -> layout(message);
        case CONTINUATION_MESSAGE -> continuation(message.getLong(), message.getLong(), ordered);
        default -> {}
      }
    }
  }

  private void link(ByteBuffer message) {
    int flags = message.position(1).get();
    boolean soft = (flags & 8) != 0 && message.get() != 0;
    int skipped = ((flags & 4) == 0 ? 0 : Long.BYTES) + ((flags & 0x10) == 0 ? 0 : 1);
    message.position(message.position() + skipped);
    long nameBytes = number(message, 1 << (flags & 3));
    if (!soft) {
      visit(message.getLong(message.position() + Math.toIntExact(nameBytes)));
    }
  }

  private void layout(ByteBuffer message) throws IOException {
    if (message.get(0) < 3 || message.get(1) != CONTIGUOUS) {
      return;
    }
    long address = message.getLong(2);
    long size = message.getLong(2 + Long.BYTES);
    if (address != NO_ADDRESS && (address < 0 || size < 0 || size > end - address)) {
      throw new DamagedException(address, "is behind the end of the file");
    }
  }

  private static long number(ByteBuffer buffer, int bytes) {
    long number = 0;
    for (int shift = 0; shift < bytes * Byte.SIZE; shift += Byte.SIZE) {
      number |= (buffer.get() & 0xffL) << shift;
    }
    return number;
  }

  private ByteBuffer read(long address, long count) throws IOException {
    if (address < SuperblockRecord.BYTES || count > end - address || count > Integer.MAX_VALUE) {
      throw new DamagedException(address, "is no header");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) count).order(ByteOrder.LITTLE_ENDIAN);
    file.read(bytes, address);
    return bytes.flip();
  }
}
