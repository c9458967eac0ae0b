package dev.sweep.parallel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a pool does with data and functions, wherever its workers are. */
abstract class WorkerPoolContract extends PoolFixture {

  @Test
  void keepsACopyOfWhatWasPushedWhichFunctionsMayChange() throws Exception {
    List<Integer> own = new ArrayList<>(List.of(1));
    try (RemoteObject<List<Integer>> list = pool.push(own)) {
      own.add(100);
      assertThat(pool.apply(kept -> kept.add(2), list)).hasSize(size()).containsOnly(true);
      assertThat(pool.apply(kept -> kept, list)).hasSize(size()).containsOnly(List.of(1, 2));
      assertThat(own).containsExactly(1, 100);
    }
    assertClean();
  }

  @Test
  void neverLetsAFunctionChangeWhatTheCallerHas() throws Exception {
    List<Integer> captured = new ArrayList<>(List.of(1));
    List<Integer> given = new ArrayList<>(List.of(1));
    List<Integer> item = new ArrayList<>(List.of(1));
    pool.apply(() -> captured.add(2));
    pool.apply(list -> list.add(2), Argument.of(given));
    pool.map(list -> list.add(2), List.of(item));
    assertThat(List.of(captured, given, item)).containsOnly(List.of(1));
  }

  @Test
  void sendsARecordOnceAndKeepsItUntilItsLastHandleIsRemoved() throws Exception {
    sendsOnce(new Mesh("fine"));
  }

  @Test
  void sendsWhatIsMarkedImmutableOnce() throws Exception {
    sendsOnce(new Marked());
  }

  private void sendsOnce(Object immutable) throws Exception {
    RemoteObject<Object> first = pool.push(immutable);
    RemoteObject<Object> second = pool.push(immutable);
    assertThat(names()).allMatch(names -> names.size() == 1);
    assertThat(pool.apply(PoolFunctions::same, first, second)).containsOnly(true);
    first.remove();
    first.remove();
    assertThat(pool.apply(PoolFunctions::same, second, Argument.of(immutable))).containsOnly(true);
    second.close();
    assertClean();
    try (RemoteObject<Object> third = pool.push(immutable)) {
      assertThat(pool.apply(kept -> kept.getClass().getName(), third))
          .containsOnly(immutable.getClass().getName());
    }
    assertClean();
  }

  @Test
  void sendsAnythingElseAsOftenAsItIsPushed() throws Exception {
    List<Integer> list = new ArrayList<>();
    try (RemoteObject<Object> first = pool.push(list);
        RemoteObject<Object> second = pool.push(list)) {
      assertThat(pool.apply(PoolFunctions::same, first, second)).containsOnly(false);
    }
    assertClean();
  }

  @Test
  void scattersListsInBlocksOfOneSizeRoundedUp() throws Exception {
    for (int items : List.of(0, 1, size(), 2 * size() - 1, 7 * size() + 1)) {
      List<Integer> list = IntStream.range(0, items).boxed().toList();
      int block = Math.ceilDiv(items, size());
      try (RemoteObject<List<Integer>> parts = pool.scatterList(list)) {
        List<List<Integer>> all = pool.apply(part -> part, parts);
        assertThat(all.stream().flatMap(List::stream)).isEqualTo(list);
        assertThat(all.stream().takeWhile(part -> part.size() == block).count())
            .isGreaterThanOrEqualTo(block == 0 ? size() : items / block);
        assertThat(pool.apply(part -> part.add(1), parts)).containsOnly(true);
      }
    }
    assertClean();
  }

  @Test
  void scattersVectorsAndEmptiesTheirSourceIfItMay() throws Exception {
    VectorArray vectors = new VectorArray(2);
    for (int vector = 0; vector < size() + 1; vector++) {
      vectors.append(vector, -vector);
    }
    double[] before = vectors.toArray();
    try (RemoteObject<VectorArray> copied = pool.scatterArray(vectors, true)) {
      assertThat(vectors.toArray()).isEqualTo(before);
      try (RemoteObject<VectorArray> moved = pool.scatterArray(vectors, false)) {
        assertThat(vectors.size()).isZero();
        assertThat(vectors.dimension()).isEqualTo(2);
        assertVectors(copied, before);
        assertVectors(moved, before);
      }
    }
    assertClean();
  }

  private void assertVectors(RemoteObject<VectorArray> parts, double[] expected) throws Exception {
    List<double[]> all = pool.apply(part -> part.toArray(), parts);
    assertThat(all.stream().flatMapToDouble(Arrays::stream).toArray()).isEqualTo(expected);
    int block = Math.ceilDiv(size() + 1, size());
    assertThat(all.getFirst()).hasSize(2 * block);
    assertThat(pool.apply(part -> part.dimension(), parts)).containsOnly(2);
  }

  @Test
  void returnsResultsInTheOrderOfWorkers() throws Exception {
    try (RemoteObject<List<Integer>> numbers = numbers()) {
      assertThat(pool.apply(List::getFirst, numbers))
          .isEqualTo(IntStream.range(0, size()).boxed().toList());
    }
  }

  @Test
  void givesWorkersTheirOwnObjectInAnyArgument() throws Exception {
    try (RemoteObject<List<Integer>> numbers = numbers()) {
      Argument<String> text = Argument.of("worker ");
      List<String> expected = IntStream.range(0, size()).mapToObj(n -> "worker " + n).toList();
      assertThat(pool.apply((own, words) -> words + own.getFirst(), numbers, text))
          .isEqualTo(expected);
      assertThat(pool.apply((words, own) -> words + own.getFirst(), text, numbers))
          .isEqualTo(expected);
      assertThat(pool.apply((words, _, own) -> words + own.getFirst(), text, numbers, numbers))
          .isEqualTo(expected);
    }
  }

  @Test
  void runsOnOneWorkerAlone() throws Exception {
    try (RemoteObject<List<Integer>> numbers = numbers();
        RemoteObject<List<Integer>> visits = pool.push(new ArrayList<>())) {
      int last = size() - 1;
      int number = pool.applyOnly(last, List::getFirst, numbers);
      assertThat(number).isEqualTo(last);
      pool.applyOnly(last, (own, visit) -> own.add(visit), visits, Argument.of(7));
      assertThat(pool.apply(own -> own.size(), visits).stream().mapToInt(n -> n).sum()).isOne();
      Argument<Integer> two = Argument.of(2);
      int six = pool.applyOnly(0, (a, b, c) -> a + b + c, two, two, two);
      assertThat(six).isEqualTo(6);
      String alone = pool.applyOnly(last, () -> "alone");
      assertThat(alone).isEqualTo("alone");
    }
  }

  @Test
  void refusesAWorkerThatIsNotThere() {
    for (int worker : List.of(-1, size())) {
      assertThatThrownBy(() -> pool.applyOnly(worker, () -> 1))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining("worker " + worker + ", want 0 to " + (size() - 1));
    }
  }

  @Test
  void mapsItemsInOrder() throws Exception {
    for (int items : List.of(0, 1, size(), 10 * size() + 1)) {
      List<Integer> list = IntStream.range(0, items).boxed().toList();
      List<Integer> twice = list.stream().map(n -> 2 * n).toList();
      assertThat(pool.map(n -> 2 * n, list)).isEqualTo(twice);
      assertThat(pool.<Integer, Integer, Integer>map(Integer::sum, list, list)).isEqualTo(twice);
      assertThat(pool.map((a, b, c) -> a + b - c, twice, list, list)).isEqualTo(twice);
    }
    assertClean();
  }

  @Test
  void mapsWithWhatIsTheSameForAllItems() throws Exception {
    try (RemoteObject<List<Integer>> shared = pool.push(List.of(10))) {
      assertThat(pool.map((n, own) -> n + own.getFirst(), List.of(1, 2, 3, 4), shared))
          .containsExactly(11, 12, 13, 14);
      assertThat(pool.map((a, b, c) -> a + b + c, List.of(1, 2), List.of(3, 4), Argument.of(5)))
          .containsExactly(9, 11);
    }
  }

  @Test
  void refusesListsOfDifferentLengthBeforeAnythingRuns() throws Exception {
    try (RemoteObject<List<Integer>> visits = pool.push(new ArrayList<>())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              pool.map((a, b, own) -> own.add(a + b), List.of(1, 2, 3), List.of(1, 2), visits))
          .withMessage("lists of 3, 2 items, want lists of one length");
      assertThat(pool.apply(own -> own.size(), visits)).containsOnly(0);
    }
  }

  @Test
  void carriesArraysOfNumbersAndNulls() throws Exception {
    double[] doubles = {1, Double.NaN, -0.0};
    long[] longs = {Long.MIN_VALUE, 1};
    int[] ints = {Integer.MAX_VALUE};
    byte[] bytes = {};
    for (Object array : List.of(doubles, longs, ints, bytes, new float[] {1})) {
      try (RemoteObject<Object> pushed = pool.push(array)) {
        List<Object> back = pool.apply(own -> own, pushed);
        assertThat(back).hasSize(size()).allSatisfy(copy -> assertThat(copy).isEqualTo(array));
      }
    }
    assertThat(pool.apply(() -> null)).isEqualTo(Collections.nCopies(size(), null));
  }

  @Test
  void forgetsAllObjectsThatAreRemoved() throws Exception {
    for (int number = 0; number < pushes(); number++) {
      RemoteObject<Integer> handle = pool.push(number);
      handle.remove();
    }
    assertClean();
  }

  /** Returns how many objects are enough to see that none is left. */
  int pushes() {
    return 10_000;
  }

  record Mesh(String name) implements Serializable {}

  static final class Marked implements Immutable, Serializable {}
}
