package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.TaskEngine.Ending;
import dev.sweep.parallel.engine.TaskReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which job runs where and when, and how it ends; knows engines only as {@link Seat}s.
 *
 * <p>Every change is a step under one lock, and no step waits for anything. What a step causes at
 * once, such as the loss of an engine that is being sent to, is the next step. Who waits for a job
 * is told when the lock has been released.
 *
 * <p>Always true between steps: a job that is ready has an engine it may run on, now or soon, and
 * none of these has room; a job that was sent is with one engine and with no other; a job that has
 * ended is nowhere. An engine without work asks back half of what the busiest has not begun.
 */
final class Scheduler {
  /** A job that has cost as many engines is to blame. */
  private static final int MOST_LOSSES = 3;

  private final Object lock = new Object();
  private final Queue<Runnable> steps = new ArrayDeque<>();
  private final List<Job> ended = new ArrayList<>();
  private final Seats seats = new Seats();
  private final ReadyJobs ready = new ReadyJobs();
  private boolean changing;
  private boolean closed;

  /** An engine is about to join. */
  void expect(int id) {
    change(() -> seats.expect(id));
  }

  /** An engine that was expected does not come. */
  void expectNoMore(int id) {
    change(() -> {
      seats.expectNoMore(id);
      failHopeless();
    });
  }

  void join(Seat seat) {
    change(() -> {
      seats.add(seat);
      fill(seat);
    });
  }

  /** The engine is gone, with all it had. */
  void lose(Seat seat, Throwable reason) {
    change(() -> takeFrom(seat, reason));
  }

  /** Gives an engine nothing more, and lets it end when it has done what it has. */
  void retire(Seat seat) {
    change(() -> {
      seat.retire();
      endIfRetired(seat);
      failHopeless();
    });
  }

  void submit(Job job) {
    change(() -> begin(job));
  }

  /** Looks again whether the dependencies of a job are met. */
  void reconsider(Job job) {
    change(() -> consider(job));
  }

  void answered(Job job, Seat seat, Ending ending) {
    change(() -> take(job, seat, ending));
  }

  /** Ends a job that has not begun. */
  void abort(Job job) {
    change(() -> recall(job, new AbortedException(job.number(), "was aborted before it began")));
  }

  /** Ends a job wherever it is; its engine is interrupted in it. */
  void cancel(Job job) {
    change(() -> endNow(job, new AbortedException(job.number(), "was cancelled")));
  }

  /** Ends a job that has not begun in time. */
  void expire(Job job) {
    change(() ->
        job.options()
            .timeout()
            .ifPresent(limit -> recall(job, new TaskTimeoutException(job.number(), limit))));
  }

  /** Ends all jobs, and takes no others. */
  void close(Collection<Job> outstanding) {
    change(() -> {
      closed = true;
      ready.removeIf(_ -> true);
      outstanding.forEach(job -> endNow(job, closed(job)));
    });
  }

  /** Returns how many jobs keep all engines at work. */
  int capacity() {
    synchronized (lock) {
      return seats.capacity();
    }
  }

  QueueStatus status() {
    synchronized (lock) {
      return seats.status(ready.size());
    }
  }

  private void change(Runnable step) {
    List<Job> toTell;
    synchronized (lock) {
      steps.add(step);
      if (changing) {
        return;
      }
      changing = true;
      try {
        for (Runnable next = steps.poll(); next != null; next = steps.poll()) {
          next.run();
        }
      } finally {
        changing = false;
      }
      toTell = List.copyOf(ended);
      ended.clear();
    }
    toTell.forEach(Job::tell);
  }

  private void begin(Job job) {
    if (closed) {
      fail(job, closed(job));
    } else if (job.isDirect()) {
      sendDirectly(job);
    } else {
      consider(job);
    }
  }

  private void sendDirectly(Job job) {
    Seat seat = seats.get(job.target());
    if (seat == null || seat.isRetiring()) {
      Throwable reason = new IllegalStateException("it is not there");
      fail(job, new EngineLostException(job.number(), job.target(), "gone", reason));
    } else {
      seats.give(job, seat);
    }
  }

  private void consider(Job job) {
    if (job.state() != Job.State.HELD) {
      return;
    }
    switch (Placement.of(job)) {
      case Placement.Waiting _ -> {
        // It is considered again when a dependency has ended.
      }
      case Placement.Never(String reason) ->
          fail(job, new ImpossibleTaskException(job.number(), reason));
      case Placement.On(Set<Integer> engines) -> makeReady(job, engines);
    }
  }

  private void makeReady(Job job, Set<Integer> engines) {
    Set<Integer> left = seats.without(engines, job.refused());
    Seat seat = seats.leastLoaded(left);
    job.become(Job.State.READY);
    if (seat != null) {
      seats.give(job, seat);
    } else if (seats.isHopeless(left) || isRefusedByAll(job, left)) {
      fail(job, seats.hopeless(job));
    } else {
      ready.add(job, left);
    }
  }

  private static boolean isRefusedByAll(Job job, Set<Integer> left) {
    return left.isEmpty() && !job.refused().isEmpty();
  }

  private void take(Job job, Seat seat, Ending ending) {
    if (ending instanceof Ending.Lost(Throwable reason)) {
      takeFrom(seat, reason);
    } else if (seat.answered(job)) {
      if (ending instanceof Ending.Done(TaskReport report)) {
        seat.completed(report.duration().toNanos());
        finish(job, seat, report);
      } else {
        comeBack(job);
      }
      endIfRetired(seat);
      fill(seat);
    }
  }

  private void finish(Job job, Seat seat, TaskReport report) {
    if (job.hasEnded()) {
      return;
    }
    Throwable thrown = report.hasThrown() ? report.thrown().orElseThrow() : null;
    if (thrown == null) {
      end(job, report, null);
    } else if (thrown instanceof UnmetDependencyException && !job.isDirect()) {
      refuse(job, seat);
    } else if (!job.isDirect() && job.recallReason() == null && job.mayFailAgain()) {
      runAgain(job);
    } else {
      end(job, report, new RemoteException(job.number(), seat.id(), seat.place(), thrown));
    }
  }

  private void refuse(Job job, Seat seat) {
    job.refused().add(seat.id());
    runAgain(job);
  }

  /** It has not run: where it was, it may be asked back from again. */
  private void comeBack(Job job) {
    TaskException reason = job.recallReason();
    if (job.hasEnded()) {
      return;
    }
    if (reason != null) {
      fail(job, reason);
    } else {
      runAgain(job);
    }
  }

  private void runAgain(Job job) {
    job.become(Job.State.HELD);
    consider(job);
  }

  private void takeFrom(Seat seat, Throwable reason) {
    if (!seats.remove(seat)) {
      return;
    }
    boolean first = true;
    for (Job job : seat.takeAll()) {
      if (!job.hasEnded()) {
        takeBack(job, seat, reason, first);
      }
      first = false;
    }
    failHopeless();
  }

  /** Engines do one job after the other: only the first can be to blame. */
  private void takeBack(Job job, Seat seat, Throwable reason, boolean begun) {
    int losses = begun ? job.loses() : job.losses();
    boolean isToBlame = begun && (losses >= MOST_LOSSES || job.elements() > 1);
    if (job.isDirect() || isToBlame) {
      fail(job, new EngineLostException(job.number(), seat.id(), seat.place(), reason));
    } else {
      comeBack(job);
    }
  }

  private void recall(Job job, TaskException reason) {
    if (job.state() == Job.State.SENT) {
      job.recall(reason);
      Objects.requireNonNull(job.seat()).recall(job, false);
    } else {
      fail(job, reason);
    }
  }

  private void endNow(Job job, TaskException reason) {
    if (job.state() == Job.State.SENT) {
      Objects.requireNonNull(job.seat()).recall(job, true);
    }
    fail(job, reason);
  }

  private void fill(Seat seat) {
    Job next = seat.hasRoom() ? ready.pollFor(seat.id()) : null;
    while (next != null) {
      seats.give(next, seat);
      next = seat.hasRoom() ? ready.pollFor(seat.id()) : null;
    }
    if (seat.isIdle() && seat.hasRoom()) {
      seats.askBackFor(seat);
    }
  }

  private void endIfRetired(Seat seat) {
    if (seat.isRetiring() && seat.isIdle() && seats.remove(seat)) {
      seat.quit();
    }
  }

  private void failHopeless() {
    ready.removeIf(seats::isHopeless).forEach(job -> fail(job, seats.hopeless(job)));
  }

  private void fail(Job job, TaskException reason) {
    if (!job.hasEnded()) {
      if (job.state() == Job.State.READY) {
        ready.remove(job);
      }
      end(job, null, reason);
    }
  }

  private void end(Job job, @Nullable TaskReport report, @Nullable TaskException failure) {
    job.end(report, failure);
    ended.add(job);
  }

  private static TaskException closed(Job job) {
    return new AbortedException(job.number(), "was aborted: the client was closed");
  }
}
