package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What holds for every communicator. All ranks make the same tests in the same order; a test leaves
 * no message behind.
 */
@Timeout(60)
abstract class CommContract {

  /** Returns the communicator under test, the same for all tests. */
  abstract Comm comm();

  @Test
  void numbersItsRanksFromZero() {
    assertThat(comm().rank()).isBetween(0, comm().size() - 1);
    assertThat(comm().allgather(new int[] {comm().rank()}))
        .containsExactly(IntStream.range(0, comm().size()).toArray());
  }

  @Test
  void knowsItsMachineAndItsLibrary() {
    assertThat(comm().host()).isNotBlank();
    assertThat(comm().library()).isNotBlank();
  }

  @Test
  void letsNobodyPassABarrierBeforeAllHaveCome() {
    for (int round = 0; round < 3; round++) {
      announceToAll(round);
      comm().barrier();
      for (int peer = 0; peer < comm().size(); peer++) {
        assertThat(comm().poll(peer, round)).as("announced by %d", peer).isPresent();
        comm().receive(peer, round);
      }
    }
  }

  @Test
  void startsABarrierThatIsDoneWhenAllHaveCome() {
    int last = comm().size() - 1;
    if (comm().rank() == last) {
      for (int peer = 0; peer < last; peer++) {
        comm().receive(peer, 5);
      }
      finish(comm().startBarrier());
    } else {
      Pending barrier = comm().startBarrier();
      assertThat(barrier.isDone()).isFalse();
      comm().send(last, 5, new byte[0]);
      finish(barrier);
    }
  }

  @Test
  void broadcastsArraysOfEachTypeFromEachRoot() {
    for (int root = 0; root < comm().size(); root++) {
      boolean isRoot = comm().rank() == root;
      double[] doubles = isRoot ? new double[] {1.5, Double.NaN, -0.0} : new double[3];
      long[] longs = isRoot ? new long[] {Long.MIN_VALUE, 7} : new long[2];
      int[] ints = isRoot ? new int[] {Integer.MAX_VALUE} : new int[1];
      byte[] bytes = isRoot ? new byte[] {-128, 127} : new byte[2];
      comm().broadcast(doubles, root);
      comm().broadcast(longs, root);
      comm().broadcast(ints, root);
      comm().broadcast(bytes, root);
      assertThat(doubles).containsExactly(1.5, Double.NaN, -0.0);
      assertThat(longs).containsExactly(Long.MIN_VALUE, 7);
      assertThat(ints).containsExactly(Integer.MAX_VALUE);
      assertThat(bytes).containsExactly(-128, 127);
    }
  }

  @Test
  void broadcastsArraysOfAnyLength() {
    int root = comm().size() - 1;
    for (int length : new int[] {0, 1, 1_000_000}) {
      long[] expected = IntStream.range(0, length).asLongStream().toArray();
      long[] values = comm().rank() == root ? expected.clone() : new long[length];
      comm().broadcast(values, root);
      assertThat(Arrays.equals(values, expected)).as("length %d", length).isTrue();
    }
  }

  @Test
  void broadcastsMemoryOffTheHeap() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(ValueLayout.JAVA_LONG, 3);
      if (comm().rank() == 0) {
        values.copyFrom(MemorySegment.ofArray(new long[] {3, 1, 4}));
      }
      comm().broadcast(values, ElementType.LONG, 0);
      assertThat(values.toArray(ValueLayout.JAVA_LONG)).containsExactly(3, 1, 4);
    }
  }

  @Test
  void reducesDoublesInEveryWay() {
    int size = comm().size();
    double own = comm().rank() + 1;
    assertThat(reduced(Reduction.SUM, own, 0.5))
        .containsExactly(size * (size + 1) / 2.0, size / 2.0);
    assertThat(reduced(Reduction.MIN, own, -own)).containsExactly(1, -size);
    assertThat(reduced(Reduction.MAX, own, -own)).containsExactly(size, -1);
    assertThat(reduced(Reduction.PRODUCT, own, 2))
        .containsExactly(factorial(size), Math.pow(2, size));
  }

  @Test
  void reducesIntegersOfEveryWidthWrappingAround() {
    int size = comm().size();
    long[] longs = {Long.MAX_VALUE, comm().rank()};
    int[] ints = {Integer.MAX_VALUE, comm().rank()};
    byte[] bytes = {Byte.MAX_VALUE, (byte) comm().rank()};
    comm().allreduce(longs, Reduction.SUM);
    comm().allreduce(ints, Reduction.SUM);
    comm().allreduce(bytes, Reduction.MAX);
    assertThat(longs).containsExactly(Long.MAX_VALUE * size, size * (size - 1) / 2);
    assertThat(ints).containsExactly(Integer.MAX_VALUE * size, size * (size - 1) / 2);
    assertThat(bytes).containsExactly(Byte.MAX_VALUE, size - 1);
  }

  @Test
  void reducesAMillionElements() {
    double[] values = new double[1_000_000];
    Arrays.setAll(values, index -> index + comm().rank());
    comm().allreduce(values, Reduction.MAX);
    for (int index = 0; index < values.length; index++) {
      if (values[index] != index + comm().size() - 1) {
        throw new AssertionError("element " + index + " is " + values[index]);
      }
    }
  }

  @Test
  void gathersAllValuesEverywhereInRankOrder() {
    int size = comm().size();
    int rank = comm().rank();
    assertThat(comm().allgather(new double[] {0.5 * rank}))
        .containsExactly(IntStream.range(0, size).mapToDouble(peer -> 0.5 * peer).toArray());
    assertThat(comm().allgather(new int[] {rank, 7}))
        .containsExactly(IntStream.range(0, size).flatMap(peer -> IntStream.of(peer, 7)).toArray());
    assertThat(comm().allgather(new long[] {rank * 5_000_000_000L}))
        .containsExactly(IntStream.range(0, size).mapToLong(i -> i * 5_000_000_000L).toArray());
    assertThat(comm().allgather(new byte[] {(byte) -rank})).hasSize(size).endsWith(1 - size);
    assertThat(comm().allgather(new double[0])).isEmpty();
  }

  @Test
  void gathersRaggedValuesOnEachRootInRankOrder() {
    int size = comm().size();
    int[] counts = IntStream.range(0, size).map(rank -> 2 * rank % 3).toArray();
    for (int root = 0; root < size; root++) {
      int[] values = new int[counts[comm().rank()]];
      Arrays.fill(values, comm().rank());
      int[] expected =
          IntStream.range(0, size)
              .flatMap(r -> IntStream.generate(() -> r).limit(counts[r]))
              .toArray();
      assertThat(comm().gatherv(values, counts, root))
          .containsExactly(comm().rank() == root ? expected : new int[0]);
    }
  }

  @Test
  void gathersEveryType() {
    int[] ones = new int[comm().size()];
    Arrays.fill(ones, 1);
    int expected = comm().rank() == 0 ? comm().size() : 0;
    assertThat(comm().gatherv(new double[] {2.5}, ones, 0))
        .hasSize(expected)
        .containsOnly(expected == 0 ? new double[0] : new double[] {2.5});
    assertThat(comm().gatherv(new long[] {1L << 40}, ones, 0)).hasSize(expected);
    assertThat(comm().gatherv(new byte[] {-1}, ones, 0)).hasSize(expected);
  }

  @Test
  void sendsMessagesRoundTheRing() {
    for (int length : new int[] {0, 1, 100, 5_000, 3_000_000}) {
      byte[] message = new byte[length];
      Arrays.fill(message, (byte) comm().rank());
      Pending send = comm().startSend(next(), 3, message);
      Arrays.fill(message, (byte) -1);
      byte[] received = comm().receive(previous(), 3);
      finish(send);
      assertThat(received).hasSize(length);
      for (byte element : received) {
        if (element != previous()) {
          throw new AssertionError("got " + element + " from rank " + previous());
        }
      }
    }
  }

  @Test
  void sendsAndReceivesMemoryOffTheHeap() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_LONG, 10 + comm().rank(), 7);
      MemorySegment target = arena.allocate(ValueLayout.JAVA_LONG, 4);
      Pending send = comm().startSend(next(), 4, message);
      assertThat(comm().receive(previous(), 4, target)).isEqualTo(16);
      finish(send);
      assertThat(target.toArray(ValueLayout.JAVA_LONG)).containsExactly(10 + previous(), 7, 0, 0);
    }
  }

  @Test
  void keepsTheOrderOfMessagesWithOneTagAndPicksByTag() {
    for (int number = 0; number < 20; number++) {
      comm().send(next(), number % 2, new byte[] {(byte) number});
    }
    for (int tag : new int[] {1, 0}) {
      for (int number = tag; number < 20; number += 2) {
        assertThat(comm().receive(previous(), tag)).containsExactly(number);
      }
    }
  }

  @Test
  void tellsSourceTagAndLengthBeforeReceiving() {
    comm().send(next(), 9, new byte[5]);
    assertThat(comm().probe(Comm.ANY_SOURCE, Comm.ANY_TAG))
        .isEqualTo(new Envelope(previous(), 9, 5));
    assertThat(comm().poll(previous(), 9)).contains(new Envelope(previous(), 9, 5));
    assertThat(comm().poll(previous(), 10)).isEmpty();
    comm().receive(previous(), 9);
    assertThat(comm().poll(Comm.ANY_SOURCE, Comm.ANY_TAG)).isEmpty();
    comm().barrier();
  }

  @Test
  void receivesFromAnySource() {
    comm().send(0, 6, new byte[] {(byte) comm().rank()});
    if (comm().rank() == 0) {
      TreeSet<Integer> sources = new TreeSet<>();
      for (int message = 0; message < comm().size(); message++) {
        Envelope envelope = comm().probe(Comm.ANY_SOURCE, 6);
        assertThat(comm().receive(envelope)).containsExactly(envelope.source());
        sources.add(envelope.source());
      }
      assertThat(sources).hasSize(comm().size());
    }
    comm().barrier();
  }

  @Test
  void sendsToItselfWithoutWaiting() {
    int self = comm().rank();
    byte[] large = new byte[3_000_000];
    comm().send(self, 1, new byte[] {1});
    comm().send(self, 1, large);
    large[0] = 1;
    assertThat(comm().receive(self, 1)).containsExactly(1);
    assertThat(comm().receive(self, 1)).isEqualTo(new byte[3_000_000]);
  }

  @Test
  void keepsManySendsUnderWayAtOnce() {
    List<Pending> sends = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      sends.add(comm().startSend(next(), 8, new byte[1000 * number]));
    }
    for (int number = 0; number < 50; number++) {
      assertThat(comm().receive(previous(), 8)).hasSize(1000 * number);
    }
    sends.forEach(this::finish);
  }

  @Test
  void refusesAMessageThatDoesNotFitAndReceivesTheNext() {
    for (int length : new int[] {3, 4096, 3_000_000}) {
      Pending tooLong = comm().startSend(next(), 2, new byte[length]);
      Pending fitting = comm().startSend(next(), 2, new byte[] {7, 8});
      byte[] target = new byte[2];
      assertThatThrownBy(() -> comm().receive(previous(), 2, MemorySegment.ofArray(target)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(length + " bytes for a buffer of 2");
      assertThat(comm().receive(previous(), 2, MemorySegment.ofArray(target))).isEqualTo(2);
      assertThat(target).containsExactly(7, 8);
      finish(tooLong);
      finish(fitting);
    }
  }

  @Test
  void refusesRanksAndTagsThatAreNone() {
    int size = comm().size();
    assertRefused(() -> comm().broadcast(new int[1], size), "no rank " + size);
    assertRefused(() -> comm().send(size, 0, new byte[0]), "no rank " + size);
    assertRefused(() -> comm().startSend(-1, 0, new byte[0]), "no rank -1");
    assertRefused(() -> comm().poll(-2, 0), "no rank -2");
    assertRefused(() -> comm().gatherv(new int[0], new int[size], size), "no rank " + size);
    assertRefused(() -> comm().send(0, -1, new byte[0]), "no tag -1");
    assertRefused(() -> comm().send(0, Comm.MAX_TAG + 1, new byte[0]), "no tag 32768");
  }

  @Test
  void refusesBuffersThatDoNotFit() {
    MemorySegment three = MemorySegment.ofArray(new byte[3]);
    MemorySegment ten = MemorySegment.ofArray(new byte[10 * comm().size()]);
    assertRefused(() -> comm().broadcast(three, ElementType.INT, 0), "3 bytes");
    assertRefused(() -> comm().allgather(three, ten, ElementType.BYTE), "times 3");
    if (comm().rank() == 0) {
      int[] none = new int[comm().size() + 1];
      assertRefused(() -> comm().gatherv(new int[0], none, 0), "counts for");
      assertRefused(() -> comm().gatherv(new int[1], new int[comm().size()], 0), "sends 1");
    }
  }

  private static void assertRefused(Runnable call, String reason) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private double[] reduced(Reduction reduction, double... values) {
    comm().allreduce(values, reduction);
    return values;
  }

  private static double factorial(int number) {
    return IntStream.rangeClosed(1, number).asDoubleStream().reduce(1, (a, b) -> a * b);
  }

  private void announceToAll(int tag) {
    for (int peer = 0; peer < comm().size(); peer++) {
      comm().send(peer, tag, new byte[0]);
    }
  }

  private void finish(Pending pending) {
    while (!pending.isDone()) {
      Thread.onSpinWait();
    }
  }

  private int next() {
    return (comm().rank() + 1) % comm().size();
  }

  private int previous() {
    return (comm().rank() + comm().size() - 1) % comm().size();
  }
}
