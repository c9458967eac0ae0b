package dev.sweep.results.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first 48 bytes of the file, a superblock of version 2, which one write replaces.
 *
 * <p>See "Disk Format: Level 0A" of the HDF5 File Format Specification, version 3.
 *
 * @param root the address of the root group's header
 * @param endOfFile one behind the last byte that belongs to the file
 */
record SuperblockRecord(long root, long endOfFile) {
  static final int BYTES = 48;

  private static final byte[] START = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 2, 8, 8};
  private static final long NO_ADDRESS = -1;
  private static final int VERSION_AT = 8;

  ByteBuffer encode() {
    ByteBuffer block =
        ByteBuffer.allocate(BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(START)
            .put((byte) 0) // consistency flags: not locked
            .putLong(0) // base address
            .putLong(NO_ADDRESS) // no superblock extension
            .putLong(endOfFile)
            .putLong(root);
    return block.putInt(checksum(block)).flip();
  }

  /**
   * Reads the superblock of a file that {@link LiveFile} made.
   *
   * @throws DamagedException if it was one, and does not match its checksum
   * @throws IOException if it is not such a file
   */
  static SuperblockRecord read(PositionedFile file) throws IOException {
    ByteBuffer block = readBlock(file);
    if (!isHdf5(block)) {
      throw new IOException("it is not an HDF5 file");
    }
    boolean whole = block.getInt(BYTES - Integer.BYTES) == checksum(block, BYTES - Integer.BYTES);
    if (!whole || (block.get(VERSION_AT) != 2 && block.get(VERSION_AT) != 3)) {
      throw new DamagedException("it is damaged: its superblock does not match its checksum");
    }
    return new SuperblockRecord(block.getLong(36), block.getLong(28));
  }

  /** Returns whether the file has a superblock of version 0 or 1, which has no checksum. */
  static boolean isOfOlderKind(PositionedFile file) throws IOException {
    ByteBuffer block = readBlock(file);
    boolean old = block.get(VERSION_AT) == 0 || block.get(VERSION_AT) == 1;
    // Their next bytes are the versions of other structures, all 0; in ours they are sizes.
    return isHdf5(block) && old && block.get(VERSION_AT + 1) == 0;
  }

  private static boolean isHdf5(ByteBuffer block) {
    return block.slice(0, VERSION_AT).equals(ByteBuffer.wrap(START, 0, VERSION_AT));
  }

  /** Returns the first bytes of the file, with zeros for those that it does not have. */
  private static ByteBuffer readBlock(PositionedFile file) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.read(block.limit((int) Math.min(BYTES, file.size())), 0);
    return block.clear();
  }

  private static int checksum(ByteBuffer block) {
    return checksum(block, BYTES - Integer.BYTES);
  }

  /** Returns the checksum, as HDF5 takes it of metadata, of the first bytes of {@code block}. */
  static int checksum(ByteBuffer block, int length) {
    byte[] bytes = new byte[length];
    block.get(0, bytes);
    return ChecksumUtils.checksum(bytes);
  }
}
