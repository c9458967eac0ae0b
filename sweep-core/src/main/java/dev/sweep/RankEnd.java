package dev.sweep;

import dev.sweep.model.ModelException;
import dev.sweep.parallel.ManagerException;
import dev.sweep.results.ResultsException;
import dev.sweep.run.Ranks;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the run ended for one rank.
 *
 * <p>No record, because it travels: to read the first record of a type by Java serialization takes
 * the JVM milliseconds.
 */
final class RankEnd implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int UNKNOWN = -1;

  private final boolean interrupted;
  private final @Nullable String breach;
  private final @Nullable String failure;
  private final int failed;
  private final int worker;
  private final boolean ofModel;

  /**
   * @param interrupted whether it was asked to stop
   * @param breach what ended it otherwise, such as a call of System.exit; null for nothing
   * @param failure what failed, without its rank; null for nothing
   * @param failed the rank that it failed on; -1 if this rank cannot tell
   * @param worker whose failure it was; -1 if it belongs to no worker
   * @param ofModel whether the model is broken as a whole
   */
  private RankEnd(
      boolean interrupted,
      @Nullable String breach,
      @Nullable String failure,
      int failed,
      int worker,
      boolean ofModel) {
    this.interrupted = interrupted;
    this.breach = breach;
    this.failure = failure;
    this.failed = failed;
    this.worker = worker;
    this.ofModel = ofModel;
  }

  static RankEnd of(
      boolean interrupted, Optional<String> breach, @Nullable ManagerException failure) {
    return new RankEnd(
        interrupted && breach.isEmpty(),
        breach.orElse(null),
        failure == null ? null : message(failure),
        failure == null ? UNKNOWN : failure.rank().orElse(UNKNOWN),
        failure == null ? UNKNOWN : failure.worker().orElse(UNKNOWN),
        failure != null && failure.getCause() instanceof ModelException);
  }

  /** Returns whether the rank was asked to stop. */
  boolean interrupted() {
    return interrupted;
  }

  /** Returns whether something failed. */
  boolean hasFailed() {
    return failure != null;
  }

  /** Returns whether the model is broken as a whole. */
  boolean ofModel() {
    return ofModel;
  }

  /** A broken model explains itself best. */
  private static String message(ManagerException failure) {
    return failure.getCause() instanceof ModelException model
        ? Objects.toString(model.getMessage(), "")
        : failure.description();
  }

  /**
   * Returns what ended the run for all, if it was no request; with its rank, unless it is the
   * results file, which the root alone writes.
   *
   * @param own what the root's own run threw; the others' are known by their messages alone
   */
  static Optional<Exception> failureOf(
      List<RankEnd> ends, Ranks ranks, @Nullable ManagerException own) {
    if (own != null && (!ranks.areSeveral() || own.getCause() instanceof ResultsException)) {
      return Optional.of(own);
    }
    return IntStream.range(0, ends.size())
        .filter(rank -> ends.get(rank).failure != null)
        .boxed()
        .min(Comparator.comparing(rank -> ends.get(rank).origin(ranks).isEmpty()))
        .map(rank -> ends.get(rank).told(ranks, rank))
        .or(() -> breachOf(ends, ranks))
        .map(ManagerException::new);
  }

  private static Optional<String> breachOf(List<RankEnd> ends, Ranks ranks) {
    return IntStream.range(0, ends.size())
        .filter(rank -> ends.get(rank).breach != null)
        .mapToObj(rank -> prefix(ranks, ranks.get(rank)) + ends.get(rank).breach)
        .findFirst();
  }

  private String told(Ranks ranks, int rank) {
    return prefix(ranks, origin(ranks).orElseGet(() -> ranks.get(rank))) + failure;
  }

  /** Returns where it failed, if that is known: all ranks hear of it. */
  private Optional<Ranks.Rank> origin(Ranks ranks) {
    if (failed != UNKNOWN) {
      return Optional.of(ranks.get(failed));
    }
    return worker == UNKNOWN ? Optional.empty() : Optional.of(ranks.rankOf(worker));
  }

  private static String prefix(Ranks ranks, Ranks.Rank rank) {
    return ranks.areSeveral() ? rank + ": " : "";
  }
}
