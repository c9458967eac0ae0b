package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;

/**
 * A communicator of ranks that are threads of one process: messages and barriers, which are all
 * that {@link MpiManager} needs for few values, and no collective calls.
 */
final class LocalComm implements Comm {
  private final int rank;
  private final List<Queue<Message>> mailboxes;
  private final Phaser barriers;

  private LocalComm(int rank, List<Queue<Message>> mailboxes, Phaser barriers) {
    this.rank = rank;
    this.mailboxes = mailboxes;
    this.barriers = barriers;
  }

  /** Returns the communicators of all ranks of a job. */
  static List<LocalComm> ofJob(int ranks) {
    List<Queue<Message>> mailboxes =
        IntStream.range(0, ranks)
            .<Queue<Message>>mapToObj(_ -> new ConcurrentLinkedQueue<>())
            .toList();
    Phaser barriers = new Phaser(ranks);
    return IntStream.range(0, ranks)
        .mapToObj(rank -> new LocalComm(rank, mailboxes, barriers))
        .toList();
  }

  private record Message(int source, int tag, byte[] bytes) {}

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int size() {
    return mailboxes.size();
  }

  @Override
  public String library() {
    return "threads";
  }

  @Override
  public void barrier() {
    barriers.arriveAndAwaitAdvance();
  }

  @Override
  public Pending startBarrier() {
    int phase = barriers.arrive();
    return () -> barriers.getPhase() != phase;
  }

  @Override
  public Pending startSend(int destination, int tag, MemorySegment message) {
    send(destination, tag, message);
    return () -> true;
  }

  @Override
  public void send(int destination, int tag, MemorySegment message) {
    mailboxes.get(destination).add(new Message(rank, tag, message.toArray(JAVA_BYTE)));
  }

  @Override
  public Optional<Envelope> poll(int source, int tag) {
    return mailboxes.get(rank).stream()
        .filter(message -> source == ANY_SOURCE || message.source() == source)
        .filter(message -> tag == ANY_TAG || message.tag() == tag)
        .findFirst()
        .map(message -> new Envelope(message.source(), message.tag(), message.bytes().length));
  }

  @Override
  public Envelope probe(int source, int tag) {
    Optional<Envelope> envelope = poll(source, tag);
    while (envelope.isEmpty()) {
      Thread.onSpinWait();
      envelope = poll(source, tag);
    }
    return envelope.get();
  }

  @Override
  public byte[] receive(Envelope envelope) {
    Message first =
        mailboxes.get(rank).stream()
            .filter(
                message -> message.source() == envelope.source() && message.tag() == envelope.tag())
            .findFirst()
            .orElseThrow();
    mailboxes.get(rank).remove(first);
    return first.bytes();
  }

  @Override
  public long receive(int source, int tag, MemorySegment target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void broadcast(MemorySegment values, ElementType type, int root) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void allreduce(MemorySegment values, ElementType type, Reduction reduction) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void allgather(MemorySegment values, MemorySegment all, ElementType type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void gatherv(
      MemorySegment values, MemorySegment all, int[] counts, ElementType type, int root) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void abort(int code) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
