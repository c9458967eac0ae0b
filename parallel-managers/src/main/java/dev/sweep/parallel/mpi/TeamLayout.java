package dev.sweep.parallel.mpi;

import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.Team;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the workers of all ranks, rank by rank. It comes out the same on every rank, because it
 * depends on nothing but what all have told all.
 */
final class TeamLayout {
  private final List<RankOffer> offers;

  private TeamLayout(List<RankOffer> offers) {
    this.offers = offers;
  }

  /** Returns the team of each rank, in rank order. */
  static List<Team> of(List<RankOffer> offers) {
    return new TeamLayout(offers).teams();
  }

  private List<Team> teams() {
    List<Team> teams = new ArrayList<>();
    int first = 0;
    for (int rank = 0; rank < offers.size(); rank++) {
      int size = works(rank) ? size(rank) : 0;
      teams.add(new Team(rank, first, size));
      first += size;
    }
    return List.copyOf(teams);
  }

  private boolean works(int rank) {
    return rank != RankGroup.ROOT || offers.size() == 1 || offers.get(RankGroup.ROOT).rootWorks();
  }

  private int size(int rank) {
    RankOffer offer = offers.get(rank);
    return offer.workers() == ManagerOptions.SHARE
        ? Math.max(1, share(rank) / offer.processorsPerWorker())
        : offer.workers();
  }

  /** Divides a rank's processors among the ranks that may use the same; the first get more. */
  private int share(int rank) {
    RankPlace place = offers.get(rank).place();
    int sharing = 0;
    int before = 0;
    for (int other = 0; other < offers.size(); other++) {
      if (works(other) && place.shares(offers.get(other).place())) {
        sharing++;
        before += other < rank ? 1 : 0;
      }
    }
    int more = before < place.processors() % sharing ? 1 : 0;
    return place.processors() / sharing + more;
  }
}
