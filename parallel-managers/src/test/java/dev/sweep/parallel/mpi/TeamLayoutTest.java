package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.Isolation;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.Team;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TeamLayoutTest {
  private static final ManagerOptions SHARE = ManagerOptions.threads(ManagerOptions.SHARE);
  private static final ManagerOptions ROOT_IDLE =
      new ManagerOptions(ManagerOptions.SHARE, Isolation.THREAD, false);

  @Test
  void numbersTheWorkersRankByRank() {
    List<RankPlace> places = List.of(place("a", 4, "0-3"), place("a", 4, "0-3"));

    assertThat(layout(places, ManagerOptions.threads(3)))
        .containsExactly(new Team(0, 0, 3), new Team(1, 3, 3));
  }

  @Test
  void sharesTheProcessorsOfAMachineTheFirstRanksGettingMore() {
    List<RankPlace> places =
        List.of(
            place("a", 8, "0-7"), place("b", 4, "0-3"), place("a", 8, "0-7"), place("a", 8, "0-7"));

    assertThat(sizes(places, SHARE)).containsExactly(3, 4, 3, 2);
  }

  @Test
  void givesEachRankAtLeastOneWorker() {
    List<RankPlace> places = List.of(place("a", 1, "0"), place("a", 1, "0"), place("a", 1, "0"));

    assertThat(sizes(places, SHARE)).containsExactly(1, 1, 1);
  }

  @Test
  void givesEachRankAsManyWorkersAsItsShareIsEnoughForButOneAtLeast() {
    ManagerOptions wide =
        new ManagerOptions(
            ManagerOptions.SHARE, 3, Isolation.THREAD, true, ChildOptions.standard());

    assertThat(sizes(List.of(place("a", 7, ""), place("b", 2, ""), place("b", 2, "")), wide))
        .containsExactly(2, 1, 1);
  }

  @Test
  void leavesRanksThatAreBoundToProcessorsOfTheirOwnAllOfThem() {
    List<RankPlace> places =
        List.of(place("a", 4, "0-3"), place("a", 4, "4,6,8-9"), place("a", 4, "0-3"));

    assertThat(sizes(places, SHARE)).containsExactly(2, 4, 2);
  }

  @Test
  void sharesWhereItIsNotKnownWhichProcessorsMayBeUsed() {
    List<RankPlace> places = List.of(place("a", 4, ""), place("a", 4, "0-3"));

    assertThat(sizes(places, SHARE)).containsExactly(2, 2);
  }

  @Test
  void countsNeitherTheRootNorItsProcessorsWhenItDoesNotWork() {
    List<RankPlace> places =
        List.of(place("a", 4, "0-3"), place("a", 4, "0-3"), place("a", 4, "0-3"));

    assertThat(layout(places, ROOT_IDLE))
        .containsExactly(new Team(0, 0, 0), new Team(1, 0, 2), new Team(2, 2, 2));
  }

  @Test
  void givesEachRankWhatItAsksForAndHeedsTheRootAloneOnWhetherItWorks() {
    RankPlace place = place("a", 4, "0-3");

    assertThat(
            TeamLayout.of(
                List.of(
                    new RankOffer(place, 2, 1, true),
                    new RankOffer(place, 1, 1, false),
                    new RankOffer(place, ManagerOptions.SHARE, 1, true))))
        .containsExactly(new Team(0, 0, 2), new Team(1, 2, 1), new Team(2, 3, 1));
  }

  @Test
  void letsTheOnlyRankWorkInAnyCase() {
    assertThat(sizes(List.of(place("a", 4, "0-3")), ROOT_IDLE)).containsExactly(4);
  }

  @Test
  void tellsTheOthersAllOfAnOffer() {
    RankOffer offer = new RankOffer(place("knöten", 4, "0-3,70"), 2, 3, true);
    RankOffer vague = new RankOffer(place("", 1, ""), ManagerOptions.SHARE, 1, false);

    assertThat(RankOffer.read(offer.toBytes())).isEqualTo(offer);
    assertThat(RankOffer.read(vague.toBytes())).isEqualTo(vague);
  }

  @Test
  void knowsWhereThisProcessIs() {
    RankPlace here = RankPlace.ofThisProcess();

    assertThat(here.host()).isNotBlank();
    assertThat(here.allowed().cardinality()).isGreaterThanOrEqualTo(here.processors());
    assertThat(here.shares(here)).isTrue();
  }

  private static List<Integer> sizes(List<RankPlace> places, ManagerOptions options) {
    return layout(places, options).stream().map(Team::size).toList();
  }

  private static List<Team> layout(List<RankPlace> places, ManagerOptions options) {
    return TeamLayout.of(places.stream().map(place -> RankOffer.of(place, options)).toList());
  }

  private static RankPlace place(String host, int processors, String allowed) {
    return new RankPlace(host, processors, RankPlace.processors(allowed));
  }
}
