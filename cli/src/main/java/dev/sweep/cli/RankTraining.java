package dev.sweep.cli;

import dev.sweep.RunRequest;
import dev.sweep.Sweep;
import dev.sweep.SweepJob;
import dev.sweep.parallel.ParallelManagerFactory;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.mpi.Rehearsal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Runs a sweep on two ranks that are threads of this process: what ranks do beside MPI itself. */
final class RankTraining {
  private static final int RANKS = 2;
  private static final long PATIENCE_SECONDS = 120;

  private final Rehearsal job = Rehearsal.of(RANKS);
  private final Path config;
  private final List<String> overrides;
  private final Path results;

  private RankTraining(Path config, List<String> overrides, Path results) {
    this.config = config;
    this.overrides = overrides;
    this.results = results;
  }

  /** Runs the sweep of {@code config} into a new file {@code results}. */
  static void run(Path config, List<String> overrides, Path results) {
    RankTraining training = new RankTraining(config, overrides, results);
    CompletableFuture.allOf(
            IntStream.range(0, RANKS)
                .mapToObj(rank ->
                    CompletableFuture.runAsync(() -> training.run(rank), RankTraining::start))
                .toArray(CompletableFuture<?>[]::new))
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private static void start(Runnable task) {
    Thread.ofPlatform().daemon().start(task);
  }

  private void run(int rank) {
    StopSignal stop = new StopSignal();
    try (RunConsole told = new RunConsole(Console.silent(), options(), stop)) {
      RunRequest request = RunRequest.asConfigured().into(results).on(null, 1).startingOver();
      int exitCode =
          new SweepJob(() -> List.of(Sweep.load(config, overrides)), request, stop)
              .on(managers(rank))
              .run(told, told);
      if (exitCode != ExitCode.OK) {
        throw new IllegalStateException("rank " + rank + " ended with " + exitCode);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("the training was interrupted", e);
    }
  }

  private ParallelManagerFactory managers(int rank) {
    Map<String, String> environment =
        Map.of(
            "OMPI_COMM_WORLD_SIZE", Integer.toString(RANKS),
            "OMPI_COMM_WORLD_RANK", Integer.toString(rank));
    return ParallelManagerFactory.standard(environment)
        .with("mpi", options -> job.open(rank, options));
  }

  private static RunConsole.Options options() {
    return new RunConsole.Options(null, ProgressMode.NONE, false, false, false, false);
  }
}
