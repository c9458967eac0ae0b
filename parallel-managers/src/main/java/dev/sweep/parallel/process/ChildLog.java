package dev.sweep.parallel.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what a child prints, on a thread of its own, so that the child never waits: passes it on
 * line by line and keeps the last lines.
 */
final class ChildLog {
  static final int KEPT_LINES = 40;

  /** A longer line is taken as several. */
  static final int LONGEST_LINE = 8_192;

  private final Consumer<String> lines;
  private final Deque<String> last = new ArrayDeque<>();
  private final Thread thread;

  private ChildLog(InputStream printed, String threadName, Consumer<String> lines) {
    this.lines = lines;
    this.thread = Thread.ofPlatform().daemon().name(threadName).unstarted(() -> readAll(printed));
  }

  static ChildLog follow(InputStream printed, String threadName, Consumer<String> lines) {
    ChildLog log = new ChildLog(printed, threadName, lines);
    log.thread.start();
    return log;
  }

  /** Waits until all is read, but not longer: a grandchild may hold the pipe. */
  void awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
  }

  /** Returns the last lines so far, at most {@value #KEPT_LINES}. */
  List<String> lastLines() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  private void readAll(InputStream printed) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(printed)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n' || line.size() == LONGEST_LINE) {
          pass(line);
        }
        if (next != '\n') {
          line.write(next);
        }
      }
    } catch (IOException _) {
      // The child is gone; what was read counts.
    }
    if (line.size() > 0) {
      pass(line);
    }
  }

  private void pass(ByteArrayOutputStream bytes) {
    String line = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    synchronized (last) {
      if (last.size() == KEPT_LINES) {
        last.removeFirst();
      }
      last.addLast(line);
    }
    try {
      lines.accept(line);
    } catch (RuntimeException _) {
      // Whoever cannot take a line misses it; the child must not be held up.
    }
  }
}
