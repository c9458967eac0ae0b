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
 * <p>HDF5 has no checksum for them, so the first object of each collection, to which nothing
 * refers, holds those of the others: {@link HeapChecks}.
 *
 * <p>See "Global Heap" in the HDF5 File Format Specification, version 3, section III.E.
 */
public final class HeapBuilder {
  private static final byte[] SIGNATURE = {'G', 'C', 'O', 'L', 1, 0, 0, 0};
  private static final int HEADER_BYTES = 16;
  private static final int MINIMUM_BYTES = 4096;
  private static final int MAXIMUM_OBJECTS = 65_535;

  /** The header, and the object of the checksums, whose length is rounded up. */
  private static final int EMPTY_BYTES = 2 * HEADER_BYTES + HeapChecks.bytes(1);

  /** Readers load a collection as a whole, so that many small ones serve them better than one. */
  private static final int FULL_BYTES = 1 << 18;

  private final List<Slot> slots = new ArrayList<>();
  private final List<Integer> collectionBytes = new ArrayList<>();
  private int finished;
  private int used = EMPTY_BYTES;
  private int objects = 1;

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
    int size = HEADER_BYTES + align(bytes.length) + HeapChecks.BYTES_EACH;
    if (objects == MAXIMUM_OBJECTS || (objects > 1 && used + size > FULL_BYTES)) {
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
    if (objects > 1) {
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
    int end = first;
    while (end < slots.size() && slots.get(end).collection == start) {
      end++;
    }
    List<Slot> held = slots.subList(first, end);
    encodeObject(heap, 1, HeapChecks.of(held.stream().map(Slot::bytes).toList()));
    for (Slot slot : held) {
      encodeObject(heap, slot.index, slot.bytes);
    }
    // Object 0 is the free space; its size counts its own header.
    heap.putLong(0).putLong(start + bytes - (heap.position() - Long.BYTES));
    heap.position(start + bytes);
    return end;
  }

  private static void encodeObject(ByteBuffer heap, int index, byte[] bytes) {
    heap.putShort((short) index).putShort((short) 1).putInt(0).putLong(bytes.length);
    int start = heap.position();
    heap.put(bytes).position(start + align(bytes.length));
  }

  private void finishCollection() {
    int bytes = Math.max(MINIMUM_BYTES, align(used + HEADER_BYTES));
    collectionBytes.add(bytes);
    finished = Math.addExact(finished, bytes);
    used = EMPTY_BYTES;
    objects = 1;
  }

  private static int align(int bytes) {
    return Math.addExact(bytes, 7) & ~7;
  }

  private record Slot(int collection, int index, int length, byte[] bytes) {}
}
