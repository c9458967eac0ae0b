package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every manager promises. Written for any number of ranks, each of which runs it. */
abstract class ParallelManagerContract extends ProcessContract {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @Test
  void countsItselfIntoTheGroup() {
    assertThat(manager.processCount()).isPositive();
    assertThat(manager.rank()).isBetween(0, manager.processCount() - 1);
    assertThat(manager.isRoot()).isEqualTo(manager.rank() == 0);
    assertThat(manager.workerCount()).isGreaterThanOrEqualTo(manager.processCount());
  }

  @Test
  void passesABarrierAgainAndAgain() {
    for (int i = 0; i < 100; i++) {
      manager.barrier();
    }
  }

  @Test
  void broadcastsTheRootsArraysInPlace() {
    int rank = manager.rank();
    double[] doubles = {rank + 0.5, -rank, Double.NaN};
    long[] longs = {rank, Long.MIN_VALUE + rank};
    int[] ints = {rank, -1};
    byte[] bytes = {(byte) rank};
    manager.broadcast(doubles);
    manager.broadcast(longs);
    manager.broadcast(ints);
    manager.broadcast(bytes);
    manager.broadcast(new double[0]);

    assertThat(doubles).containsExactly(0.5, 0, Double.NaN);
    assertThat(longs).containsExactly(0, Long.MIN_VALUE);
    assertThat(ints).containsExactly(0, -1);
    assertThat(bytes).containsExactly(0);
  }

  @Test
  void broadcastsTheRootsObject() {
    assertThat(manager.broadcastObject("from rank " + manager.rank())).isEqualTo("from rank 0");
  }

  @Test
  void combinesTheValuesOfAllRanksInRankOrder() {
    List<String> all = manager.combine("rank " + manager.rank());

    assertThat(all)
        .isEqualTo(
            IntStream.range(0, manager.processCount()).mapToObj(rank -> "rank " + rank).toList());
  }

  static List<ReduceOp> operations() {
    return List.of(
        ReduceOp.SUM,
        ReduceOp.MIN,
        ReduceOp.MAX,
        ReduceOp.PRODUCT,
        ReduceOp.of("bitwise or", (a, b) -> (long) a | (long) b, (a, b) -> a | b));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void reducesAMillionElementsOneByOne(ReduceOp op) {
    int length = 1_000_000;
    double[] doubles = new double[length];
    long[] longs = new long[length];
    manager.reduce(doublesOf(manager.rank(), length), doubles, op);
    manager.reduce(longsOf(manager.rank(), length), longs, op);

    double[] expectedDoubles = doublesOf(0, length);
    long[] expectedLongs = longsOf(0, length);
    for (int rank = 1; rank < manager.processCount(); rank++) {
      double[] nextDoubles = doublesOf(rank, length);
      long[] nextLongs = longsOf(rank, length);
      Arrays.setAll(
          expectedDoubles, i -> op.onDoubles().applyAsDouble(expectedDoubles[i], nextDoubles[i]));
      Arrays.setAll(expectedLongs, i -> op.onLongs().applyAsLong(expectedLongs[i], nextLongs[i]));
    }
    assertThat(doubles).isEqualTo(expectedDoubles);
    assertThat(longs).isEqualTo(expectedLongs);
  }

  @Test
  void reducesScalarsAndInPlaceAndNothing() {
    double[] both = {1, 2};
    manager.reduce(both, both, ReduceOp.SUM);
    manager.reduce(new long[0], new long[0], ReduceOp.SUM);

    assertThat(both).containsExactly(manager.processCount(), 2.0 * manager.processCount());
    assertThat(manager.reduce(1.5, ReduceOp.SUM)).isEqualTo(1.5 * manager.processCount());
    assertThat(manager.reduce((long) manager.rank(), ReduceOp.MAX))
        .isEqualTo(manager.processCount() - 1);
  }

  @Test
  void refusesToReduceIntoAnotherLengthOrByAnOperationOnAnotherType() {
    ReduceOp longsOnly = ReduceOp.ofLongs("xor", (a, b) -> a ^ b);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> manager.reduce(new double[2], new double[3], ReduceOp.SUM))
        .withMessage("cannot reduce 2 values into an array of 3");
    assertThatThrownBy(() -> manager.reduce(1.0, longsOnly))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("reduce operation 'xor' is not for doubles");
  }

  @Test
  void gathersRaggedArraysOnTheRootInRankOrder() {
    int[] sizes =
        IntStream.range(0, manager.processCount()).map(rank -> 3 * rank % 4 + 1).toArray();
    int rank = manager.rank();
    double[] doubles = new double[sizes[rank]];
    long[] longs = new long[sizes[rank]];
    int[] ints = new int[sizes[rank]];
    byte[] bytes = new byte[sizes[rank]];
    Arrays.fill(doubles, rank);
    Arrays.fill(longs, rank);
    Arrays.fill(ints, rank);
    Arrays.fill(bytes, (byte) rank);

    int[] expected = manager.isRoot() ? ranksRepeated(sizes) : new int[0];
    assertThat(manager.gatherToRoot(doubles, sizes))
        .isEqualTo(Arrays.stream(expected).asDoubleStream().toArray());
    assertThat(manager.gatherToRoot(longs, sizes))
        .isEqualTo(Arrays.stream(expected).asLongStream().toArray());
    assertThat(manager.gatherToRoot(ints, sizes)).isEqualTo(expected);
    assertThat(manager.gatherToRoot(bytes, sizes)).hasSize(expected.length);
  }

  @Test
  void refusesToGatherWrongSizes() {
    int[] tooMany = new int[manager.processCount() + 1];
    if (manager.isRoot()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> manager.gatherToRoot(new double[0], tooMany));
    }
    if (manager.processCount() == 1) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> manager.gatherToRoot(new double[2], new int[] {3}))
          .withMessage("rank 0 sends 2 values, but its size is given as 3");
    }
  }

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
  void buildsOncePerWorkerAndHandsThatToItsExecutions() throws Exception {
    AtomicInteger builds = new AtomicInteger();
    List<LocalResults<Integer, Integer>> groups =
        manager
            .scatter(
                Schedule.balanced(),
                worker -> {
                  builds.incrementAndGet();
                  return worker;
                },
                (worker, _) -> worker,
                HUNDRED)
            .gather();

    assertThat(builds).hasValue(manager.workerCount() / manager.processCount());
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

  @Test
  void refusesCallsAfterItIsClosedAndMayBeClosedAgain() {
    manager.close();
    manager.close();

    assertThatIllegalStateException().isThrownBy(manager::barrier).withMessageContaining("closed");
    assertThatIllegalStateException()
        .isThrownBy(() -> manager.scatter(_ -> 0, Integer::sum, HUNDRED));
  }

  private static <R> List<R> values(List<Result<R>> results) {
    return results.stream().map(Result::orThrow).toList();
  }

  private static double[] doublesOf(int rank, int length) {
    return IntStream.range(0, length).mapToDouble(i -> (i + rank) % 1_000).toArray();
  }

  private static long[] longsOf(int rank, int length) {
    return IntStream.range(0, length).mapToLong(i -> (i + 7L * rank) % 1_000).toArray();
  }

  private static int[] ranksRepeated(int[] sizes) {
    return IntStream.range(0, sizes.length)
        .flatMap(rank -> Stream.generate(() -> rank).limit(sizes[rank]).mapToInt(r -> r))
        .toArray();
  }
}
