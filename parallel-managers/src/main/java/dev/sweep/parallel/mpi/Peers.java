package dev.sweep.parallel.mpi;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings messages between functions that run on several ranks at the same time: a group of peers,
 * with a number.
 *
 * <p>Groups are numbered upwards, and every rank is in them in that order, one after the other. A
 * message of a group that this rank has not joined yet waits for it; one of a group that is over is
 * dropped.
 */
public final class Peers {
  private final RankGroup ranks;
  private final Map<Long, PeerMailbox> mailboxes = new HashMap<>();
  private long over;

  Peers(RankGroup ranks) {
    this.ranks = ranks;
    ranks.onMessage(Tag.PEER, (_, message) -> received(message));
  }

  /**
   * Joins a group.
   *
   * @param group its number, above those of all groups that this rank was in
   * @param members its ranks, in their order in the group; this rank is one of them
   * @return what its members say to each other; confined to this thread, and to be closed by it
   */
  public synchronized Comm join(long group, List<Integer> members) {
    mailboxes.keySet().removeIf(older -> older < group);
    over = Math.max(over, group - 1);
    PeerMailbox mailbox = mailboxes.computeIfAbsent(group, _ -> new PeerMailbox());
    return new PeerComm(this, group, members, members.indexOf(ranks.rank()), mailbox);
  }

  synchronized void leave(long group) {
    mailboxes.remove(group);
    over = Math.max(over, group);
  }

  void send(long group, int rank, PeerMailbox.Letter letter) {
    byte[] message = new byte[Long.BYTES + 2 * Integer.BYTES + letter.bytes().length];
    ByteBuffer.wrap(message)
        .putLong(group)
        .putInt(letter.source())
        .putInt(letter.tag())
        .put(letter.bytes());
    ranks.send(rank, Tag.PEER, message);
  }

  String library() {
    return ranks.library();
  }

  void abort(int code) {
    ranks.abort("a function has aborted the job with code " + code);
  }

  private synchronized void received(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message);
    long group = in.getLong();
    if (group > over) {
      int source = in.getInt();
      int tag = in.getInt();
      byte[] bytes = new byte[in.remaining()];
      in.get(bytes);
      mailboxes
          .computeIfAbsent(group, _ -> new PeerMailbox())
          .put(new PeerMailbox.Letter(source, tag, bytes));
    }
  }
}
