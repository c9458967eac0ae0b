package dev.sweep.parallel.view;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.engine.Items;
import dev.sweep.parallel.engine.TaskReport;
import dev.sweep.parallel.serial.CopiedThrowable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An outcome as the engine has sent it. */
interface Unread {
  /** In place of the number of a task: there is none yet. */
  long NO_TASK = -1;

  /** Returns the outcome; its value is a copy of its own. */
  Outcome<?> read();

  /** Returns the outcome of a job that has ended. */
  static Unread of(Job job) {
    TaskException failure = job.failure();
    return failure == null
        ? () -> read(job, Objects.requireNonNull(job.report())::outcome)
        : failed(failure);
  }

  /** Returns the outcome of one of the items that a job has mapped. */
  static Unread of(Job job, Items outcomes, int index) {
    return () -> read(job, () -> outcomes.get(index));
  }

  static Unread failed(TaskException failure) {
    return () -> new Outcome.Failed<>(failure);
  }

  private static Outcome<?> read(Job job, Content content) {
    try {
      @Nullable Object value = content.read();
      return switch (value) {
        case CopiedThrowable thrown -> failed(job, thrown.restore());
        case Items outcomes -> all(job, outcomes);
        case null, default -> new Outcome.Value<>(value);
      };
    } catch (ManagerException e) {
      return failed(job, new ManagerException("the result: " + e.getMessage(), e));
    }
  }

  /** A whole chunk that somebody asked for: its values, or the first failure. */
  private static Outcome<?> all(Job job, Items outcomes) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int index = 0; index < outcomes.size(); index++) {
      Outcome<?> outcome = of(job, outcomes, index).read();
      if (outcome instanceof Outcome.Failed<?>) {
        return outcome;
      }
      values.add(outcome.get());
    }
    return new Outcome.Value<>(values);
  }

  private static Outcome<?> failed(Job job, Throwable cause) {
    return new Outcome.Failed<>(
        new RemoteException(job.number(), job.engine(), job.place(), cause));
  }

  /** Reads what an engine has sent. */
  @FunctionalInterface
  interface Content {
    @Nullable Object read();
  }

  /** Returns what came of the items that a job has mapped. */
  static Items items(Job job) {
    TaskReport report = Objects.requireNonNull(job.report());
    return (Items) Objects.requireNonNull(report.outcome());
  }
}
