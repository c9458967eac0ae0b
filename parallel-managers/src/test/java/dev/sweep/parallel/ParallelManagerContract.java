package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every manager promises. Written for any number of ranks, each of which runs it. */
abstract class ParallelManagerContract extends ScatterContract {
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
  void gathersAMillionElementsOfRaggedArrays() {
    int[] sizes =
        IntStream.range(0, manager.processCount())
            .map(rank -> rank * 700_000 % 3_000_001)
            .toArray();
    sizes[0] = 300_000;
    int rank = manager.rank();
    int[] send = IntStream.range(0, sizes[rank]).map(i -> i ^ rank).toArray();

    int[] expected =
        IntStream.range(0, manager.isRoot() ? sizes.length : 0)
            .flatMap(from -> IntStream.range(0, sizes[from]).map(i -> i ^ from))
            .toArray();
    assertThat(Arrays.equals(manager.gatherToRoot(send, sizes), expected)).isTrue();
    byte[] bytes = new byte[sizes[rank]];
    assertThat(manager.gatherToRoot(bytes, sizes)).hasSize(expected.length);
  }

  @Test
  void broadcastsAndCombinesWhatIsLargeAndWhatIsNot() {
    long[] longs = new long[3_000_000];
    Arrays.fill(longs, manager.rank() + 1);
    manager.broadcast(longs);
    byte[] object = new byte[100_000 + manager.rank()];
    object[99_999] = (byte) (manager.rank() + 7);
    List<byte[]> all = manager.combine(manager.rank() % 2 == 0 ? object : new byte[2]);

    assertThat(Arrays.stream(longs).allMatch(value -> value == 1)).isTrue();
    assertThat(manager.broadcastObject(object)).hasSize(100_000).endsWith(7);
    for (int rank = 0; rank < all.size(); rank++) {
      int expected = rank % 2 == 0 ? 100_000 + rank : 2;
      assertThat(all.get(rank)).as("value of rank %d", rank).hasSize(expected);
    }
  }

  @Test
  void refusesToGatherWrongSizesAndCarriesOn() {
    int ranks = manager.processCount();
    int[] tooMany = new int[ranks + 1];
    int[] wrong = new int[ranks];
    wrong[ranks - 1] = 3;
    String ofLast = "rank %d sends 2 values, but its size is given as 3".formatted(ranks - 1);
    double[] send = new double[manager.rank() == ranks - 1 ? 2 : 0];
    if (manager.isRoot()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> manager.gatherToRoot(send, tooMany))
          .withMessage("got the sizes of %d ranks, want those of %d", ranks + 1, ranks);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> manager.gatherToRoot(send, wrong))
          .withMessage(ofLast);
    } else {
      assertThat(manager.gatherToRoot(send, tooMany)).isEmpty();
      assertThat(manager.gatherToRoot(send, wrong)).isEmpty();
    }
    assertThat(manager.reduce(1L, ReduceOp.SUM)).isEqualTo(ranks);
  }

  @Test
  void refusesCallsAfterItIsClosedAndMayBeClosedAgain() {
    manager.close();
    manager.close();

    assertThatIllegalStateException().isThrownBy(manager::barrier).withMessageContaining("closed");
    assertThatIllegalStateException()
        .isThrownBy(() -> manager.scatter(_ -> 0, Integer::sum, List.of(1)));
  }

  /** Values whose sums and products depend on the order in the last bits. */
  private static double[] doublesOf(int rank, int length) {
    return IntStream.range(0, length)
        .mapToDouble(i -> Math.sin(i + 7.0 * rank) * (1L << (i + 11 * rank) % 50))
        .toArray();
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
