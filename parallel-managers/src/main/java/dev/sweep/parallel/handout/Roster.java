package dev.sweep.parallel.handout;

import dev.sweep.parallel.Team;
import java.util.List;
import java.util.stream.IntStream;

/** Who takes part in a run, seen from the rank that coordinates it. */
final class Roster {
  private final List<Team> teams;
  private final int[] ranks;

  /**
   * @param teams in the order of ranks, the coordinator's own first; the numbers of their workers
   *     start at 0 and leave none out
   */
  Roster(List<Team> teams) {
    this.teams = List.copyOf(teams);
    this.ranks =
        teams.stream()
            .flatMapToInt(team -> IntStream.generate(team::rank).limit(team.size()))
            .toArray();
  }

  /** Returns the coordinator's own team. */
  Team own() {
    return teams.getFirst();
  }

  /** Returns the teams of the other ranks. */
  List<Team> members() {
    return teams.subList(1, teams.size());
  }

  int rankCount() {
    return teams.size();
  }

  int workerCount() {
    return ranks.length;
  }

  /** Returns how many workers the other ranks have. */
  int remoteWorkerCount() {
    return ranks.length - own().size();
  }

  /** Returns the rank that {@code worker} belongs to. */
  int rankOf(int worker) {
    return ranks[worker];
  }
}
