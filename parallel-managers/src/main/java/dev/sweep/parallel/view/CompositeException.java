package dev.sweep.parallel.view;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Several tasks or elements of which some failed.
 *
 * <p>The message has the first four and counts the rest; the cause is the first, and all others are
 * suppressed.
 */
public final class CompositeException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int MOST_IN_MESSAGE = 4;

  private final transient List<TaskException> failures;

  /**
   * Creates the exception.
   *
   * @param failures at least one, in order
   * @param all how many there were in all
   */
  CompositeException(List<TaskException> failures, int all) {
    super(message(failures, all), failures.getFirst());
    this.failures = List.copyOf(failures);
    failures.stream().skip(1).forEach(this::addSuppressed);
  }

  /** Returns all failures, in order; at least one, none of them composite. */
  public List<TaskException> failures() {
    return failures;
  }

  private static String message(List<TaskException> failures, int all) {
    int more = failures.size() - MOST_IN_MESSAGE;
    return failures.stream()
        .limit(MOST_IN_MESSAGE)
        .map(Throwable::getMessage)
        .collect(
            Collectors.joining(
                "; ",
                failures.size() + " of " + all + " failed: ",
                more > 0 ? "; and " + more + " more" : ""));
  }
}
