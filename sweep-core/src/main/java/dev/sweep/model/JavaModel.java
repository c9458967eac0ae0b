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
  private final Instances instances;
  private ExecutorService thread;
  private ModelInstance instance;
  private boolean givenUp;

  private JavaModel(JavaSpec spec, Instances instances, OutputKinds kinds, int worker)
      throws Exception {
    this.spec = spec;
    this.instances = instances;
    this.kinds = kinds;
    this.worker = worker;
    this.thread = newThread();
    this.instance = build();
  }

  /**
   * Opens a model for one worker, and builds its instance.
   *
   * @param instances where it and those that replace it come from
   */
  static JavaModel open(JavaSpec spec, Instances instances, OutputKinds kinds, int worker)
      throws Exception {
    return new JavaModel(spec, instances, kinds, worker);
  }

  @Override
  public void evaluate(PointBlock points, Outcomes outcomes, StopSignal stop) throws Exception {
    OutcomeRecorder recorder = new OutcomeRecorder(outcomes, kinds, spec.limits().retries());
    Batches batches = new Batches(outcomes, recorder, spec.largestBatch());
    replaceIfGivenUp(stop);
    while (!computed(points, batches, outcomes, recorder, stop)) {
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
      PointBlock points,
      Batches batches,
      Outcomes outcomes,
      OutcomeRecorder recorder,
      StopSignal stop)
      throws Exception {
    InterruptibleStop ownStop = new InterruptibleStop(stop);
    JavaBlockRun block =
        new JavaBlockRun(instance, spec, points, batches, outcomes, recorder, ownStop);
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
      if (broken.getCause() instanceof ModelException unbuilt) {
        throw unbuilt;
      }
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
      instance = build();
      givenUp = false;
    }
  }

  private ModelInstance build() throws Exception {
    ModelInstance opening = new ModelInstance(instances, spec.scope(), spec.start());
    Future<?> built =
        thread.submit(() -> {
          opening.open();
          return opening;
        });
    try {
      built.get();
      return opening;
    } catch (ExecutionException failed) {
      thread.shutdown();
      throw failed.getCause() instanceof ModelException unbuilt ? unbuilt : failed;
    } catch (InterruptedException stopped) {
      thread.shutdownNow();
      throw stopped;
    }
  }

  /** Lets the model be closed on its own thread, as soon as it has ended what it is doing. */
  private void giveUpThread() {
    givenUp = true;
    thread.execute(instance::close);
    thread.shutdown();
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
