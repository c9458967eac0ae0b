package dev.sweep.parallel.engine;

import dev.sweep.parallel.ManagerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts engines: all of them, or none. */
final class EngineStart {
  private EngineStart() {}

  static Engines one(Channel.Opener opener) {
    return many(1, opener);
  }

  /** Starts one after the other, which takes no time. */
  static Engines many(int count, Channel.Opener opener) {
    requireSome(count);
    List<RemoteEngine> engines = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      engines.add(start(number, count, opener));
    }
    return new Engines(engines);
  }

  /** Starts all at once, because each takes long. */
  static Engines together(int count, Channel.Opener opener) throws InterruptedException {
    requireSome(count);
    List<Future<RemoteEngine>> starting = new ArrayList<>();
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
      for (int number = 0; number < count; number++) {
        int own = number;
        starting.add(threads.submit(() -> new RemoteEngine(own, count, opener)));
      }
      return allOrNone(starting, threads);
    }
  }

  private static Engines allOrNone(List<Future<RemoteEngine>> starting, ExecutorService threads)
      throws InterruptedException {
    List<RemoteEngine> started = new ArrayList<>();
    try {
      for (Future<RemoteEngine> engine : starting) {
        started.add(engine.get());
      }
      return new Engines(started);
    } catch (ExecutionException e) {
      throw failure(started.size(), e.getCause() == null ? e : e.getCause());
    } finally {
      if (started.size() < starting.size()) {
        endAll(starting, threads);
      }
    }
  }

  private static void endAll(List<Future<RemoteEngine>> starting, ExecutorService threads) {
    threads.shutdownNow();
    threads.close();
    starting.stream()
        .filter(engine -> engine.state() == Future.State.SUCCESS)
        .map(Future::resultNow)
        .forEach(EngineStart::end);
  }

  private static void end(RemoteEngine engine) {
    engine.quit();
    engine.end(0);
  }

  private static RemoteEngine start(int number, int count, Channel.Opener opener) {
    try {
      return new RemoteEngine(number, count, opener);
    } catch (Exception e) {
      throw failure(number, e);
    }
  }

  private static ManagerException failure(int number, Throwable cause) {
    return new ManagerException("engine " + number + " cannot be started: " + cause, cause);
  }

  private static void requireSome(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("cannot start " + count + " engines, want at least 1");
    }
  }
}
