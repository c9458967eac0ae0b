package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Computes points with an instance of a user's class.
 *
 * <p>The instance lives on a thread of its own, and the worker's thread watches over it: so that a
 * point that hangs costs its thread and its instance, never the worker. The points of a block are
 * handed over together, which makes the detour cheap for the fastest of models.
 */
final class JavaModel implements BlockModel {
  private static final long WATCH_MILLIS = 10;
  private static final long CLOSE_SECONDS = 2;

  private final JavaSpec spec;
  private final OutputKinds kinds;
  private final int worker;
  private ExecutorService thread;
  private Model model;
  private boolean givenUp;

  private JavaModel(JavaSpec spec, OutputKinds kinds, int worker) throws Exception {
    this.spec = spec;
    this.kinds = kinds;
    this.worker = worker;
    this.thread = newThread();
    this.model = build();
  }

  static JavaModel open(JavaSpec spec, OutputKinds kinds, int worker) throws Exception {
    return new JavaModel(spec, kinds, worker);
  }

  @Override
  public void evaluate(PointBlock points, Outcomes outcomes, StopSignal stop) throws Exception {
    OutcomeRecorder recorder = new OutcomeRecorder(outcomes, kinds, spec.limits().retries());
    replaceIfGivenUp(stop);
    while (!computed(points, outcomes, recorder, stop)) {
      giveUpThread();
      if (stop.stopRequested() || (stop.pauseRequested() && !isToBeRetried(outcomes, recorder))) {
        return;
      }
      replaceIfGivenUp(stop);
    }
  }

  @Override
  public void close() {
    if (givenUp) {
      return;
    }
    giveUpThread();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isToBeRetried(Outcomes outcomes, OutcomeRecorder recorder) {
    return IntStream.range(0, outcomes.count()).anyMatch(recorder::isToBeRetried);
  }

  /** Computes the pending rows; returns false if the model had to be given up on the way. */
  private boolean computed(
      PointBlock points, Outcomes outcomes, OutcomeRecorder recorder, StopSignal stop)
      throws Exception {
    InterruptibleStop ownStop = new InterruptibleStop(stop);
    JavaBlockRun block =
        new JavaBlockRun(model, points, outcomes, recorder, ownStop, spec.limits().timeout());
    Future<?> done = thread.submit(block::run);
    try {
      while (!block.watch()) {
        if (ended(done, ownStop)) {
          return true;
        }
      }
      return false;
    } finally {
      ownStop.passOn();
    }
  }

  private boolean ended(Future<?> done, InterruptibleStop stop) throws Exception {
    try {
      done.get(WATCH_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      stop.waiting();
      return false;
    } catch (InterruptedException _) {
      stop.interrupted();
      return false;
    } catch (ExecutionException broken) {
      throw new ModelException(
          "model java: %s broke down: %s; a larger heap may help (SWEEP_JAVA_OPTS=-Xmx4g)"
              .formatted(spec.modelClass().name(), broken.getCause()),
          broken);
    }
  }

  /** Builds another model on another thread where the block before has cost the last ones. */
  private void replaceIfGivenUp(StopSignal stop) throws Exception {
    if (givenUp) {
      stop.handOn();
      thread = newThread();
      model = build();
      givenUp = false;
    }
  }

  private Model build() throws Exception {
    Future<Model> built = thread.submit(this::newModel);
    try {
      return built.get();
    } catch (ExecutionException failed) {
      thread.shutdown();
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new ModelException(
          "model java: %s cannot be built: %s"
              .formatted(spec.modelClass().name(), OneLine.of(cause)),
          cause);
    } catch (InterruptedException stopped) {
      thread.shutdownNow();
      throw stopped;
    }
  }

  private Model newModel() throws Exception {
    Model made = spec.modelClass().newInstance();
    made.build(spec.options());
    return made;
  }

  /** Lets the model be closed on its own thread, as soon as it has ended what it is doing. */
  private void giveUpThread() {
    givenUp = true;
    Model closing = model;
    thread.execute(() -> closeQuietly(closing));
    thread.shutdown();
  }

  private static void closeQuietly(Model model) {
    try {
      model.close();
    } catch (Exception _) {
      // All its points are recorded; nothing can be said about them that would be of use.
    }
  }

  private ExecutorService newThread() {
    return Executors.newSingleThreadExecutor(task -> {
      Thread created = new Thread(task, "model-" + worker);
      created.setDaemon(true);
      created.setContextClassLoader(spec.modelClass().loader());
      return created;
    });
  }

  /** A stop signal that an interrupt of the worker's thread sets as well. */
  private static final class InterruptibleStop implements StopSignal {
    private final StopSignal stop;
    private volatile boolean interrupted;

    InterruptibleStop(StopSignal stop) {
      this.stop = stop;
    }

    void interrupted() {
      interrupted = true;
    }

    void passOn() {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public boolean stopRequested() {
      return interrupted || stop.stopRequested();
    }

    @Override
    public boolean pauseRequested() {
      return interrupted || stop.pauseRequested();
    }

    @Override
    public void waiting() throws Exception {
      stop.waiting();
    }
  }
}
