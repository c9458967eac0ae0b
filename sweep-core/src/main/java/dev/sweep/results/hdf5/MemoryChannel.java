package dev.sweep.results.hdf5;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfFileChannel;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Where jhdf writes a tree that will lie at {@code base}: into memory. */
final class MemoryChannel extends HdfFileChannel {
  private final long base;
  private byte[] bytes = new byte[1 << 14];
  private long position;

  @SuppressWarnings("NullAway") // there is no file behind it, and nothing asks for one
  MemoryChannel(long base) {
    super(null, new Superblock.SuperblockV2V3());
    this.base = base;
    this.position = base;
  }

  @Override
  public int write(ByteBuffer source, long at) {
    int offset = Math.toIntExact(at - base);
    int count = source.remaining();
    if (offset + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(offset + count, bytes.length * 2));
    }
    source.get(bytes, offset, count);
    return count;
  }

  @Override
  public int write(ByteBuffer source) {
    int count = write(source, position);
    position += count;
    return count;
  }

  @Override
  public void position(long newPosition) {
    position = newPosition;
  }

  /** Returns the first {@code length} bytes from the base on; zeros where nothing was written. */
  ByteBuffer image(int length) {
    return ByteBuffer.wrap(Arrays.copyOf(bytes, length));
  }
}
