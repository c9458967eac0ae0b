package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One process by itself, its own and only rank, without any native code. */
public final class SelfComm implements Comm {
  private static final int SIZE = 1;

  private final Deque<Message> arrived = new ArrayDeque<>();

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public String library() {
    return "none";
  }

  @Override
  public void barrier() {}

  @Override
  public Pending startBarrier() {
    return () -> true;
  }

  @Override
  public void broadcast(MemorySegment values, ElementType type, int root) {
    Arguments.requireRank(root, SIZE);
    type.count(values.byteSize());
  }

  @Override
  public void allreduce(MemorySegment values, ElementType type, Reduction reduction) {
    type.count(values.byteSize());
  }

  @Override
  public void allgather(MemorySegment values, MemorySegment all, ElementType type) {
    Arguments.requireRoom(all.byteSize(), values.byteSize(), SIZE);
    type.count(values.byteSize());
    all.copyFrom(values);
  }

  @Override
  public void gatherv(
      MemorySegment values, MemorySegment all, int[] counts, ElementType type, int root) {
    Arguments.requireRank(root, SIZE);
    Arguments.requireCounts(counts, SIZE, 0, type.count(values.byteSize()));
    Arguments.requireSize(all.byteSize(), values.byteSize());
    all.copyFrom(values);
  }

  @Override
  public Pending startSend(int destination, int tag, MemorySegment message) {
    send(destination, tag, message);
    return () -> true;
  }

  @Override
  public void send(int destination, int tag, MemorySegment message) {
    Arguments.requireRank(destination, SIZE);
    Arguments.requireTag(tag);
    arrived.add(new Message(tag, message.toArray(JAVA_BYTE)));
  }

  @Override
  public Optional<Envelope> poll(int source, int tag) {
    Arguments.requireSource(source, SIZE);
    Arguments.requireTagOrAny(tag);
    return arrived.stream()
        .filter(message -> tag == ANY_TAG || message.tag == tag)
        .findFirst()
        .map(message -> new Envelope(0, message.tag, message.bytes.length));
  }

  /**
   * As {@link #poll}.
   *
   * @throws IllegalStateException if there is no message: nobody else could send one
   */
  @Override
  public Envelope probe(int source, int tag) {
    return poll(source, tag)
        .orElseThrow(() ->
            new IllegalStateException(
                "the only rank waits for a message with tag " + tag + ", but sent itself none"));
  }

  @Override
  public byte[] receive(Envelope envelope) {
    Message first =
        arrived.stream().filter(message -> message.tag == envelope.tag()).findFirst().orElseThrow();
    arrived.removeFirstOccurrence(first);
    return first.bytes;
  }

  @Override
  public long receive(int source, int tag, MemorySegment target) {
    MemorySegment message = MemorySegment.ofArray(receive(source, tag));
    Arguments.requireFits(message.byteSize(), target.byteSize());
    target.asSlice(0, message.byteSize()).copyFrom(message);
    return message.byteSize();
  }

  @Override
  public void abort(int code) {
    Runtime.getRuntime().halt(code);
  }

  @Override
  public void close() {}

  /** A message that waits; compared by identity. */
  private static final class Message {
    private final int tag;
    private final byte[] bytes;

    private Message(int tag, byte[] bytes) {
      this.tag = tag;
      this.bytes = bytes;
    }
  }
}
