package dev.sweep.parallel.engine;

import dev.sweep.parallel.ManagerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one call, one of each engine it was made on. Confined to one thread.
 *
 * <p>As soon as one engine has failed, the others have only a moment to fail too: whoever called is
 * told at once, and not when the slowest is done.
 */
final class Answers {
  private static final long MOMENT_MILLIS = 250;

  private final List<Expected> all = new ArrayList<>();
  private final CompletableFuture<Boolean> failed = new CompletableFuture<>();

  /** Expects one more answer; its value comes after those expected before. */
  void expect(RemoteEngine engine, CompletableFuture<Answer> answer) {
    all.add(new Expected(engine, answer));
    CompletableFuture<?> _ =
        answer.thenAccept(arrived -> {
          if (!(arrived instanceof Answer.Value)) {
            failed.complete(true);
          }
        });
  }

  /**
   * Waits for all answers and returns their values.
   *
   * @throws EngineException if an engine failed
   */
  List<@Nullable Object> await() throws InterruptedException {
    CompletableFuture<?> answered = answered();
    try {
      CompletableFuture.anyOf(answered, failed).get();
      answered.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // Some are still at work; what they will say concerns nobody.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // No answer completes so.
    }
    return values();
  }

  /** As {@link #await}, but is not interrupted. */
  List<@Nullable Object> awaitUninterruptibly() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return await();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private CompletableFuture<Void> answered() {
    return CompletableFuture.allOf(
        all.stream().map(Expected::answer).toArray(CompletableFuture<?>[]::new));
  }

  private List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    List<EngineFailure> failures = new ArrayList<>();
    for (Expected expected : all) {
      if (expected.answer.isDone()) {
        expected.take(values, failures);
      }
    }
    if (!failures.isEmpty()) {
      throw new EngineException(failures, all.size());
    }
    return Collections.unmodifiableList(values);
  }

  /** An answer and who is to give it. */
  private record Expected(RemoteEngine engine, CompletableFuture<Answer> answer) {
    void take(List<@Nullable Object> values, List<EngineFailure> failures) {
      switch (answer.join()) {
        case Answer.Value value -> read(value, values, failures);
        case Answer.Thrown thrown -> failures.add(engine.failure(thrown.read()));
        case Answer.Lost(Throwable reason) -> failures.add(engine.failure(reason));
        case Answer.Reported _, Answer.Withdrawn _ ->
            throw new IllegalStateException("a call is no task");
      }
    }

    private void read(
        Answer.Value value, List<@Nullable Object> values, List<EngineFailure> failures) {
      try {
        values.add(value.read());
      } catch (ManagerException e) {
        failures.add(engine.failure(new ManagerException("the result: " + e.getMessage(), e)));
      }
    }
  }
}
