package dev.sweep.parallel.engine;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.mpi.Ranks;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One engine by itself, for whoever sends it many tasks ahead of their answers, takes some back,
 * and may lose it.
 *
 * <p>Tasks are done in the order in which they were sent. Each is answered once: by its report, as
 * withdrawn, or as lost with the engine. Answers come on threads that must not be held up. Safe for
 * use by many threads, but not from functions that run on an engine.
 */
public final class TaskEngine {
  private final RemoteEngine engine;

  TaskEngine(RemoteEngine engine) {
    this.engine = engine;
  }

  /** Starts an engine on a thread. */
  public static TaskEngine onThread(int number) {
    return started(number, ThreadChannel::new);
  }

  /**
   * Starts an engine in a child JVM.
   *
   * @throws ManagerException if it cannot be started
   */
  public static TaskEngine inProcess(int number, ChildOptions options) {
    return started(
        number, (own, count, receiver) -> ChildChannel.open(own, count, options, receiver));
  }

  /**
   * Returns the engines of all ranks, on rank 0; the others {@linkplain RankEngines#serve serve}.
   */
  public static List<TaskEngine> onRanks(Ranks ranks) {
    return RankEngines.open(ranks).separate();
  }

  private static TaskEngine started(int number, Channel.Opener opener) {
    try {
      return new TaskEngine(new RemoteEngine(number, 1, opener));
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new ManagerException("engine " + number + " cannot be started: " + e, e);
    }
  }

  /** Sends a task; {@code listener} is told how it ended. */
  public void send(Task task, Consumer<Ending> listener) {
    CompletableFuture<?> _ =
        engine
            .send(task.sequence(), task.message())
            .thenAccept(answer -> listener.accept(Ending.of(answer)));
  }

  /** Takes a task back, if it has not begun: then it ends as withdrawn. */
  public void withdraw(Task task) {
    engine.post(Command.withdraw(task.sequence()));
  }

  /** As {@link #withdraw}, but interrupts the thread of a task that has begun. */
  public void interrupt(Task task) {
    engine.post(Command.interrupt(task.sequence()));
  }

  /** Calls {@code listener} with the reason when the engine is gone, at once if it is already. */
  public void onLoss(Consumer<Throwable> listener) {
    engine.onLoss(listener);
  }

  /** Returns where it is, for people: {@code child process 4711}. */
  public String place() {
    return engine.place();
  }

  /** Lets the engine end when it has done all it was sent, and returns at once. */
  public void quit() {
    engine.quit();
  }

  /** Waits for its end after {@link #quit}, up to {@code millis}, and then ends it. */
  public void end(long millis) {
    engine.end(millis);
  }

  /**
   * Ends the engine at once, with whatever it does.
   *
   * @throws UnsupportedOperationException if it is a rank: that would take the job with it
   */
  public void kill() {
    engine.kill();
  }

  /** How a task ended. */
  public sealed interface Ending {
    /** The engine has done it, and tells how. */
    record Done(TaskReport report) implements Ending {}

    /** It was taken back, and has never begun. */
    record Withdrawn() implements Ending {}

    /** The engine is gone, and nobody knows how far it came. */
    record Lost(Throwable reason) implements Ending {}

    private static Ending of(Answer answer) {
      return switch (answer) {
        case Answer.Reported(TaskReport report) -> new Done(report);
        case Answer.Withdrawn _ -> new Withdrawn();
        case Answer.Lost(Throwable reason) -> new Lost(reason);
        case Answer.Value _, Answer.Thrown _ ->
            throw new IllegalStateException("a task is answered by a report");
      };
    }
  }
}
