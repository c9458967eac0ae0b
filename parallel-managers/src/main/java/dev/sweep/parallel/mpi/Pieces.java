package dev.sweep.parallel.mpi;

import java.lang.foreign.MemorySegment;

/**
 * Moves large arrays between ranks that have met, by the collective calls of MPI, which burn a core
 * while they wait: in pieces, between which the MPI thread has time for other things.
 */
final class Pieces {
  private static final int MOST_BYTES = 1 << 24;

  private final RankGroup group;

  Pieces(RankGroup group) {
    this.group = group;
  }

  /** Fills {@code values} with those of rank {@code from}. */
  void broadcast(MemorySegment values, ElementType type, int from) {
    for (long start = 0; start < values.byteSize(); start += MOST_BYTES) {
      MemorySegment piece = values.asSlice(start, Math.min(MOST_BYTES, values.byteSize() - start));
      group.make(comm -> {
        comm.broadcast(piece, type, from);
        return true;
      });
    }
  }

  /** Returns how much one rank may send to a {@link #gather}: whole elements of any type. */
  int mostBytesOfEach() {
    return Math.max(1, MOST_BYTES / group.size() / Long.BYTES) * Long.BYTES;
  }

  /** Returns memory for the most that all ranks send; elsewhere than on the root, none. */
  MemorySegment roomOnRoot() {
    return MemorySegment.ofArray(new byte[group.isRoot() ? mostBytesOfEach() * group.size() : 0]);
  }

  /**
   * Gathers bytes to the beginning of {@code room} on the root, in rank order.
   *
   * @param counts how many each rank sends; matters on the root alone
   */
  void gather(MemorySegment send, MemorySegment room, int[] counts) {
    MemorySegment target = room.asSlice(0, group.isRoot() ? total(counts) : 0);
    group.make(comm -> {
      comm.gatherv(send, target, counts, ElementType.BYTE, RankGroup.ROOT);
      return true;
    });
  }

  private static long total(int[] counts) {
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }
}
