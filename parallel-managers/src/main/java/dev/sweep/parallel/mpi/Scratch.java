package dev.sweep.parallel.mpi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Off-heap memory that is used again and again, for what is on the heap and must not be while
 * native code works on it. Confined to one thread.
 */
final class Scratch implements AutoCloseable {
  private static final long SMALLEST_BYTES = 4096;

  /** Memory beyond this is given back as soon as less is wanted. */
  private static final long KEPT_BYTES = 64L << 20;

  private Arena arena = Arena.ofConfined();
  private MemorySegment memory = arena.allocate(SMALLEST_BYTES, Long.BYTES);

  /** Returns {@code bytes} bytes with any content, valid until the next call. */
  MemorySegment ofSize(long bytes) {
    boolean tooLarge = memory.byteSize() > KEPT_BYTES && bytes <= KEPT_BYTES;
    if (tooLarge || memory.byteSize() < bytes) {
      replace(Math.max(SMALLEST_BYTES, bytes));
    }
    return memory.asSlice(0, bytes);
  }

  /** Returns {@code values} themselves where they are off the heap, else memory for them. */
  MemorySegment standInFor(MemorySegment values) {
    return values.isNative() ? values : ofSize(values.byteSize());
  }

  /** Returns {@code values} themselves where they are off the heap, else a copy. */
  MemorySegment copyOf(MemorySegment values) {
    MemorySegment copy = standInFor(values);
    return values.isNative() ? copy : copy.copyFrom(values);
  }

  @Override
  public void close() {
    arena.close();
  }

  private void replace(long bytes) {
    arena.close();
    arena = Arena.ofConfined();
    memory = arena.allocate(grown(bytes), Long.BYTES);
  }

  private static long grown(long bytes) {
    return bytes > KEPT_BYTES ? bytes : 2 * Long.highestOneBit(bytes - 1);
  }
}
