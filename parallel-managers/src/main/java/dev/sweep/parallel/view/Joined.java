package dev.sweep.parallel.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several results as one. */
record Joined(List<Work> parts) implements Work {

  static <R extends @Nullable Object> AsyncResults<R> of(List<AsyncResult<R>> parts) {
    if (parts.isEmpty() || parts.stream().map(AsyncResult::cluster).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "cannot join %d results: want some, of one client".formatted(parts.size()));
    }
    Gathering<R> all = new Gathering<>(parts.size());
    for (int index = 0; index < parts.size(); index++) {
      int own = index;
      Gathering<?> part = parts.get(own).gathering();
      part.all().thenRun(() -> all.put(own, () -> outcome(parts.get(own)))).isDone();
    }
    Joined work = new Joined(parts.stream().map(AsyncResult::work).toList());
    return new AsyncResults<>(parts.getFirst().cluster(), work, all);
  }

  private static <R extends @Nullable Object> Outcome<R> outcome(AsyncResult<R> part) {
    List<TaskException> failures = part.failures();
    return failures.isEmpty()
        ? new Outcome.Value<>(part.value())
        : new Outcome.Failed<>(failures.getFirst());
  }

  @Override
  public List<Job> jobs() {
    return parts.stream().flatMap(part -> part.jobs().stream()).toList();
  }

  @Override
  public void abort() {
    parts.forEach(Work::abort);
  }

  @Override
  public void cancel() {
    parts.forEach(Work::cancel);
  }
}
