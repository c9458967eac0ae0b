package dev.sweep.parallel.mpi;

import dev.sweep.parallel.serial.ObjectBytes;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Objects that all ranks of a group exchange: each written to bytes once, on the rank that has it.
 * Few bytes go with the notes of the meeting, many by broadcasts after it. A rank by itself writes
 * none.
 */
final class ObjectExchange {
  private final RankGroup group;
  private final Pieces pieces;

  ObjectExchange(RankGroup group) {
    this.group = group;
    this.pieces = new Pieces(group);
  }

  /** Returns the root's object, on the root the very same one. */
  <T> T broadcast(T object) {
    if (group.size() == 1) {
      return object;
    }
    byte[] own = group.isRoot() ? ObjectBytes.write(object) : new byte[0];
    Parcel parcel = Parcel.of(MemorySegment.ofArray(own), group.size());
    byte[] answer =
        group.assembly().meet("broadcast of an object", new byte[0], _ -> parcel.toBytes());
    byte[] bytes = unpack(Parcel.read(ByteBuffer.wrap(answer), group.size()), RankGroup.ROOT, own);
    return group.isRoot() ? object : read(bytes);
  }

  /**
   * Returns every rank's value in rank order.
   *
   * @param call what this is called in messages
   */
  <T> List<T> combine(String call, T value) {
    if (group.size() == 1) {
      return List.of(value);
    }
    byte[] own = ObjectBytes.write(Objects.requireNonNull(value, "cannot combine null"));
    return combineBytes(call, own).stream().map(ObjectExchange::<T>read).toList();
  }

  /**
   * Returns every rank's bytes in rank order.
   *
   * @param call what this is called in messages
   */
  List<byte[]> combineBytes(String call, byte[] own) {
    Parcel parcel = Parcel.of(MemorySegment.ofArray(own), group.size());
    ByteBuffer answer =
        ByteBuffer.wrap(group.assembly().meet(call, parcel.toBytes(), Parcel::join));
    List<byte[]> all = new ArrayList<>();
    for (int rank = 0; rank < group.size(); rank++) {
      all.add(unpack(Parcel.read(answer, group.size()), rank, own));
    }
    return all;
  }

  /** Returns the bytes of rank {@code from}; all ranks take part if they did not travel with it. */
  private byte[] unpack(Parcel parcel, int from, byte[] own) {
    if (parcel.isWhole()) {
      return parcel.content();
    }
    byte[] bytes = group.rank() == from ? own : new byte[Math.toIntExact(parcel.length())];
    pieces.broadcast(MemorySegment.ofArray(bytes), ElementType.BYTE, from);
    return bytes;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // It was written as a T.
  private static <T> T read(byte[] bytes) {
    return (T) Objects.requireNonNull(ObjectBytes.read(bytes));
  }
}
