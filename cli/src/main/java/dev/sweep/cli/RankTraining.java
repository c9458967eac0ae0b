package dev.sweep.cli;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Team;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.handout.AgreedEnd;
import dev.sweep.parallel.handout.Coordinator;
import dev.sweep.parallel.handout.Member;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Hands out work from one rank to another, both in this process: what MPI would carry. */
final class RankTraining {
  private static final List<Team> TEAMS = List.of(new Team(0, 0, 1), new Team(1, 1, 1));
  private static final IndexRanges WORK = IndexRanges.of(200);

  private RankTraining() {}

  static void run() {
    try (ExecutorService toRoot = Executors.newSingleThreadExecutor();
        ExecutorService toMember = Executors.newSingleThreadExecutor()) {
      AtomicReference<Coordinator<double[]>> root = new AtomicReference<>();
      StopSignal stop = new StopSignal();
      Member<double[]> member =
          new Member<>(
              (_, message) -> toRoot.execute(() -> root.get().received(1, message)),
              TEAMS.get(1),
              workers(),
              stop);
      root.set(
          new Coordinator<>(
              (_, message) -> toMember.execute(() -> member.received(message)),
              TEAMS,
              WORK,
              Schedule.dynamic(),
              workers(),
              (_, _, _) -> {},
              stop));
      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> end(member.run()));
      end(root.get().run());
      other.join();
    }
  }

  private static Worker.Factory<double[]> workers() {
    return _ -> (range, emitter) -> emitter.emit(range, new double[Math.toIntExact(range.count())]);
  }

  private static void end(AgreedEnd end) {
    try {
      end.reportsOrThrow();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the training was interrupted", e);
    }
  }
}
