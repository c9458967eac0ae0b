package dev.sweep.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a stack trace as far as it is the user's: without the frames that called the model. */
final class UserStackTrace {
  private static final int MOST_FRAMES = 40;
  private static final int MOST_CAUSES = 10;
  private static final String CALLER = UserCall.class.getName();

  private UserStackTrace() {}

  /** Returns the trace of {@code thrown} and of its causes, a line a frame. */
  static String of(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    @Nullable Throwable current = thrown;
    for (int depth = 0; current != null && depth < MOST_CAUSES; depth++) {
      lines.add((depth == 0 ? "" : "Caused by: ") + current);
      addFrames(lines, current.getStackTrace());
      current = current.getCause();
    }
    return String.join("\n", lines);
  }

  private static void addFrames(List<String> lines, StackTraceElement[] frames) {
    int count = 0;
    while (count < frames.length && !frames[count].getClassName().equals(CALLER)) {
      count++;
    }
    for (int i = 0; i < Math.min(count, MOST_FRAMES); i++) {
      lines.add("    at " + frames[i]);
    }
    if (count > MOST_FRAMES) {
      lines.add("    ... " + (count - MOST_FRAMES) + " more");
    }
  }
}
