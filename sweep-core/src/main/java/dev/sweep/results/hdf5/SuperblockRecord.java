package dev.sweep.results.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

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
   * @throws IOException if it is not such a file
   */
  static SuperblockRecord read(PositionedFile file) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (file.size() < BYTES) {
      throw new IOException(file.path() + " is not an HDF5 file: it has " + file.size() + " bytes");
    }
    file.read(block, 0);
    byte[] start = new byte[START.length];
    block.get(0, start);
    boolean ours = Arrays.equals(start, START);
    if (!ours || block.getInt(BYTES - Integer.BYTES) != checksum(block)) {
      throw new IOException(file.path() + " is not an HDF5 file with a superblock of version 2");
    }
    return new SuperblockRecord(block.getLong(36), block.getLong(28));
  }

  private static int checksum(ByteBuffer block) {
    byte[] bytes = new byte[BYTES - Integer.BYTES];
    block.get(0, bytes);
    return ChecksumUtils.checksum(bytes);
  }
}
