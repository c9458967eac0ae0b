package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.TaskEngine;
import dev.sweep.parallel.engine.TaskEngine.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The engines of a client, and the tasks it has submitted to them. Safe for many threads. */
final class Cluster implements AutoCloseable {
  private static final long EXIT_MILLIS = 1_000;

  private final EngineSource source;
  private final Scheduler scheduler = new Scheduler();
  private final History history;
  private final Map<Integer, Attached> engines = new TreeMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("task-timeouts").factory());

  /** Processes may have had other clients: numbers of groups only ever grow. */
  private static final AtomicLong GROUPS = new AtomicLong();

  private int nextId;
  private boolean closed;

  Cluster(EngineSource source, int remembered) {
    this.source = source;
    this.history = new History(remembered);
  }

  Scheduler scheduler() {
    return scheduler;
  }

  History history() {
    return history;
  }

  /** Returns the last number of a group of tasks that speak to each other. */
  AtomicLong groups() {
    return GROUPS;
  }

  /** Returns the engines that are there, in order. */
  synchronized List<Integer> ids() {
    return List.copyOf(engines.keySet());
  }

  /** Returns numbers of engines that are to come. */
  synchronized List<Integer> newIds(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("cannot start " + count + " engines, want at least 1");
    }
    List<Integer> ids = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      ids.add(nextId);
      nextId++;
    }
    return ids;
  }

  /** Starts engines, all at once; completes when they have joined. */
  CompletableFuture<List<Integer>> start(List<Integer> ids) {
    ids.forEach(scheduler::expect);
    List<CompletableFuture<Void>> joining =
        ids.stream()
            .map(id -> CompletableFuture.runAsync(() -> start(id), Thread::startVirtualThread))
            .toList();
    return CompletableFuture.allOf(joining.toArray(CompletableFuture<?>[]::new))
        .thenApply(_ -> ids);
  }

  /** Takes an engine that is there. */
  void join(int id, TaskEngine engine) {
    Seat seat = new Seat(id, new EngineWire(engine, this));
    Attached attached = new Attached(engine, seat);
    synchronized (this) {
      if (closed) {
        engine.quit();
        engine.end(0);
        return;
      }
      engines.put(id, attached);
      notifyAll();
    }
    scheduler.join(seat);
    engine.onLoss(reason -> lost(seat, reason));
  }

  /**
   * Returns the engine of that number.
   *
   * @throws IllegalArgumentException if there is none
   */
  synchronized Attached require(int id) {
    Attached engine = engines.get(id);
    if (engine == null) {
      throw new IllegalArgumentException(
          "there is no engine %d, want one of %s".formatted(id, engines.keySet()));
    }
    return engine;
  }

  /** Waits until there are as many engines. */
  synchronized void await(int count, Duration timeout)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (engines.size() < count) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException(
            "%d of %d engines are there after %s s"
                .formatted(engines.size(), count, timeout.toMillis() / 1000.0));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Lets an engine end when it has done what it has; it is gone for all others at once. */
  void retire(int id) {
    Attached engine = require(id);
    synchronized (this) {
      engines.remove(id, engine);
    }
    scheduler.retire(engine.seat());
  }

  /** Ends an engine at once. */
  void kill(int id) {
    Attached attached = require(id);
    attached.engine().kill();
  }

  /** Puts a new engine in the place of one that is there, or was. */
  CompletableFuture<List<Integer>> restart(int id) {
    Attached before;
    synchronized (this) {
      if (id < 0 || id >= nextId) {
        throw new IllegalArgumentException("there has never been an engine " + id);
      }
      before = engines.get(id);
    }
    scheduler.expect(id);
    if (before != null) {
      before.engine().kill();
      lost(before.seat(), new IllegalStateException("it was started again"));
    }
    return start(List.of(id));
  }

  /** Submits a job. */
  void submit(Job job) {
    history.begun(job);
    scheduler.submit(job);
    job.options().after().ifPresent(dependency -> watch(job, dependency));
    job.options().follow().ifPresent(dependency -> watch(job, dependency));
    job.options().timeout().ifPresent(limit -> expireAfter(job, limit));
  }

  /** Ends all that is outstanding, and the engines. */
  @Override
  public void close() {
    List<Attached> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(engines.values());
      engines.clear();
    }
    timer.shutdownNow();
    scheduler.close(history.outstanding());
    all.forEach(each -> each.engine().quit());
    long deadline = System.nanoTime() + EXIT_MILLIS * 1_000_000;
    all.forEach(each -> each.engine().end(Math.max(0, (deadline - System.nanoTime()) / 1_000_000)));
  }

  private void start(int id) {
    try {
      join(id, source.start(id));
    } catch (RuntimeException e) {
      scheduler.expectNoMore(id);
      throw e;
    }
  }

  /** An engine is not there any more when its tasks are told to be lost. */
  private void ended(Job job, Seat seat, Ending ending) {
    if (ending instanceof Ending.Lost(Throwable reason)) {
      lost(seat, reason);
    } else {
      scheduler.answered(job, seat, ending);
    }
  }

  private void lost(Seat seat, Throwable reason) {
    synchronized (this) {
      engines.values().removeIf(each -> each.seat() == seat);
      notifyAll();
    }
    scheduler.lose(seat, reason);
  }

  private void watch(Job job, Dependency dependency) {
    for (AsyncResult<?> result : dependency.results()) {
      result.gathering().all().thenRun(() -> scheduler.reconsider(job)).isDone();
    }
  }

  private void expireAfter(Job job, Duration limit) {
    timer.schedule(() -> scheduler.expire(job), limit.toNanos(), TimeUnit.NANOSECONDS).isDone();
  }

  /** An engine and its place in the schedule. */
  record Attached(TaskEngine engine, Seat seat) {}

  private record EngineWire(TaskEngine engine, Cluster cluster) implements Seat.Wire {
    @Override
    public String place() {
      return engine.place();
    }

    @Override
    public void send(Job job, Seat seat) {
      engine.send(job.task(), ending -> cluster.ended(job, seat, ending));
    }

    @Override
    public void recall(Job job, boolean interrupting) {
      if (interrupting) {
        engine.interrupt(job.task());
      } else {
        engine.withdraw(job.task());
      }
    }

    @Override
    public void quit() {
      engine.quit();
    }
  }
}
