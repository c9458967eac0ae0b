package dev.sweep.parallel;

import org.jspecify.annotations.Nullable;

/**
 * What the workers of one run share: the work, who does it, who takes the results, and whether it
 * is to go on.
 */
final class Run<R> implements AutoCloseable {
  private final long size;
  private final Dispatcher dispatcher;
  private final Worker.Factory<R> workers;
  private final ResultReceiver<R> receiver;
  private final StopSignal stop;
  private final StopSignal halt = new StopSignal();
  private final StopSignal.Registration registration;
  private @Nullable ManagerException failure;

  /**
   * @param size how many indexes there are to work through
   */
  Run(
      long size,
      Dispatcher dispatcher,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal stop) {
    this.size = size;
    this.dispatcher = dispatcher;
    this.workers = workers;
    this.receiver = receiver;
    this.stop = stop;
    this.registration = stop.onRequest(halt::request);
  }

  /** Returns how many indexes there are to work through. */
  long size() {
    return size;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  Worker.Factory<R> workers() {
    return workers;
  }

  ResultReceiver<R> receiver() {
    return receiver;
  }

  /** Returns whether workers are to come to an end, by request or because of a failure. */
  boolean stopping() {
    return halt.requested() || stop.requested();
  }

  /** Lets the workers come to an end. */
  void halt() {
    halt.request();
  }

  /** Calls {@code listener} when the workers are to come to an end. */
  StopSignal.Registration onHalt(Runnable listener) {
    return halt.onRequest(listener);
  }

  /** Takes note of a failure and halts; the first one is the run's, later ones hang on it. */
  void fail(ManagerException next) {
    synchronized (this) {
      if (failure == null) {
        failure = next;
      } else {
        failure.addSuppressed(next);
      }
    }
    halt();
  }

  /** Throws the run's failure, if there is one. */
  synchronized void throwIfFailed() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Lets go of the stop signal, which may live longer than the run. */
  @Override
  public void close() {
    registration.close();
  }
}
