package dev.sweep.parallel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says that a run is to end early. Once requested it stays so.
 *
 * <p>Safe for use by many threads; one signal may end several runs.
 *
 * {@snippet :
 * StopSignal stop = new StopSignal();
 * Runtime.getRuntime().addShutdownHook(new Thread(stop::request));
 * manager.process(pending, Schedule.dynamic(), workers, receiver, stop);
 * }
 */
public final class StopSignal {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Asks for the end of the run; every call but the first does nothing. */
  public void request() {
    if (requested.compareAndSet(false, true)) {
      listeners.forEach(Runnable::run);
    }
  }

  /** Returns whether the end was asked for. */
  public boolean requested() {
    return requested.get();
  }

  /**
   * Calls {@code listener} when the end is asked for, on the thread that asks, or now if it was
   * already. It must not block, and must bear being called twice.
   *
   * @return takes the listener off again
   */
  public Registration onRequest(Runnable listener) {
    listeners.add(listener);
    if (requested()) {
      listener.run();
    }
    return () -> listeners.remove(listener);
  }

  /** A listener that can be taken off. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
