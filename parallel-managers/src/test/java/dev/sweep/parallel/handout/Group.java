package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Team;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Ranks that are threads of one JVM: rank 0 coordinates, the others are members. */
final class Group implements AutoCloseable {
  final List<Team> teams = new ArrayList<>();
  final List<StopSignal> stops = new ArrayList<>();
  final List<Thread> callers = new ArrayList<>();
  final Post post;
  Schedule schedule = Schedule.dynamic();
  long credit = 1 << 20;
  private int runs;

  /** How a run ended on one rank: reports, or what it threw. */
  record End(@Nullable List<WorkerReport> reports, @Nullable Throwable thrown) {
    List<WorkerReport> reportsOrThrow() {
      if (reports == null) {
        throw new AssertionError("the run failed", thrown);
      }
      return reports;
    }
  }

  /** A group of as many ranks as {@code sizes}, each with so many workers. */
  Group(long seed, int... sizes) {
    int first = 0;
    for (int size : sizes) {
      teams.add(new Team(teams.size(), first, size));
      stops.add(new StopSignal());
      first += size;
    }
    post = new Post(seed, sizes.length);
  }

  int workerCount() {
    return teams.stream().mapToInt(Team::size).sum();
  }

  /** Runs on all ranks and returns how it ended on each. */
  <R> List<End> run(IndexRanges work, Worker.Factory<R> workers, ResultReceiver<R> receiver)
      throws InterruptedException {
    return ends(start(work, workers, receiver));
  }

  /** Starts a run on all ranks, on the threads {@link #callers}. */
  <R> List<Future<List<WorkerReport>>> start(
      IndexRanges work, Worker.Factory<R> workers, ResultReceiver<R> receiver) {
    int run = ++runs;
    callers.clear();
    List<Future<List<WorkerReport>>> running = new ArrayList<>();
    for (Team team : teams) {
      var task =
          new FutureTask<>(() ->
              team.rank() == 0
                  ? coordinate(run, work, workers, receiver)
                  : takePart(run, team, workers));
      callers.add(Thread.ofPlatform().daemon().name("rank-" + team.rank()).start(task));
      running.add(task);
    }
    return running;
  }

  private <R> List<WorkerReport> coordinate(
      int run, IndexRanges work, Worker.Factory<R> workers, ResultReceiver<R> receiver)
      throws InterruptedException {
    Roster roster = new Roster(teams);
    Coordinator<R> coordinator =
        new Coordinator<>(
            post.wire(run, 0), roster, work, schedule, workers, receiver, stops.get(0), credit);
    post.open(run, 0, coordinator::received);
    return coordinator.run().reportsOrThrow();
  }

  private <R> List<WorkerReport> takePart(int run, Team team, Worker.Factory<R> workers)
      throws InterruptedException {
    int rank = team.rank();
    Member<R> member = new Member<>(post.wire(run, rank), team, workers, stops.get(rank));
    post.open(run, rank, (_, message) -> member.received(message));
    return member.run().reportsOrThrow();
  }

  static List<End> ends(List<Future<List<WorkerReport>>> running) throws InterruptedException {
    List<End> ends = new ArrayList<>();
    for (Future<List<WorkerReport>> each : running) {
      ends.add(end(each));
    }
    return ends;
  }

  private static End end(Future<List<WorkerReport>> running) throws InterruptedException {
    try {
      return new End(running.get(), null);
    } catch (ExecutionException e) {
      return new End(null, e.getCause());
    }
  }

  @Override
  public void close() {
    post.close();
  }
}
