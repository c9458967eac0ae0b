package dev.sweep.model;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a worker program and has it built. */
final class WorkerBuild {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final WorkerSpec spec;
  private final Transcript transcript;

  WorkerBuild(WorkerSpec spec, Transcript transcript) {
    this.spec = spec;
    this.transcript = transcript;
  }

  /**
   * Returns a worker that is ready.
   *
   * @throws ModelException if it does not get ready, with the reason and the last line of its log
   * @throws InterruptedException if this thread was interrupted; the program has been killed
   */
  WorkerProcess start() throws IOException, ModelException, InterruptedException {
    WorkerProcess process = WorkerProcess.start(spec, transcript);
    boolean ready = false;
    try {
      process.send(spec.buildRequest());
      awaitReady(process);
      process.log().toldAll();
      ready = true;
      return process;
    } finally {
      if (!ready) {
        process.kill();
      }
    }
  }

  private void awaitReady(WorkerProcess process)
      throws IOException, ModelException, InterruptedException {
    long start = System.nanoTime();
    AnswerReader.Heap heap = process.poll(POLL_NANOS);
    while (heap == null) {
      if (System.nanoTime() - start > spec.buildTimeout().toNanos()) {
        throw failure(
            process,
            "is not ready within %s, the build_timeout"
                .formatted(Seconds.text(spec.buildTimeout())));
      }
      heap = process.poll(POLL_NANOS);
    }
    if (!heap.answers().equals(List.of(new Answer.Ready())) || heap.end() != null) {
      throw failure(process, insteadOfReady(process, heap));
    }
  }

  private static String insteadOfReady(WorkerProcess process, AnswerReader.Heap heap)
      throws InterruptedException {
    if (!heap.answers().isEmpty()) {
      return switch (heap.answers().getFirst()) {
        case Answer.NotBuilt(String error) -> "cannot be built: " + error;
        case Answer.Ready _ -> "went on after {\"ready\": true} before it was asked";
        case Answer.Computed _, Answer.Failed _, Answer.Malformed _ ->
            "answered a point when it was asked to build; wanted {\"ready\": true}";
      };
    }
    String end = String.valueOf(heap.end());
    return end.isEmpty()
        ? "ended by %s before it was ready".formatted(process.end().text())
        : end + "; wanted {\"ready\": true}";
  }

  private ModelException failure(WorkerProcess process, String what) throws IOException {
    String last = LastLine.of(process.log().latest());
    return new ModelException(
        "model worker: '%s' %s%s"
            .formatted(spec.argv().getFirst(), what, last.isEmpty() ? "" : ": " + last),
        null);
  }
}
