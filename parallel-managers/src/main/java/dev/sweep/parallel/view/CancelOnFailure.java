package dev.sweep.parallel.view;

/** Cancels all tasks of a group when one has failed: the others may wait for it. */
final class CancelOnFailure {
  private CancelOnFailure() {}

  static void watch(AsyncResults<?> results) {
    for (AsyncResult<?> each : results.split()) {
      each.gathering()
          .all()
          .thenRun(() -> {
            if (!each.failures().isEmpty()) {
              results.cancel();
            }
          })
          .isDone();
    }
  }
}
