package dev.sweep.parallel.mpi;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Brings the messages of a run to this rank's part in it, and to no other run's.
 *
 * <p>Runs have numbers, the same on every rank, and each message begins with its run's. One that
 * comes before this rank has begun the run waits for it; one that comes after its end is dropped.
 */
final class RunMailbox {
  private static final Receiver NOBODY = (_, _) -> {};

  private final RankGroup group;
  private final Queue<Letter> early = new ArrayDeque<>();
  private Receiver receiver = NOBODY;
  private int begun;
  private int numbered;

  RunMailbox(RankGroup group) {
    this.group = group;
    group.onMessage(Tag.RUN, (source, bytes) -> received(Letter.read(source, bytes)));
  }

  /** Returns the next run, which is still to be begun. */
  Run next() {
    numbered++;
    return new Run(numbered);
  }

  private synchronized void begin(int number, Receiver to) {
    begun = number;
    receiver = to;
    for (int waiting = early.size(); waiting > 0; waiting--) {
      received(early.remove());
    }
  }

  private synchronized void end() {
    receiver = NOBODY;
  }

  private synchronized void received(Letter letter) {
    if (letter.run > begun) {
      early.add(letter);
    } else if (letter.run == begun) {
      receiver.received(letter.source, letter.message);
    }
  }

  /** One run's share of the mailbox. */
  final class Run implements AutoCloseable {
    private final int number;

    private Run(int number) {
      this.number = number;
    }

    /**
     * Hands all messages of the run to {@code to} from now on, one at a time, in the order of each
     * sender; first, on this thread, those that have come early.
     */
    void begin(Receiver to) {
      RunMailbox.this.begin(number, to);
    }

    /** Sends a message of the run. */
    void send(int rank, byte[] message) {
      byte[] bytes =
          ByteBuffer.allocate(Integer.BYTES + message.length).putInt(number).put(message).array();
      group.send(rank, Tag.RUN, bytes);
    }

    /** Ends the run: no further message is handed over. */
    @Override
    public void close() {
      end();
    }
  }

  /** Takes the messages of one run. */
  @FunctionalInterface
  interface Receiver {
    void received(int source, byte[] message);
  }

  /** A message and the run it belongs to; compared by identity. */
  private static final class Letter {
    private final int run;
    private final int source;
    private final byte[] message;

    private Letter(int run, int source, byte[] message) {
      this.run = run;
      this.source = source;
      this.message = message;
    }

    static Letter read(int source, byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      int run = buffer.getInt();
      byte[] message = new byte[buffer.remaining()];
      buffer.get(message);
      return new Letter(run, source, message);
    }
  }
}
