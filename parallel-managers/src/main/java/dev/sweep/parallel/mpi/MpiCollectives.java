package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * What all ranks of one communicator of libmpi do together. Values on the heap pass through memory
 * off it that is kept for the next call.
 */
final class MpiCollectives implements AutoCloseable {
  /**
   * Longer values are broadcast in pieces of this size. A piece on the heap is copied while its
   * copy is still in the processor's cache, and on the root while the others copy the piece before.
   */
  private static final int PIECE_BYTES = 1 << 20;

  private final MpiLibrary library;
  private final long comm;
  private final int rank;
  private final int size;
  private final MemorySegment inPlace;
  private final MemorySegment ignoreStatus;
  private final Scratch sent = new Scratch();
  private final Scratch received = new Scratch();

  MpiCollectives(MpiLibrary library, long comm, int rank, int size) {
    this.library = library;
    this.comm = comm;
    this.rank = rank;
    this.size = size;
    this.inPlace = MemorySegment.ofAddress(library.abi().constants().inPlace());
    this.ignoreStatus = MemorySegment.ofAddress(library.abi().constants().ignoreStatus());
  }

  /** A barrier that sleeps: the blocking one would burn a core while it waits. */
  void barrier() {
    PoliteWait.until(startBarrier());
  }

  Pending startBarrier() {
    Arena arena = Arena.ofConfined();
    MemorySegment request = arena.allocate(JAVA_LONG);
    CollectiveCalls.startBarrier(comm, request);
    return new StartedBarrier(arena, request);
  }

  void broadcast(MemorySegment values, ElementType type, int root) {
    Arguments.requireRank(root, size);
    int count = type.count(values.byteSize());
    int piece = PIECE_BYTES / type.bytes();
    if (count <= piece) {
      broadcastPiece(values, count, type, root);
    } else {
      for (long from = 0; from < count; from += piece) {
        int length = (int) Math.min(piece, count - from);
        MemorySegment part = values.asSlice(from * type.bytes(), (long) length * type.bytes());
        broadcastPiece(part, length, type, root);
      }
    }
  }

  private void broadcastPiece(MemorySegment values, int count, ElementType type, int root) {
    MemorySegment buffer = rank == root ? sent.copyOf(values) : sent.standInFor(values);
    CollectiveCalls.broadcast(buffer, count, handle(type), root, comm);
    if (rank != root) {
      copyBack(buffer, values);
    }
  }

  void allreduce(MemorySegment values, ElementType type, Reduction reduction) {
    int count = type.count(values.byteSize());
    MemorySegment buffer = sent.copyOf(values);
    long operation = Predefined.of(reduction).in(library);
    CollectiveCalls.allreduce(inPlace, buffer, count, handle(type), operation, comm);
    copyBack(buffer, values);
  }

  void allgather(MemorySegment values, MemorySegment all, ElementType type) {
    Arguments.requireRoom(all.byteSize(), values.byteSize(), size);
    int count = type.count(values.byteSize());
    MemorySegment buffer = received.standInFor(all);
    CollectiveCalls.allgather(sent.copyOf(values), buffer, count, handle(type), comm);
    copyBack(buffer, all);
  }

  void gatherv(MemorySegment values, MemorySegment all, int[] counts, ElementType type, int root) {
    Arguments.requireRank(root, size);
    int count = type.count(values.byteSize());
    MemorySegment buffer = sent.copyOf(values);
    if (rank == root) {
      Arguments.requireCounts(counts, size, rank, count);
      Arguments.requireSize(all.byteSize(), type.bytes() * total(counts));
      gatherHere(buffer, count, all, counts, type);
    } else {
      MemorySegment none = MemorySegment.NULL;
      CollectiveCalls.gatherv(buffer, count, none, none, none, handle(type), root, comm);
    }
  }

  @Override
  public void close() {
    sent.close();
    received.close();
  }

  private void gatherHere(
      MemorySegment values, int count, MemorySegment all, int[] counts, ElementType type) {
    type.count(all.byteSize());
    MemorySegment buffer = received.standInFor(all);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sizes = arena.allocateFrom(JAVA_INT, counts);
      MemorySegment offsets = arena.allocateFrom(JAVA_INT, offsets(counts));
      CollectiveCalls.gatherv(values, count, buffer, sizes, offsets, handle(type), rank, comm);
    }
    copyBack(buffer, all);
  }

  private long handle(ElementType type) {
    return Predefined.of(type).in(library);
  }

  private static long total(int[] counts) {
    return Arrays.stream(counts).asLongStream().sum();
  }

  /** Returns where each rank's elements begin; they all fit an int, as their total does. */
  private static int[] offsets(int[] counts) {
    int[] offsets = new int[counts.length];
    for (int rank = 1; rank < counts.length; rank++) {
      offsets[rank] = offsets[rank - 1] + counts[rank - 1];
    }
    return offsets;
  }

  private static void copyBack(MemorySegment buffer, MemorySegment values) {
    if (!values.isNative()) {
      values.copyFrom(buffer);
    }
  }

  /** A barrier that some ranks may not have come to. */
  private final class StartedBarrier implements Pending {
    private final Arena arena;
    private final MemorySegment request;
    private final MemorySegment flag;
    private boolean done;

    StartedBarrier(Arena arena, MemorySegment request) {
      this.arena = arena;
      this.request = request;
      this.flag = arena.allocate(JAVA_INT);
    }

    @Override
    public boolean isDone() {
      if (!done) {
        MessageCalls.test(request, flag, ignoreStatus);
        done = flag.get(JAVA_INT, 0) != 0;
        if (done) {
          arena.close();
        }
      }
      return done;
    }
  }
}
