package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The members of a group of peers: collective calls are messages, which MPI carries while functions
 * wait for them and nothing else. So a member that never comes holds up nobody for good: whoever
 * waits for it can be interrupted, and the group is over.
 *
 * <p>Messages are of less than 2 GiB.
 */
final class PeerComm implements Comm {
  private static final byte[] NOTHING = {};
  private static final int ROOT = 0;

  private final Peers peers;
  private final long group;
  private final List<Integer> members;
  private final int own;
  private final PeerMailbox mailbox;
  private int collectives;

  PeerComm(Peers peers, long group, List<Integer> members, int own, PeerMailbox mailbox) {
    this.peers = peers;
    this.group = group;
    this.members = List.copyOf(members);
    this.own = own;
    this.mailbox = mailbox;
  }

  @Override
  public int rank() {
    return own;
  }

  @Override
  public int size() {
    return members.size();
  }

  @Override
  public String library() {
    return peers.library();
  }

  @Override
  public void barrier() {
    int tag = nextStep();
    if (own == ROOT) {
      awaitOthers(tag);
      releaseOthers(tag);
    } else {
      post(ROOT, tag, NOTHING);
      mailbox.await(ROOT, tag, true);
    }
  }

  @Override
  public Pending startBarrier() {
    int tag = nextStep();
    if (own != ROOT) {
      post(ROOT, tag, NOTHING);
      return new Once(() -> mailbox.poll(ROOT, tag).isPresent());
    }
    return new Once(() -> haveCome(tag));
  }

  @Override
  public void broadcast(MemorySegment values, ElementType type, int root) {
    Arguments.requireRank(root, size());
    type.count(values.byteSize());
    int tag = nextStep();
    int place = Math.floorMod(own - root, size());
    int mask = 1;
    while (mask < size() && (place & mask) == 0) {
      mask <<= 1;
    }
    if (mask < size()) {
      copy(mailbox.await(member(place - mask, root), tag, true).bytes(), values);
    }
    for (mask >>= 1; mask > 0; mask >>= 1) {
      if (place + mask < size()) {
        post(member(place + mask, root), tag, bytes(values));
      }
    }
  }

  @Override
  public void allreduce(MemorySegment values, ElementType type, Reduction reduction) {
    type.count(values.byteSize());
    int tag = nextStep();
    if (own == ROOT) {
      Folding folding = Folding.of(type, reduction);
      for (int member = 1; member < size(); member++) {
        byte[] next = mailbox.await(member, tag, true).bytes();
        Arguments.requireSize(next.length, values.byteSize());
        folding.fold(values, MemorySegment.ofArray(next));
      }
    } else {
      post(ROOT, tag, bytes(values));
    }
    broadcast(values, type, ROOT);
  }

  @Override
  public void allgather(MemorySegment values, MemorySegment all, ElementType type) {
    Arguments.requireRoom(all.byteSize(), values.byteSize(), size());
    int[] counts = new int[size()];
    Arrays.fill(counts, type.count(values.byteSize()));
    gatherv(values, all, counts, type, ROOT);
    broadcast(all, type, ROOT);
  }

  @Override
  public void gatherv(
      MemorySegment values, MemorySegment all, int[] counts, ElementType type, int root) {
    Arguments.requireRank(root, size());
    int tag = nextStep();
    if (own != root) {
      post(root, tag, bytes(values));
      return;
    }
    Arguments.requireCounts(counts, size(), own, type.count(values.byteSize()));
    long offset = 0;
    for (int member = 0; member < size(); member++) {
      long length = (long) counts[member] * type.bytes();
      MemorySegment part = all.asSlice(offset, length);
      copy(member == own ? bytes(values) : mailbox.await(member, tag, true).bytes(), part);
      offset += length;
    }
  }

  @Override
  public Pending startSend(int destination, int tag, MemorySegment message) {
    send(destination, tag, message);
    return () -> true;
  }

  @Override
  public void send(int destination, int tag, MemorySegment message) {
    Arguments.requireRank(destination, size());
    Arguments.requireTag(tag);
    post(destination, tag, bytes(message));
  }

  @Override
  public Optional<Envelope> poll(int source, int tag) {
    requirePeer(source, tag);
    return mailbox.peek(source, tag).map(PeerMailbox.Letter::envelope);
  }

  @Override
  public Envelope probe(int source, int tag) {
    requirePeer(source, tag);
    return mailbox.await(source, tag, false).envelope();
  }

  @Override
  public byte[] receive(Envelope envelope) {
    return mailbox.await(envelope.source(), envelope.tag(), true).bytes();
  }

  @Override
  public long receive(int source, int tag, MemorySegment target) {
    requirePeer(source, tag);
    byte[] message = mailbox.await(source, tag, true).bytes();
    Arguments.requireFits(message.length, target.byteSize());
    copy(message, target.asSlice(0, message.length));
    return message.length;
  }

  @Override
  public void abort(int code) {
    peers.abort(code);
  }

  /** Leaves the group, and does not wait for the others. */
  @Override
  public void close() {
    peers.leave(group);
  }

  private void requirePeer(int source, int tag) {
    Arguments.requireSource(source, size());
    Arguments.requireTagOrAny(tag);
  }

  private int member(int place, int root) {
    return (place + root) % size();
  }

  /** Each collective call has a tag that no message of the function's has. */
  private int nextStep() {
    collectives++;
    return Integer.MIN_VALUE + collectives;
  }

  private void awaitOthers(int tag) {
    for (int member = 1; member < size(); member++) {
      mailbox.await(member, tag, true);
    }
  }

  private void releaseOthers(int tag) {
    for (int member = 1; member < size(); member++) {
      post(member, tag, NOTHING);
    }
  }

  private boolean haveCome(int tag) {
    for (int member = 1; member < size(); member++) {
      if (mailbox.peek(member, tag).isEmpty()) {
        return false;
      }
    }
    awaitOthers(tag);
    releaseOthers(tag);
    return true;
  }

  private void post(int member, int tag, byte[] bytes) {
    PeerMailbox.Letter letter = new PeerMailbox.Letter(own, tag, bytes);
    if (member == own) {
      mailbox.put(letter);
    } else {
      peers.send(group, members.get(member), letter);
    }
  }

  private static byte[] bytes(MemorySegment values) {
    return values.toArray(JAVA_BYTE);
  }

  private static void copy(byte[] bytes, MemorySegment target) {
    Arguments.requireSize(bytes.length, target.byteSize());
    target.copyFrom(MemorySegment.ofArray(bytes));
  }

  /** What is done stays done. */
  private static final class Once implements Pending {
    private final Pending asked;
    private boolean done;

    Once(Pending asked) {
      this.asked = asked;
    }

    @Override
    public boolean isDone() {
      done = done || asked.isDone();
      return done;
    }
  }
}
