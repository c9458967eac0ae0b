package dev.sweep.parallel.mpi;

import java.util.Arrays;

/** What every communicator asks of the arguments of its calls. */
final class Arguments {
  private Arguments() {}

  static void requireRank(int rank, int size) {
    if (rank < 0 || rank >= size) {
      throw new IllegalArgumentException("no rank " + rank + ", wanted 0 to " + (size - 1));
    }
  }

  static void requireSource(int source, int size) {
    if (source != Comm.ANY_SOURCE) {
      requireRank(source, size);
    }
  }

  static void requireTag(int tag) {
    if (tag < 0 || tag > Comm.MAX_TAG) {
      throw new IllegalArgumentException("no tag " + tag + ", wanted 0 to " + Comm.MAX_TAG);
    }
  }

  static void requireTagOrAny(int tag) {
    if (tag != Comm.ANY_TAG) {
      requireTag(tag);
    }
  }

  /** The buffer of an allgather holds the values of each of {@code size} ranks. */
  static void requireRoom(long allBytes, long bytes, int size) {
    if (allBytes != bytes * size) {
      throw new IllegalArgumentException(
          "a buffer of " + allBytes + " bytes for all values, wanted " + size + " times " + bytes);
    }
  }

  /** The root of a gatherv knows how many elements come from each of {@code size} ranks. */
  static void requireCounts(int[] counts, int size, int rank, int own) {
    if (counts.length != size) {
      throw new IllegalArgumentException(counts.length + " counts for " + size + " ranks");
    }
    if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("negative counts: " + Arrays.toString(counts));
    }
    if (counts[rank] != own) {
      throw new IllegalArgumentException(
          "count " + counts[rank] + " for rank " + rank + ", which sends " + own);
    }
  }

  static void requireSize(long allBytes, long wanted) {
    if (allBytes != wanted) {
      throw new IllegalArgumentException(
          "a buffer of " + allBytes + " bytes for all values, wanted " + wanted);
    }
  }

  static void requireFits(long messageBytes, long targetBytes) {
    if (messageBytes > targetBytes) {
      throw new IllegalArgumentException(
          "a message of " + messageBytes + " bytes for a buffer of " + targetBytes);
    }
  }
}
