package dev.sweep.parallel.mpi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * How many bytes a rank has for others, and the bytes themselves where they are few enough to
 * travel with a note.
 *
 * @param length how many bytes there are
 * @param content all of them, or none
 */
record Parcel(long length, byte[] content) {
  /** What all notes of one meeting may hold together, so that the root can answer with them all. */
  private static final int MOST_BYTES = 1 << 16;

  /** Returns how many bytes may travel with the note of each of {@code ranks}. */
  static int mostBytes(int ranks) {
    return MOST_BYTES / ranks;
  }

  /** Packs {@code values} of one of {@code ranks}. */
  static Parcel of(MemorySegment values, int ranks) {
    boolean few = values.byteSize() <= mostBytes(ranks);
    return new Parcel(values.byteSize(), few ? values.toArray(ValueLayout.JAVA_BYTE) : new byte[0]);
  }

  /** Reads one of the parcels of {@code ranks} ranks, and leaves {@code bytes} behind it. */
  static Parcel read(ByteBuffer bytes, int ranks) {
    long length = bytes.getLong();
    byte[] content = new byte[length <= mostBytes(ranks) ? (int) length : 0];
    bytes.get(content);
    return new Parcel(length, content);
  }

  /** Returns all of {@code parts} in one. */
  static byte[] join(List<byte[]> parts) {
    ByteBuffer joined = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(joined::put);
    return joined.array();
  }

  /** Returns whether the content is here. */
  boolean isWhole() {
    return content.length == length;
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(Long.BYTES + content.length).putLong(length).put(content).array();
  }
}
