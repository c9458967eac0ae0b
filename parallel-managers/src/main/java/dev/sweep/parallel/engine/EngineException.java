package dev.sweep.parallel.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A call that failed on one or more engines.
 *
 * <p>The cause is what the first of them threw, with its stack trace there; what the others threw
 * is suppressed. The message has the first four.
 */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int MOST_IN_MESSAGE = 4;

  private final List<EngineFailure> failures;

  /**
   * Creates the exception.
   *
   * @param failures at least one, by number of the engine
   * @param engines how many engines the call was made on
   */
  EngineException(List<EngineFailure> failures, int engines) {
    super(message(failures, engines), failures.getFirst().cause());
    this.failures = List.copyOf(failures);
    failures.stream().skip(1).forEach(failure -> addSuppressed(failure.cause()));
  }

  /** Returns the failures known when this was thrown, by number of the engine; at least one. */
  public List<EngineFailure> failures() {
    return failures;
  }

  private static String message(List<EngineFailure> failures, int engines) {
    String head = engines == 1 ? "" : failures.size() + " of " + engines + " engines failed: ";
    String more = failures.size() > MOST_IN_MESSAGE ? "; ..." : "";
    return failures.stream()
        .limit(MOST_IN_MESSAGE)
        .map(EngineFailure::toString)
        .collect(Collectors.joining("; ", head, more));
  }
}
