package dev.sweep.parallel.mpi;

import dev.sweep.parallel.ManagerCalls;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Joins arrays of any lengths on the root, in rank order. Few values go with the notes of the
 * meeting, many after it in pieces.
 */
final class RootGathering {
  private final RankGroup group;
  private final Pieces pieces;

  RootGathering(RankGroup group) {
    this.group = group;
    this.pieces = new Pieces(group);
  }

  /**
   * Joins the values of every rank on the root.
   *
   * @param sizes how many each rank sends; matters on the root alone
   * @param newArray makes the array that is returned, elsewhere than on the root an empty one
   * @param segmentOf returns the memory of an array
   * @throws IllegalArgumentException on the root, if {@code sizes} are wrong
   */
  <A> A gather(
      A values,
      int[] sizes,
      ElementType type,
      IntFunction<A> newArray,
      Function<A, MemorySegment> segmentOf) {
    MemorySegment send = segmentOf.apply(values);
    Senders senders = new Senders(sizes, type);
    byte[] note = Parcel.of(send, group.size()).toBytes();
    String call = "gather of " + type.name().toLowerCase(Locale.ROOT) + "s";
    byte[] answer = group.assembly().meet(call, note, senders::answer);
    A all = newArray.apply(senders.total());
    long longest = ByteBuffer.wrap(answer).getLong();
    if (longest > 0) {
      gatherPieces(send, segmentOf.apply(all), senders.lengths, longest);
    } else {
      segmentOf.apply(all).copyFrom(MemorySegment.ofArray(senders.joined()));
    }
    return all;
  }

  private void gatherPieces(MemorySegment send, MemorySegment all, long[] lengths, long longest) {
    int most = pieces.mostBytesOfEach();
    MemorySegment room = pieces.roomOnRoot();
    for (long start = 0; start < longest; start += most) {
      long from = Math.min(start, send.byteSize());
      int[] counts = counts(lengths, start, most);
      pieces.gather(send.asSlice(from, Math.min(most, send.byteSize() - from)), room, counts);
      spread(room, all, lengths, counts, start);
    }
  }

  private static int[] counts(long[] lengths, long start, int most) {
    return Arrays.stream(lengths).mapToInt(all -> Math.clamp(all - start, 0, most)).toArray();
  }

  /** Copies what each rank has sent of its values, from {@code start} on, to where they belong. */
  private static void spread(
      MemorySegment room, MemorySegment all, long[] lengths, int[] counts, long start) {
    long first = 0;
    long offset = 0;
    for (int rank = 0; rank < counts.length; rank++) {
      if (counts[rank] > 0) {
        MemorySegment.copy(room, offset, all, first + start, counts[rank]);
      }
      first += lengths[rank];
      offset += counts[rank];
    }
  }

  /** What the root learns of those who send; elsewhere they stay unknown, and their total 0. */
  private final class Senders {
    private final int[] sizes;
    private final ElementType type;
    private List<Parcel> parcels = List.of();
    private long[] lengths = {};
    private @Nullable IllegalArgumentException refusal;

    Senders(int[] sizes, ElementType type) {
      this.sizes = sizes;
      this.type = type;
    }

    /** Answers with the longest length in bytes, or 0 if nothing is left to be sent. */
    byte[] answer(List<byte[]> notes) {
      parcels =
          notes.stream().map(note -> Parcel.read(ByteBuffer.wrap(note), group.size())).toList();
      lengths = parcels.stream().mapToLong(Parcel::length).toArray();
      refusal = check();
      boolean done = refusal != null || parcels.stream().allMatch(Parcel::isWhole);
      long longest = done ? 0 : Arrays.stream(lengths).max().orElse(0);
      return ByteBuffer.allocate(Long.BYTES).putLong(longest).array();
    }

    /** Throws if the sizes were wrong; the others have been told that there is nothing to send. */
    int total() {
      if (refusal != null) {
        throw refusal;
      }
      return (int) (Arrays.stream(lengths).sum() / type.bytes());
    }

    byte[] joined() {
      return Parcel.join(parcels.stream().map(Parcel::content).toList());
    }

    private @Nullable IllegalArgumentException check() {
      try {
        long[] sent = Arrays.stream(lengths).map(bytes -> bytes / type.bytes()).toArray();
        ManagerCalls.requireSizes(sizes, sent);
        return null;
      } catch (IllegalArgumentException e) {
        return e;
      }
    }
  }
}
