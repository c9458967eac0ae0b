package dev.sweep.results.hdf5;

import java.nio.ByteBuffer;

/**
 * Where an element of variable length lies: an object of a global heap collection.
 *
 * @param length the element's own length: bytes of a string, entries of a list
 * @param address of the collection; 0 for the empty string
 * @param index of the object in it, from 1; 0 for the empty string
 */
public record HeapReference(int length, long address, int index) {
  /** How many bytes a stored reference takes. */
  public static final int BYTES = 16;

  /** The empty string; also what a place never written to reads as. */
  public static final HeapReference EMPTY = new HeapReference(0, 0, 0);

  /** Reads the next reference of a little-endian buffer. */
  public static HeapReference from(ByteBuffer buffer) {
    return new HeapReference(buffer.getInt(), buffer.getLong(), buffer.getInt());
  }

  /** Puts this reference into a little-endian buffer. */
  public void putTo(ByteBuffer buffer) {
    buffer.putInt(length).putLong(address).putInt(index);
  }
}
