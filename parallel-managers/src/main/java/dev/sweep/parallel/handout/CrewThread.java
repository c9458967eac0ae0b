package dev.sweep.parallel.handout;

import dev.sweep.parallel.Crew;
import dev.sweep.parallel.Dispatcher;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Team;
import dev.sweep.parallel.Worker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Runs the workers of this process beside the thread that called, so that an interrupt of that one
 * costs neither reports nor failures.
 */
final class CrewThread<R> {
  private final Team team;
  private final Dispatcher dispatcher;
  private final Worker.Factory<R> workers;
  private final ResultReceiver<R> receiver;
  private final StopSignal halt;

  /**
   * @param halt ends the run, and is requested when it ends early for another reason
   */
  CrewThread(
      Team team,
      Dispatcher dispatcher,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal halt) {
    this.team = team;
    this.dispatcher = dispatcher;
    this.workers = workers;
    this.receiver = receiver;
    this.halt = halt;
  }

  /** Starts the workers; the outcome always comes. */
  Future<Outcome> start() {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    try {
      Thread.ofPlatform().daemon().name("crew").start(() -> work(outcome));
    } catch (OutOfMemoryError e) {
      outcome.complete(failed(e));
    }
    return outcome;
  }

  private void work(CompletableFuture<Outcome> outcome) {
    try {
      outcome.complete(work());
    } catch (Throwable e) {
      outcome.complete(failed(e));
    }
  }

  private Outcome work() throws InterruptedException {
    try {
      return Outcome.of(Crew.run(team, dispatcher, workers, receiver, halt));
    } catch (ManagerException e) {
      return Outcome.failed(team.rank(), e);
    }
  }

  private Outcome failed(Throwable cause) {
    halt.request();
    return Outcome.failed(
        team.rank(), new ManagerException("no workers could run: " + cause, cause));
  }
}
