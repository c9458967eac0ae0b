package dev.sweep.parallel.mpi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Messages to one member of a group of peers, in the order of each sender. */
final class PeerMailbox {
  private final Deque<Letter> letters = new ArrayDeque<>();

  synchronized void put(Letter letter) {
    letters.add(letter);
    notifyAll();
  }

  /** Returns the first letter from {@code source} with {@code tag}, if it is there. */
  synchronized Optional<Letter> peek(int source, int tag) {
    return letters.stream().filter(letter -> letter.is(source, tag)).findFirst();
  }

  /** As {@link #peek}, but waits for it, and takes it out if {@code taking}. */
  synchronized Letter await(int source, int tag, boolean taking) {
    try {
      while (peek(source, tag).isEmpty()) {
        wait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for the other engines");
    }
    Letter found = peek(source, tag).orElseThrow();
    if (taking) {
      remove(found);
    }
    return found;
  }

  /** Takes a letter out if it is there. */
  synchronized Optional<Letter> poll(int source, int tag) {
    Optional<Letter> found = peek(source, tag);
    found.ifPresent(this::remove);
    return found;
  }

  @SuppressWarnings("ReferenceEquality") // This very letter.
  private void remove(Letter letter) {
    for (Iterator<Letter> each = letters.iterator(); each.hasNext(); ) {
      if (each.next() == letter) {
        each.remove();
        return;
      }
    }
  }

  /**
   * A message.
   *
   * @param source who sent it, by the place in the group
   * @param tag what it is about; below zero, a step of a collective call
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
  record Letter(int source, int tag, byte[] bytes) {
    boolean is(int wantedSource, int wantedTag) {
      return (wantedSource == Comm.ANY_SOURCE || wantedSource == source)
          && (wantedTag == Comm.ANY_TAG ? tag >= 0 : wantedTag == tag);
    }

    Envelope envelope() {
      return new Envelope(source, tag, bytes.length);
    }
  }
}
