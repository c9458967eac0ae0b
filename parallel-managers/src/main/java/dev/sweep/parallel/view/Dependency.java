package dev.sweep.parallel.view;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a task waits for: results, all or any of them, that succeed or fail.
 *
 * {@snippet :
 * view.withAfter(Dependency.all(first, second)).apply(() -> "both have succeeded");
 * view.withAfter(Dependency.any(first, second).onFailure()).apply(() -> "one has failed");
 * }
 *
 * @param results what it waits for
 * @param needsAll whether all of them count, or any one
 * @param countsSuccess whether one that has succeeded counts
 * @param countsFailure whether one that has failed counts
 */
public record Dependency(
    List<AsyncResult<?>> results, boolean needsAll, boolean countsSuccess, boolean countsFailure) {

  public Dependency {
    results = List.copyOf(results);
    if (!countsSuccess && !countsFailure) {
      throw new IllegalArgumentException(
          "a dependency on neither success nor failure is never met");
    }
  }

  /** Returns the dependency on the success of all {@code results}. */
  public static Dependency all(AsyncResult<?>... results) {
    return new Dependency(List.of(results), true, true, false);
  }

  /** Returns the dependency on the success of at least one of {@code results}. */
  public static Dependency any(AsyncResult<?>... results) {
    return new Dependency(List.of(results), false, true, false);
  }

  /** Returns the same, met by failures instead. */
  public Dependency onFailure() {
    return new Dependency(results, needsAll, false, true);
  }

  /** Returns the same, met by any end. */
  public Dependency onEnd() {
    return new Dependency(results, needsAll, true, true);
  }

  /** Returns what is to be said of it now. */
  Judgement judge() {
    List<AsyncResult<?>> ready = results.stream().filter(AsyncResult::ready).toList();
    List<AsyncResult<?>> met = ready.stream().filter(this::counts).toList();
    boolean isLost = needsAll ? met.size() < ready.size() : met.isEmpty() && isOver(ready);
    if (isLost) {
      return new Judgement.Impossible(reason(ready));
    }
    boolean isMet = needsAll ? met.size() == results.size() : !met.isEmpty() || results.isEmpty();
    return isMet ? new Judgement.Met(places(met)) : new Judgement.Waiting();
  }

  private boolean isOver(List<AsyncResult<?>> ready) {
    return ready.size() == results.size() && !results.isEmpty();
  }

  private boolean counts(AsyncResult<?> result) {
    return result.successful() ? countsSuccess : countsFailure;
  }

  private String reason(List<AsyncResult<?>> ready) {
    AsyncResult<?> first = ready.stream().filter(each -> !counts(each)).findFirst().orElseThrow();
    return "task %s, on which it depends, has %s"
        .formatted(first.tasks().getFirst(), first.successful() ? "succeeded" : "failed");
  }

  /** Those where all have run, or any. */
  private Set<Integer> places(List<AsyncResult<?>> met) {
    Set<Integer> places = new HashSet<>();
    boolean first = true;
    for (AsyncResult<?> result : met) {
      if (needsAll && !first) {
        places.retainAll(result.engines());
      } else {
        places.addAll(result.engines());
      }
      first = false;
    }
    return places;
  }

  /** Whether the dependency is met. */
  sealed interface Judgement {
    /** Nobody knows yet. */
    record Waiting() implements Judgement {}

    /** It is, by what ran on {@code engines}. */
    record Met(Set<Integer> engines) implements Judgement {}

    /** It never will be. */
    record Impossible(String reason) implements Judgement {}
  }
}
