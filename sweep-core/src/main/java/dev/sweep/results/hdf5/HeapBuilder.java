package dev.sweep.results.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects objects of variable length and lays them out as HDF5 global heap collections, one behind
 * the other. What it encodes does not depend on where it will lie.
 *
 * <p>See "Global Heap" in the HDF5 File Format Specification, version 3, section III.E.
 */
public final class HeapBuilder {
  private static final byte[] SIGNATURE = {'G', 'C', 'O', 'L', 1, 0, 0, 0};
  private static final int HEADER_BYTES = 16;
  private static final int MINIMUM_BYTES = 4096;
  private static final int MAXIMUM_OBJECTS = 65_535;

  /** Readers load a collection as a whole, so that many small ones serve them better than one. */
  private static final int FULL_BYTES = 1 << 18;

  private final List<Slot> slots = new ArrayList<>();
  private final List<Integer> collectionBytes = new ArrayList<>();
  private int finished;
  private int used = HEADER_BYTES;
  private int objects;

  /** Returns whether nothing was added. */
  public boolean isEmpty() {
    return slots.isEmpty();
  }

  /** Adds {@code text} in UTF-8 and returns its slot. */
  public int add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes, bytes.length);
  }

  /** Adds the bytes of a list of {@code length} entries and returns its slot. Not copied. */
  int add(byte[] bytes, int length) {
    int size = HEADER_BYTES + align(bytes.length);
    if (objects == MAXIMUM_OBJECTS || (objects > 0 && used + size > FULL_BYTES)) {
      finishCollection();
    }
    slots.add(new Slot(finished, ++objects, length, bytes));
    used += size;
    return slots.size() - 1;
  }

  /** Returns the reference to slot {@code slot} of a heap that lies at {@code base}. */
  public HeapReference reference(int slot, long base) {
    Slot at = slots.get(slot);
    return at.length == 0
        ? HeapReference.EMPTY
        : new HeapReference(at.length, base + at.collection, at.index);
  }

  /** Returns the collections, ready to be written at an address divisible by 8. */
  public ByteBuffer encode() {
    if (objects > 0) {
      finishCollection();
    }
    ByteBuffer heap = ByteBuffer.allocate(finished).order(ByteOrder.LITTLE_ENDIAN);
    int next = 0;
    for (int bytes : collectionBytes) {
      next = encodeCollection(heap, bytes, next);
    }
    return heap.flip();
  }

  private int encodeCollection(ByteBuffer heap, int bytes, int first) {
    int start = heap.position();
    heap.put(SIGNATURE).putLong(bytes);
    int slot = first;
    while (slot < slots.size() && slots.get(slot).collection == start) {
      encodeObject(heap, slots.get(slot++));
    }
    // Object 0 is the free space; its size counts its own header.
    heap.putLong(0).putLong(start + bytes - (heap.position() - Long.BYTES));
    heap.position(start + bytes);
    return slot;
  }

  private static void encodeObject(ByteBuffer heap, Slot slot) {
    heap.putShort((short) slot.index).putShort((short) 1).putInt(0).putLong(slot.bytes.length);
    int start = heap.position();
    heap.put(slot.bytes).position(start + align(slot.bytes.length));
  }

  private void finishCollection() {
    int bytes = Math.max(MINIMUM_BYTES, used + HEADER_BYTES);
    collectionBytes.add(bytes);
    finished = Math.addExact(finished, bytes);
    used = HEADER_BYTES;
    objects = 0;
  }

  private static int align(int bytes) {
    return Math.addExact(bytes, 7) & ~7;
  }

  private record Slot(int collection, int index, int length, byte[] bytes) {}
}
