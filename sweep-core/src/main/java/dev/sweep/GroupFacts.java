package dev.sweep;

import dev.sweep.parallel.Launcher;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.results.Provenance.Fact;
import dev.sweep.run.Ranks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The group that runs a sweep, and what to tell of it: to people, and in the results file.
 *
 * @param launcher what started it; empty for the user alone
 */
record GroupFacts(ParallelManager manager, Ranks ranks, Optional<Launcher> launcher) {

  /** Returns what a file keeps; nothing of a process by itself. */
  List<Fact> kept() {
    List<Fact> facts = new ArrayList<>();
    if (!manager.medium().isEmpty()) {
      facts.add(new Fact("mpi_library", manager.medium()));
    }
    if (ranks.areSeveral()) {
      facts.add(new Fact("ranks", Integer.toString(ranks.all().size())));
      facts.add(new Fact("workers", Integer.toString(manager.workerCount())));
      launcher.ifPresent(found -> facts.add(new Fact("launcher", found.kind().toString())));
    }
    return facts;
  }

  /** Returns for example {@code 4 ranks x 2 workers over Open MPI 4.1.4}. */
  String text() {
    String over = manager.medium().isEmpty() ? "" : " over " + manager.medium();
    return count(ranks.all().size(), "rank") + " x " + workers() + over;
  }

  private String workers() {
    List<Integer> sizes = ranks.all().stream().map(rank -> rank.team().size()).distinct().toList();
    return sizes.size() == 1
        ? count(sizes.getFirst(), "worker")
        : sizes.stream().map(String::valueOf).collect(Collectors.joining(" or ")) + " workers";
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
