package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has points computed by a program that is started once and then answers request after request.
 *
 * <p>Several requests may be outstanding, as many as the {@link RequestWindow} says. A program that
 * dies, hangs or breaks the protocol is killed and replaced; {@link WorkerBlock} decides what that
 * means to its points.
 */
final class WorkerModel implements BlockModel {
  /** How many workers a point may cost before it counts as failed. */
  private static final int MOST_WORKERS = 3;

  private static final int MOST_BUILDS = 3;
  private static final int MOST_BREACHES = 3;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final WorkerSpec spec;
  private final OutputKinds kinds;
  private final WorkerBuild build;
  private final RequestWindow window = new RequestWindow();
  private final LateStop lateStop = new LateStop();
  private final Set<Long> suspects = new HashSet<>();
  private @Nullable RequestText requests;
  private @Nullable WorkerProcess process;
  private int breaches;

  private WorkerModel(WorkerBuild build, WorkerSpec spec, OutputKinds kinds) {
    this.spec = spec;
    this.kinds = kinds;
    this.build = build;
  }

  /** Makes a model whose program is built. */
  static WorkerModel open(WorkerBuild build, WorkerSpec spec, OutputKinds kinds) throws Exception {
    WorkerModel model = new WorkerModel(build, spec, kinds);
    model.process = model.build.start();
    return model;
  }

  @Override
  public void evaluate(PointBlock points, Outcomes outcomes, StopSignal stop) throws Exception {
    OutcomeRecorder recorder = new OutcomeRecorder(outcomes, kinds, spec.limits().retries());
    WorkerBlock block = new WorkerBlock(points, outcomes, recorder, spec.outputs(), suspects);
    try {
      while (goesOn(block, stop)) {
        step(block, requests(points), stop);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      kill();
    }
    if (stop.stopRequested()) {
      kill();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }

  private static boolean goesOn(WorkerBlock block, StopSignal stop) {
    return !stop.stopRequested()
        && (block.outstanding() > 0 || block.hasMore(stop.pauseRequested()));
  }

  private RequestText requests(PointBlock points) {
    RequestText known = requests;
    if (known == null || !known.fits(points)) {
      known = new RequestText(points.parameters());
      requests = known;
    }
    return known;
  }

  /** Sends what may be sent, and takes what comes within a moment. */
  private void step(WorkerBlock block, RequestText requests, StopSignal stop) throws Exception {
    stop.waiting();
    WorkerProcess worker = running(stop);
    StringBuilder lines = new StringBuilder();
    block.send(lines, requests, window.size(), stop.pauseRequested());
    if (!lines.isEmpty()) {
      worker.send(lines.toString());
    }
    AnswerReader.Heap heap = worker.poll(waitNanos(block));
    if (heap != null) {
      take(block, worker, heap, stop);
    } else if (left(block) <= 0) {
      timedOut(block, worker);
    }
  }

  /** Returns the worker, or one in its place; a moment's trouble must not end the run. */
  private WorkerProcess running(StopSignal stop) throws Exception {
    WorkerProcess running = process;
    if (running == null) {
      stop.handOn();
    }
    for (int builds = 1; running == null; builds++) {
      try {
        running = build.start();
      } catch (ModelException failure) {
        if (builds == MOST_BUILDS) {
          throw failure;
        }
      }
    }
    process = running;
    return running;
  }

  private long waitNanos(WorkerBlock block) {
    return Math.clamp(left(block), 0, POLL_NANOS);
  }

  /** Returns the nanoseconds until the worker has been silent for too long. */
  private long left(WorkerBlock block) {
    return spec.limits().timeout() == null
        ? Long.MAX_VALUE
        : spec.limits().timeout().toNanos() - block.busyNanos();
  }

  private void take(
      WorkerBlock block, WorkerProcess worker, AnswerReader.Heap heap, StopSignal stop)
      throws IOException, ModelException, InterruptedException {
    String fault = null;
    if (!heap.answers().isEmpty()) {
      fault = block.accept(heap.answers(), worker.log().latest(), window);
    }
    String end = heap.end();
    if (fault == null && end != null && end.isEmpty()) {
      ended(block, worker, stop);
    } else if (fault != null || end != null) {
      broke(block, worker, fault == null ? String.valueOf(end) : fault);
    } else {
      worker.log().toldAll();
    }
  }

  /** The worker has ended, or cut itself off: by what hit the whole run, or by a point. */
  private void ended(WorkerBlock block, WorkerProcess worker, StopSignal stop)
      throws IOException, InterruptedException {
    WorkerProcess.Ending ending = worker.end();
    Integer exitCode = ending.exitCode();
    if (exitCode == null || !lateStop.follows(exitCode, stop)) {
      lost(block, worker, "ended by " + ending.text());
    }
  }

  private void broke(WorkerBlock block, WorkerProcess worker, String fault)
      throws IOException, ModelException {
    if (block.outstanding() == 0 && ++breaches == MOST_BREACHES) {
      throw new ModelException(
          "model worker: '%s' %s".formatted(spec.argv().getFirst(), fault), null);
    }
    lost(block, worker, fault);
  }

  private void lost(WorkerBlock block, WorkerProcess worker, String fault) throws IOException {
    String log = worker.log().latest();
    String last = LastLine.of(log);
    String message =
        "its worker %s, in each of %d tries%s"
            .formatted(fault, tries(), last.isEmpty() ? "" : ": " + last);
    kill();
    block.lost(new PointResult.Failed(Status.FAILED, "crashed", message, log), MOST_WORKERS);
  }

  private int tries() {
    return Math.max(MOST_WORKERS, 1 + spec.limits().retries());
  }

  private void timedOut(WorkerBlock block, WorkerProcess worker) throws IOException {
    String log = worker.log().latest();
    String message = "no answer within " + Seconds.text(spec.limits().timeout());
    kill();
    block.lost(new PointResult.Failed(Status.TIMED_OUT, "timeout", message, log), 1);
  }

  private void kill() {
    WorkerProcess dead = process;
    process = null;
    if (dead != null) {
      dead.kill();
    }
  }
}
