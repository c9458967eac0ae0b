package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Arrays of numbers that all ranks of a group exchange.
 *
 * <p>They meet first, so that who waits sleeps. Few values go with the notes of the meeting; many
 * go after it by the collective calls of MPI, in place, in pieces between which the MPI thread has
 * time for other things.
 */
final class ArrayExchange {
  private final RankGroup group;
  private final Pieces pieces;

  ArrayExchange(RankGroup group) {
    this.group = group;
    this.pieces = new Pieces(group);
  }

  /** Fills {@code values} with the root's. */
  void broadcast(MemorySegment values, ElementType type) {
    String call = "broadcast of " + describe(values, type);
    if (isSmall(values)) {
      byte[] answer = group.assembly().meet(call, new byte[0], _ -> values.toArray(JAVA_BYTE));
      values.copyFrom(MemorySegment.ofArray(answer));
    } else {
      group.assembly().meet(call);
      pieces.broadcast(values, type, RankGroup.ROOT);
    }
  }

  /**
   * Fills {@code receive} with the reduction of every rank's {@code send}, which may be the same.
   *
   * <p>The root folds the values of all ranks in rank order and tells the result: the order that
   * MPI would choose is its own, and so would be the last bits.
   *
   * @param operation the name of what {@code folding} does
   */
  void reduce(
      MemorySegment send,
      MemorySegment receive,
      ElementType type,
      String operation,
      Folding folding) {
    String call = "reduce of " + describe(send, type) + " by " + operation;
    if (isSmall(send)) {
      byte[] answer =
          group.assembly().meet(call, send.toArray(JAVA_BYTE), notes -> folded(notes, folding));
      receive.copyFrom(MemorySegment.ofArray(answer));
    } else {
      group.assembly().meet(call);
      reducePieces(send, receive, type, folding);
    }
  }

  private boolean isSmall(MemorySegment values) {
    return values.byteSize() <= Parcel.mostBytes(group.size());
  }

  private static String describe(MemorySegment values, ElementType type) {
    return type.count(values.byteSize()) + " " + type.name().toLowerCase(Locale.ROOT) + "s";
  }

  private static byte[] folded(List<byte[]> parts, Folding folding) {
    byte[] result = parts.getFirst().clone();
    for (byte[] next : parts.subList(1, parts.size())) {
      folding.fold(MemorySegment.ofArray(result), MemorySegment.ofArray(next));
    }
    return result;
  }

  private void reducePieces(
      MemorySegment send, MemorySegment receive, ElementType type, Folding folding) {
    int most = pieces.mostBytesOfEach();
    MemorySegment all = pieces.roomOnRoot();
    for (long start = 0; start < send.byteSize(); start += most) {
      long bytes = Math.min(most, send.byteSize() - start);
      MemorySegment result = receive.asSlice(start, bytes);
      pieces.gather(send.asSlice(start, bytes), all, sameSizes(bytes));
      if (group.isRoot()) {
        group.orFail(() -> foldPiece(all, result, folding));
      }
      pieces.broadcast(result, type, RankGroup.ROOT);
    }
  }

  private boolean foldPiece(MemorySegment all, MemorySegment result, Folding folding) {
    long bytes = result.byteSize();
    result.copyFrom(all.asSlice(0, bytes));
    for (int rank = 1; rank < group.size(); rank++) {
      folding.fold(result, all.asSlice(rank * bytes, bytes));
    }
    return true;
  }

  private int[] sameSizes(long bytes) {
    int[] sizes = new int[group.size()];
    Arrays.fill(sizes, (int) bytes);
    return sizes;
  }
}
