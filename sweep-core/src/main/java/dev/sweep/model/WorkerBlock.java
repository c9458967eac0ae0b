package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The points of one block on their way through a worker: which are sent, answered, to be sent
 * again.
 *
 * <p>Who is to blame when a worker breaks down, or is silent for too long, while it has several
 * points? Nobody can tell, so nobody is blamed: they all become suspects, which are sent again
 * alone, each when no other is outstanding. A breakdown counts against a point only if it was the
 * only one outstanding. Thus what becomes of a point does not depend on how many are sent ahead.
 */
final class WorkerBlock {
  private final PointBlock points;
  private final Outcomes outcomes;
  private final OutcomeRecorder recorder;
  private final PrintedOutputs wanted;
  private final Set<Long> suspects;
  private final boolean[] sent;
  private final long[] sentNanos;
  private final Deque<Integer> again = new ArrayDeque<>();
  private int next;
  private int outstanding;
  private boolean alone;
  private long begunNanos;

  /**
   * @param wanted finds outputs in answers
   * @param suspects the numbers of points that are to be sent alone; is kept up to date
   */
  WorkerBlock(
      PointBlock points,
      Outcomes outcomes,
      OutcomeRecorder recorder,
      PrintedOutputs wanted,
      Set<Long> suspects) {
    this.points = points;
    this.outcomes = outcomes;
    this.recorder = recorder;
    this.wanted = wanted;
    this.suspects = suspects;
    this.sent = new boolean[points.count()];
    this.sentNanos = new long[points.count()];
  }

  /** Returns how many points are with the worker. */
  int outstanding() {
    return outstanding;
  }

  /** Returns whether a point is left to be sent: when pausing, one that was tried already. */
  boolean hasMore(boolean pausing) {
    return candidate(pausing) >= 0;
  }

  /** Returns the nanoseconds since the worker began with the point, or the points, it is at. */
  long busyNanos() {
    return System.nanoTime() - begunNanos;
  }

  /** Appends the requests to be sent now, until {@code most} are outstanding. */
  void send(StringBuilder lines, RequestText requests, int most, boolean pausing) {
    while (outstanding < most && !alone) {
      int row = candidate(pausing);
      boolean suspect = row >= 0 && suspects.contains(points.first() + row);
      if (row < 0 || (suspect && outstanding > 0)) {
        return;
      }
      requests.append(lines, points, row);
      sent(row);
      alone = suspect;
    }
  }

  private void sent(int row) {
    if (!again.remove(row)) {
      next = row + 1;
    }
    sent[row] = true;
    sentNanos[row] = System.nanoTime();
    if (outstanding++ == 0) {
      begunNanos = sentNanos[row];
    }
  }

  private int candidate(boolean pausing) {
    for (int row : again) {
      if (!pausing || recorder.isToBeRetried(row)) {
        return row;
      }
    }
    if (pausing) {
      return -1;
    }
    while (next < points.count() && outcomes.statusOf(next) != Status.PENDING) {
      next++;
    }
    return next < points.count() ? next : -1;
  }

  /**
   * Takes answers that came at once; the time since the last ones is spread over their points.
   *
   * @param log what the worker has said meanwhile
   * @return what the worker did that it must not do, or null
   */
  @Nullable String accept(List<Answer> answers, String log, RequestWindow window) {
    long now = System.nanoTime();
    double seconds = (now - begunNanos) * 1e-9 / answers.size();
    for (Answer answer : answers) {
      int row = row(answer);
      if (row < 0) {
        return "wrote an answer that nobody waits for: " + text(answer);
      }
      window.answered(now - sentNanos[row]);
      settle(row, result(answer, log), seconds);
    }
    begunNanos = now;
    return null;
  }

  /** Returns the row of an outstanding point; -1 if it is none. */
  private int row(Answer answer) {
    long row =
        switch (answer) {
          case Answer.Computed computed -> computed.point() - points.first();
          case Answer.Failed failed -> failed.point() - points.first();
          case Answer.Ready _, Answer.NotBuilt _, Answer.Malformed _ -> -1;
        };
    return row >= 0 && row < sent.length && sent[(int) row] ? (int) row : -1;
  }

  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.Computed computed -> "to point " + computed.point();
      case Answer.Failed failed -> "to point " + failed.point();
      case Answer.Ready _ -> "that it is ready";
      case Answer.NotBuilt notBuilt -> notBuilt.error();
      case Answer.Malformed malformed -> malformed.reason();
    };
  }

  private PointResult result(Answer answer, String log) {
    return switch (answer) {
      case Answer.Computed(_, Map<String, @Nullable Object> outputs) -> outputs(outputs, log);
      case Answer.Failed(_, String error, String ownLog) ->
          new PointResult.Failed(Status.FAILED, "error", error, ownLog.isEmpty() ? log : ownLog);
      case Answer.Ready _, Answer.NotBuilt _, Answer.Malformed _ ->
          throw new IllegalStateException("no answer to a point: " + answer);
    };
  }

  private PointResult outputs(Map<String, @Nullable Object> outputs, String log) {
    try {
      return new PointResult.Computed(wanted.in(outputs));
    } catch (OutputException missing) {
      return PointResult.Failed.ofOutput(missing.getMessage(), log);
    }
  }

  private void settle(int row, PointResult result, double seconds) {
    sent[row] = false;
    outstanding--;
    alone = false;
    if (recorder.record(row, result, seconds)) {
      suspects.remove(points.first() + row);
    } else {
      again.addLast(row);
    }
  }

  /**
   * The worker is gone, with all it had. A point that was alone is tried {@code tries} times before
   * it counts as failed, or more if so configured.
   */
  void lost(PointResult.Failed result, int tries) {
    boolean known = outstanding == 1;
    double seconds = TimeUnit.NANOSECONDS.toMillis(busyNanos()) * 1e-3;
    for (int row = sent.length - 1; row >= 0; row--) {
      if (sent[row]) {
        sent[row] = false;
        lost(row, known && recorder.record(row, result, seconds, tries));
      }
    }
    outstanding = 0;
    alone = false;
  }

  private void lost(int row, boolean settled) {
    if (settled) {
      suspects.remove(points.first() + row);
    } else {
      suspects.add(points.first() + row);
      again.addFirst(row);
    }
  }
}
