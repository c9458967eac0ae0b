package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How scattering works, whatever the manager. Written for any number of ranks. */
abstract class ScatterContract extends EndingContract {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @ParameterizedTest
  @MethodSource("schedules")
  void scattersAndGathersOneGroupAWorker(Schedule schedule) throws Exception {
    List<LocalResults<Integer, Integer>> groups =
        manager.scatter(schedule, worker -> worker, (_, x) -> x * x, HUNDRED).gather();

    assertThat(groups)
        .extracting(LocalResults::number)
        .isEqualTo(IntStream.range(0, manager.workerCount()).boxed().toList());
    for (LocalResults<Integer, Integer> group : groups) {
      assertThat(values(group.results()))
          .isEqualTo(group.parameters().stream().map(x -> x * x).toList());
    }
    assertThat(values(LocalResults.inOrder(groups)))
        .isEqualTo(HUNDRED.stream().map(x -> x * x).toList());
  }

  @Test
  void handsWhatAWorkerBuiltToItsExecutions() throws Exception {
    List<LocalResults<Integer, Integer>> groups =
        manager
            .scatter(Schedule.balanced(), worker -> worker, (worker, _) -> worker, HUNDRED)
            .gather();

    for (LocalResults<Integer, Integer> group : groups) {
      assertThat(values(group.results())).containsOnly(group.number());
    }
  }

  @Test
  void keepsTheResultsOfTwoScattersApart() throws Exception {
    Scatter<Integer, Integer> first = manager.scatter(_ -> 1, Integer::sum, List.of(1, 2, 3));
    Scatter<String, String> second = manager.scatter(_ -> "b", String::concat, List.of("x"));

    assertThat(values(LocalResults.inOrder(second.gather()))).containsExactly("bx");
    assertThat(values(LocalResults.inOrder(first.gather()))).containsExactly(2, 3, 4);
    assertThat(first.gather()).isEqualTo(first.gather());
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void spoilsOnlyTheParameterThatThrows(Schedule schedule) throws Exception {
    List<Result<Integer>> results =
        LocalResults.inOrder(
            manager.scatter(schedule, _ -> 840, (n, x) -> n / x, List.of(1, 2, 0, 3, 4)).gather());

    assertThat(values(List.of(results.get(0), results.get(1), results.get(3), results.get(4))))
        .containsExactly(840, 420, 280, 210);
    assertThat(results.get(2)).isInstanceOf(Result.Failure.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> results.get(2).orThrow())
        .withCauseInstanceOf(ArithmeticException.class);
  }

  @Test
  void throwsPromptlyWhenABuildThrows() {
    IOException cause = new IOException("no mesh");
    ManagerException thrown =
        catchThrowableOfType(
            ManagerException.class,
            () ->
                manager
                    .scatter(
                        worker -> {
                          throw cause;
                        },
                        (_, x) -> x,
                        HUNDRED)
                    .gather());

    assertThat(thrown).hasCause(cause).hasMessageContainingAll("worker", "no mesh");
    assertThat(thrown.worker()).isPresent();
  }

  @Test
  void scattersNothingAndLessThanThereAreWorkers() throws Exception {
    List<LocalResults<Integer, Integer>> none =
        manager.scatter(_ -> 0, Integer::sum, List.<Integer>of()).gather();
    List<LocalResults<Integer, Integer>> one =
        manager.scatter(_ -> 0, Integer::sum, List.of(7)).gather();

    assertThat(none).hasSize(manager.workerCount()).allMatch(group -> group.results().isEmpty());
    assertThat(one).hasSize(manager.workerCount());
    assertThat(values(LocalResults.inOrder(one))).containsExactly(7);
  }

  @Test
  void returnsTheGroupsOfThisProcess() throws Exception {
    List<LocalResults<Integer, Integer>> all =
        manager.scatter(_ -> 0, Integer::sum, HUNDRED).gather();
    List<LocalResults<Integer, Integer>> own = manager.localResults(all);

    List<List<LocalResults<Integer, Integer>>> ofAllRanks = manager.combine(own);
    assertThat(ofAllRanks.stream().flatMap(List::stream).toList())
        .containsExactlyInAnyOrderElementsOf(all);
  }
}
