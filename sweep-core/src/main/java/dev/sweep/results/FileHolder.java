package dev.sweep.results;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The process that writes a results file, as it says beside the file itself.
 *
 * @param since when it took the file, to the second
 * @param run what it set out to do; null as long as it has not begun
 */
public record FileHolder(long pid, String host, Instant since, @Nullable Start run) {
  private static final Pattern TEXT =
      Pattern.compile(
          "process (\\d+) on (\\S*) since (\\S+)\n"
              + "(?:running since (\\S+) with (\\d+) points done and (\\d+) to run\n)?");

  /**
   * The beginning of a run.
   *
   * @param since when it began, to the second
   * @param done how many points of the file were not pending then
   * @param left how many it was to run
   */
  public record Start(Instant since, long done, long left) {

    static Start now(long done, long left) {
      return new Start(seconds(), done, left);
    }

    /** Returns the line that says so. */
    String toText() {
      return "running since %s with %d points done and %d to run\n".formatted(since, done, left);
    }
  }

  /** Returns what {@code text} beside a file says; nothing if it is cut short, or not ours. */
  static Optional<FileHolder> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    try {
      return matcher.lookingAt() ? Optional.of(of(matcher)) : Optional.empty();
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static FileHolder of(Matcher found) {
    Start start =
        found.group(4) == null
            ? null
            : new Start(
                Instant.parse(found.group(4)),
                Long.parseLong(found.group(5)),
                Long.parseLong(found.group(6)));
    return new FileHolder(
        Long.parseLong(found.group(1)), found.group(2), Instant.parse(found.group(3)), start);
  }

  static Instant seconds() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String toString() {
    return "process %d on %s since %s".formatted(pid, host, since);
  }
}
