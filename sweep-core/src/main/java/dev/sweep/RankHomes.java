package dev.sweep;

import dev.sweep.parallel.WorkerReport;
import dev.sweep.results.RankHome;
import dev.sweep.results.ResultsFile;
import dev.sweep.run.Ranks;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where the ranks of a run are, for the results file. */
final class RankHomes {
  private final Map<Integer, RankHome> homes = new HashMap<>();

  /** Takes note of the ranks; a process by itself has a home for each worker, told at the end. */
  void begin(Ranks ranks, ResultsFile results) {
    if (ranks.areSeveral()) {
      ranks.all().forEach(rank -> homes.put(rank.team().rank(), home(rank)));
      homes.forEach(results::setHome);
    }
  }

  /** Takes note of what a worker did; it may have been a process of its own. */
  void complete(WorkerReport worker, ResultsFile results) {
    if (homes.isEmpty()) {
      RankHome home = new RankHome(worker.host(), worker.pid(), 1, worker.chunks());
      results.setHome(worker.worker(), home);
    } else {
      RankHome more =
          homes.computeIfPresent(worker.rank(), (_, home) -> home.plusChunks(worker.chunks()));
      results.setHome(worker.rank(), Objects.requireNonNull(more));
    }
  }

  private static RankHome home(Ranks.Rank rank) {
    return new RankHome(rank.host(), rank.pid(), rank.team().size(), 0);
  }
}
