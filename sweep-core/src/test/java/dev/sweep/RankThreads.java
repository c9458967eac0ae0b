package dev.sweep;

import dev.sweep.parallel.Crew;
import dev.sweep.parallel.Dispatcher;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.LocalResults;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.ReduceOp;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Team;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import dev.sweep.parallel.serial.ObjectBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;

/**
 * A group whose ranks are threads of the test, each with its own manager. What they tell each other
 * goes through bytes, as between processes.
 */
final class RankThreads {
  private final CyclicBarrier barrier;
  private final byte[][] told;
  private final Team[] teams;
  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable Run<?> run;

  /** A group of {@code ranks} ranks with {@code workers} workers each. */
  RankThreads(int ranks, int workers) {
    barrier = new CyclicBarrier(ranks);
    told = new byte[ranks][];
    teams = new Team[ranks];
    Arrays.setAll(teams, rank -> new Team(rank, rank * workers, workers));
  }

  /** What the root brings to a run. */
  private record Run<R>(Dispatcher dispatcher, ResultReceiver<R> receiver, StopSignal stop) {}

  ParallelManager manager(int rank) {
    return new Manager(rank);
  }

  /** Returns what ranks have ended the group for. */
  List<Throwable> failures() {
    return failures;
  }

  private void meet() {
    try {
      if (!failures.isEmpty()) {
        throw new BrokenBarrierException();
      }
      barrier.await();
    } catch (BrokenBarrierException e) {
      throw new ManagerException("another rank has ended the group", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private final class Manager implements ParallelManager {
    private final int rank;

    Manager(int rank) {
      this.rank = rank;
    }

    @Override
    public int rank() {
      return rank;
    }

    @Override
    public int processCount() {
      return teams.length;
    }

    @Override
    public int workerCount() {
      return Arrays.stream(teams).mapToInt(Team::size).sum();
    }

    @Override
    public Team team() {
      return teams[rank];
    }

    @Override
    public String medium() {
      return "threads";
    }

    @Override
    public void barrier() {
      meet();
    }

    @Override
    public <T> T broadcastObject(T object) {
      return combine(object).getFirst();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> List<T> combine(T value) {
      told[rank] = ObjectBytes.write(value);
      meet();
      List<T> all = new ArrayList<>();
      for (byte[] bytes : told) {
        all.add((T) Objects.requireNonNull(ObjectBytes.read(bytes)));
      }
      meet();
      return all;
    }

    @Override
    public <R> List<WorkerReport> process(
        IndexRanges work,
        Schedule schedule,
        Worker.Factory<R> workers,
        ResultReceiver<R> receiver,
        StopSignal stop)
        throws InterruptedException {
      if (isRoot()) {
        run = new Run<>(Dispatcher.of(work, schedule, workerCount()), receiver, new StopSignal());
      }
      meet();
      @SuppressWarnings("unchecked")
      Run<R> shared = (Run<R>) Objects.requireNonNull(run);
      List<WorkerReport> own = List.of();
      ManagerException failure = null;
      try (StopSignal.Registration _ = stop.onRequest(shared.stop()::request)) {
        own = Crew.run(team(), shared.dispatcher(), workers, shared.receiver(), shared.stop());
      } catch (ManagerException e) {
        shared.stop().request();
        failure = e;
      }
      List<List<?>> ends = combine(failure == null ? own : List.of(failure));
      return outcome(ends);
    }

    private List<WorkerReport> outcome(List<List<?>> ends) {
      List<WorkerReport> reports = new ArrayList<>();
      for (Object each : ends.stream().flatMap(List::stream).toList()) {
        if (each instanceof ManagerException failure) {
          throw failure;
        }
        reports.add((WorkerReport) each);
      }
      return reports;
    }

    @Override
    public void fail(Throwable cause) {
      failures.add(cause);
      barrier.reset();
    }

    @Override
    public void close() {}

    @Override
    public void broadcast(double[] array) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void broadcast(long[] array) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void broadcast(int[] array) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void broadcast(byte[] array) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void reduce(double[] send, double[] receive, ReduceOp op) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void reduce(long[] send, long[] receive, ReduceOp op) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double[] gatherToRoot(double[] send, int[] sizes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long[] gatherToRoot(long[] send, int[] sizes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int[] gatherToRoot(int[] send, int[] sizes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] gatherToRoot(byte[] send, int[] sizes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <P, R> List<LocalResults<P, R>> localResults(List<LocalResults<P, R>> all) {
      throw new UnsupportedOperationException();
    }
  }
}
