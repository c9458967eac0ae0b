package dev.sweep.parallel.mpi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where all ranks come together for each call that they make in common.
 *
 * <p>Each rank tells the root which call it makes, with a note; when all have, the root answers
 * them all. So nobody goes on before everybody has come, whoever waits sleeps, and ranks that make
 * different calls are found out as soon as the second of them tells: the job ends with a message
 * that names both, instead of hanging. Closing is one of these calls.
 *
 * <p>Notes arrive on the MPI thread. A rank sends its next note only after it has got the answer,
 * so the root never holds more than one of each rank.
 */
final class Assembly {
  private static final String ADVICE =
      "all ranks must make the same calls in the same order (one that closes alone may have thrown"
          + " before)";

  private final RankGroup group;
  private final @Nullable Note[] present;
  private CompletableFuture<List<byte[]>> everybody = new CompletableFuture<>();
  private volatile CompletableFuture<byte[]> answer = new CompletableFuture<>();
  private int count;
  private long meetings;

  Assembly(RankGroup group) {
    this.group = group;
    this.present = new Note[group.size()];
    if (group.isRoot()) {
      group.onMessage(Tag.NOTE, this::takeNote);
    } else {
      group.onMessage(Tag.ANSWER, (source, message) -> answer.complete(message));
    }
  }

  /**
   * Waits until all ranks make this call, and returns the root's answer to all of them.
   *
   * @param call what is called, in words that are the same on every rank
   * @param note what the root has to know of this rank
   * @param answerTo makes the answer from the notes in rank order; called on the root alone
   */
  byte[] meet(String call, byte[] note, Function<List<byte[]>, byte[]> answerTo) {
    Note own = new Note(call, note);
    return group.isRoot() ? meetAll(own, answerTo) : meetRoot(own);
  }

  /** Waits until all ranks make this call. */
  void meet(String call) {
    meet(call, new byte[0], _ -> new byte[0]);
  }

  private byte[] meetAll(Note own, Function<List<byte[]>, byte[]> answerTo) {
    List<byte[]> notes = enter(RankGroup.ROOT, own).join();
    byte[] made = group.orFail(() -> answerTo.apply(notes));
    for (int rank = 1; rank < group.size(); rank++) {
      group.send(rank, Tag.ANSWER, made);
    }
    return made;
  }

  private byte[] meetRoot(Note own) {
    CompletableFuture<byte[]> coming = new CompletableFuture<>();
    answer = coming;
    group.send(RankGroup.ROOT, Tag.NOTE, own.toBytes());
    return coming.join();
  }

  private void takeNote(int rank, byte[] message) {
    CompletableFuture<?> _ = enter(rank, Note.read(ByteBuffer.wrap(message)));
  }

  private synchronized CompletableFuture<List<byte[]>> enter(int rank, Note note) {
    requireSameCall(rank, note);
    CompletableFuture<List<byte[]>> meeting = everybody;
    present[rank] = note;
    count++;
    if (count == group.size()) {
      everybody = new CompletableFuture<>();
      meeting.complete(takeNotes());
    }
    return meeting;
  }

  private List<byte[]> takeNotes() {
    List<byte[]> notes = new ArrayList<>();
    for (Note note : present) {
      if (note != null) {
        notes.add(note.text());
      }
    }
    Arrays.fill(present, null);
    count = 0;
    meetings++;
    return notes;
  }

  /** One other note is enough to compare with: those that are present are of one call. */
  private void requireSameCall(int rank, Note note) {
    for (int other = 0; other < present.length; other++) {
      Note earlier = present[other];
      if (earlier != null && !earlier.call().equals(note.call())) {
        group.abort(
            "call %d in common: %s makes '%s', but %s makes '%s'; %s"
                .formatted(
                    meetings + 1,
                    group.describe(rank),
                    note.call(),
                    group.describe(other),
                    earlier.call(),
                    ADVICE));
      }
    }
  }

  /** What a rank tells the root. */
  private record Note(String call, byte[] text) {
    static Note read(ByteBuffer message) {
      byte[] call = new byte[message.getInt()];
      message.get(call);
      byte[] text = new byte[message.remaining()];
      message.get(text);
      return new Note(new String(call, UTF_8), text);
    }

    byte[] toBytes() {
      byte[] name = call.getBytes(UTF_8);
      return ByteBuffer.allocate(Integer.BYTES + name.length + text.length)
          .putInt(name.length)
          .put(name)
          .put(text)
          .array();
    }
  }
}
