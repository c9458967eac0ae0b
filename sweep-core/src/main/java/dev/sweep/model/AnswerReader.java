package dev.sweep.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a worker writes on its standard output, on a thread of its own.
 *
 * <p>Lines are handed over as many at once as were read at once, in order; a few such heaps are
 * held, then the worker is held up. The last heap tells the end. A line of more than {@value
 * #LONGEST_LINE} bytes ends the reading, and so does one that answers nothing.
 */
final class AnswerReader {
  /** How long a line may be: 16 MiB. */
  static final int LONGEST_LINE = 1 << 24;

  private static final int FIRST_BUFFER = 1 << 16;
  private static final int MOST_HEAPS = 64;

  private final InputStream in;
  private final Transcript transcript;
  private final BlockingQueue<Heap> heaps = new ArrayBlockingQueue<>(MOST_HEAPS);
  private final Thread thread;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int filled;

  private AnswerReader(InputStream in, Transcript transcript, String threadName) {
    this.in = in;
    this.transcript = transcript;
    this.thread = Thread.ofPlatform().daemon().name(threadName).unstarted(this::readAll);
  }

  /**
   * Answers that were read at once.
   *
   * @param end why nothing will follow, as a thing that the worker did; empty if it only closed its
   *     standard output; null if more may follow
   */
  record Heap(List<Answer> answers, @Nullable String end) {}

  static AnswerReader start(InputStream in, Transcript transcript, String threadName) {
    AnswerReader reader = new AnswerReader(in, transcript, threadName);
    reader.thread.start();
    return reader;
  }

  /** Returns the next answers, or null if none come in time. */
  @Nullable Heap poll(long nanos) throws InterruptedException {
    return heaps.poll(nanos, TimeUnit.NANOSECONDS);
  }

  /** Ends the thread, also if nobody takes what it has read. */
  void close() {
    thread.interrupt();
  }

  private void readAll() {
    try {
      boolean more = true;
      while (more) {
        more = read();
      }
    } catch (InterruptedException _) {
      // Nobody wants to know any more.
    }
  }

  /** Reads once and hands over what is whole; returns whether there may be more. */
  private boolean read() throws InterruptedException {
    int count = readMore();
    if (count < 0) {
      heaps.put(new Heap(List.of(), filled == 0 ? "" : cutOff()));
      return false;
    }
    if (transcript.listens()) {
      transcript.said("from worker", new String(buffer, filled, count, StandardCharsets.UTF_8));
    }
    filled += count;
    Heap heap = takeLines(filled - count);
    if (!heap.answers().isEmpty() || heap.end() != null) {
      heaps.put(heap);
    }
    return heap.end() == null;
  }

  /** A pipe that breaks is one that ends. */
  private int readMore() {
    try {
      return in.read(buffer, filled, buffer.length - filled);
    } catch (IOException _) {
      return -1;
    }
  }

  private Heap takeLines(int searched) {
    List<Answer> answers = new ArrayList<>();
    int start = 0;
    for (int i = searched; i < filled; i++) {
      if (buffer[i] == '\n') {
        Answer answer = isBlank(start, i) ? null : Answer.of(buffer, start, i);
        if (answer instanceof Answer.Malformed(String reason)) {
          return new Heap(answers, "wrote " + reason);
        } else if (answer != null) {
          answers.add(answer);
        }
        start = i + 1;
      }
    }
    return new Heap(answers, keep(start) ? null : tooLong());
  }

  private boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\r' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Keeps what begins at {@code start} and makes room behind it, unless it is too long. */
  private boolean keep(int start) {
    filled -= start;
    System.arraycopy(buffer, start, buffer, 0, filled);
    if (filled == buffer.length) {
      if (filled > LONGEST_LINE) {
        return false;
      }
      buffer = Arrays.copyOf(buffer, Math.min(2 * filled, LONGEST_LINE + 1));
    }
    return true;
  }

  private String cutOff() {
    return "left " + Answer.Malformed.of(buffer, 0, filled, "it did not end").reason();
  }

  private static String tooLong() {
    return "wrote a line of more than %d MiB".formatted(LONGEST_LINE >> 20);
  }
}
