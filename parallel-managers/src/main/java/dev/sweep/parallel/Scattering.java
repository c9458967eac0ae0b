package dev.sweep.parallel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scatters over any manager by {@link ParallelManager#process}: one index a parameter. */
final class Scattering {
  private Scattering() {}

  static <C, P, R> Scatter<P, R> run(
      ParallelManager manager,
      Schedule schedule,
      Scatter.Build<C> build,
      Scatter.Execute<C, P, R> execute,
      List<P> parameters)
      throws InterruptedException {
    List<P> all = List.copyOf(parameters);
    Results<R> results = new Results<>(all.size());
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(all.size()),
            schedule,
            worker -> new ExecutingWorker<>(build.build(worker), execute, all),
            results,
            new StopSignal());
    List<LocalResults<P, R>> groups =
        manager.isRoot()
            ? reports.stream().map(report -> results.group(report, all)).toList()
            : List.of();
    List<LocalResults<P, R>> gathered = manager.broadcastObject(groups);
    return () -> gathered;
  }

  /** Executes ranges of parameters and emits one list of results a range. */
  private record ExecutingWorker<C, P, R>(
      C context, Scatter.Execute<C, P, R> execute, List<P> parameters)
      implements Worker<List<Result<R>>> {

    @Override
    public void run(IndexRange range, Emitter<List<Result<R>>> emitter) throws Exception {
      List<Result<R>> results = new ArrayList<>();
      for (long index = range.first(); index < range.end(); index++) {
        if (emitter.stopRequested()) {
          return;
        }
        results.add(result(parameters.get(Math.toIntExact(index))));
      }
      emitter.emit(range, results);
    }

    /** Whatever is wrong with one parameter is data; a machine out of memory is not. */
    private Result<R> result(P parameter) throws InterruptedException {
      try {
        return new Result.Success<>(execute.execute(context, parameter));
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception | AssertionError | StackOverflowError e) {
        return new Result.Failure<>(e);
      }
    }
  }

  /** The results by index. Workers write disjoint parts; the run's end makes them visible. */
  private static final class Results<R> implements ResultReceiver<List<Result<R>>> {
    private final Object[] byIndex;

    Results(int size) {
      this.byIndex = new Object[size];
    }

    @Override
    public void accept(int worker, IndexRange range, List<Result<R>> results) {
      System.arraycopy(
          results.toArray(), 0, byIndex, Math.toIntExact(range.first()), results.size());
    }

    <P> LocalResults<P, R> group(WorkerReport report, List<P> all) {
      List<P> parameters = new ArrayList<>();
      List<Result<R>> results = new ArrayList<>();
      for (IndexRange range : report.done().ranges()) {
        int first = Math.toIntExact(range.first());
        int end = Math.toIntExact(range.end());
        parameters.addAll(all.subList(first, end));
        results.addAll(results(first, end));
      }
      return new LocalResults<>(report.worker(), report.done(), parameters, results);
    }

    @SuppressWarnings("unchecked") // Only lists of Result<R> are copied in.
    private List<Result<R>> results(int first, int end) {
      return (List<Result<R>>) (List<?>) Arrays.asList(byIndex).subList(first, end);
    }
  }
}
