package dev.sweep.parallel.mpi;

import dev.sweep.parallel.HostName;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/**
 * The ranks of one job and what they say to each other.
 *
 * <p>Every rank runs the same program. Collective calls ({@link #barrier}, {@link #startBarrier},
 * {@code broadcast}, {@code allreduce}, {@code allgather}, {@code gatherv} and {@link #close}) must
 * be made by all ranks, in the same order; messages concern two ranks alone. A communicator is
 * confined to the thread that opened it, but for {@link #abort}. Calls that libmpi refuses throw
 * {@link MpiException}; a rank out of range, {@link IllegalArgumentException}.
 *
 * <p>{@link #barrier}, {@link #probe} and {@link #send} sleep while they wait; the other collective
 * calls burn a core, so let a barrier go before them where ranks may be far apart.
 *
 * {@snippet :
 * new MpiLauncher(System.getenv(), System.err::print).run(comm -> {
 *   double[] total = {comm.rank()};
 *   comm.allreduce(total, Reduction.SUM);
 * });
 * }
 */
public interface Comm extends AutoCloseable {
  /** In place of a source: whichever rank. */
  int ANY_SOURCE = -1;

  /** In place of a tag: whichever tag. */
  int ANY_TAG = -1;

  /** The highest tag that every MPI has. */
  int MAX_TAG = 32767;

  /** Returns the number of this process: from 0 to {@code size() - 1}. */
  int rank();

  /** Returns how many ranks there are: at least 1. */
  int size();

  /** Returns the name of this machine, as its kernel has it. */
  default String host() {
    return HostName.local();
  }

  /** Returns what carries the messages, for people to read: the library and its version. */
  String library();

  /** Returns when all ranks have called it. */
  void barrier();

  /** Starts a barrier, which is done when all ranks have started it, and returns at once. */
  Pending startBarrier();

  /**
   * Fills {@code values} with those of rank {@code root}.
   *
   * @param values on or off the heap; of the same size on every rank
   */
  void broadcast(MemorySegment values, ElementType type, int root);

  /**
   * Replaces {@code values}, element by element, with the reduction over all ranks.
   *
   * @param values on or off the heap; of the same size on every rank
   */
  void allreduce(MemorySegment values, ElementType type, Reduction reduction);

  /**
   * Fills {@code all} with the values of every rank, in rank order.
   *
   * @param values of the same size on every rank
   * @param all {@code size()} times as large
   */
  void allgather(MemorySegment values, MemorySegment all, ElementType type);

  /**
   * Joins the values of every rank on rank {@code root}, in rank order.
   *
   * @param values this rank's, of any size
   * @param all as large as all values together; ignored elsewhere than on the root
   * @param counts how many elements each rank sends; ignored elsewhere than on the root
   */
  void gatherv(MemorySegment values, MemorySegment all, int[] counts, ElementType type, int root);

  /**
   * Starts to send a message and returns at once.
   *
   * @param message its bytes; off the heap it must stay unchanged until the sending is done
   * @param tag from 0 to {@link #MAX_TAG}
   */
  Pending startSend(int destination, int tag, MemorySegment message);

  /**
   * Sends a message and returns when it has left its buffer, which may be when it is received; a
   * message to oneself leaves at once.
   */
  void send(int destination, int tag, MemorySegment message);

  /**
   * Returns the first message that has arrived from {@code source} with {@code tag}, without
   * receiving it; empty if there is none.
   *
   * @param source a rank or {@link #ANY_SOURCE}
   * @param tag a tag or {@link #ANY_TAG}
   */
  Optional<Envelope> poll(int source, int tag);

  /** As {@link #poll}, but waits for a message. */
  Envelope probe(int source, int tag);

  /** Receives the message that {@link #poll} or {@link #probe} has announced. */
  byte[] receive(Envelope envelope);

  /**
   * Waits for a message of any length and writes it to {@code target}.
   *
   * <p>The fastest way to receive: MPI knows where the message goes before it comes.
   *
   * @return its length in bytes
   * @throws IllegalArgumentException if it is longer than {@code target}; it is then lost, and
   *     {@code target} holds anything
   */
  long receive(int source, int tag, MemorySegment target);

  /**
   * Ends all ranks of the job at once, without any of their shutdown hooks, and does not return.
   * May be called from any thread at any time.
   *
   * @param code the exit code, from 1 to 255
   */
  void abort(int code);

  /**
   * Leaves the job when all ranks have come here. Only after it may the process end: one that ends
   * earlier aborts the job. A failed rank must {@link #abort} instead, for its peers may never
   * come.
   */
  @Override
  void close();

  /** Fills {@code values}, of the same length on every rank, with those of rank {@code root}. */
  default void broadcast(double[] values, int root) {
    broadcast(MemorySegment.ofArray(values), ElementType.DOUBLE, root);
  }

  /** Fills {@code values}, of the same length on every rank, with those of rank {@code root}. */
  default void broadcast(long[] values, int root) {
    broadcast(MemorySegment.ofArray(values), ElementType.LONG, root);
  }

  /** Fills {@code values}, of the same length on every rank, with those of rank {@code root}. */
  default void broadcast(int[] values, int root) {
    broadcast(MemorySegment.ofArray(values), ElementType.INT, root);
  }

  /** Fills {@code values}, of the same length on every rank, with those of rank {@code root}. */
  default void broadcast(byte[] values, int root) {
    broadcast(MemorySegment.ofArray(values), ElementType.BYTE, root);
  }

  /** Replaces {@code values}, of the same length on every rank, with their reduction. */
  default void allreduce(double[] values, Reduction reduction) {
    allreduce(MemorySegment.ofArray(values), ElementType.DOUBLE, reduction);
  }

  /** Replaces {@code values}, of the same length on every rank, with their reduction. */
  default void allreduce(long[] values, Reduction reduction) {
    allreduce(MemorySegment.ofArray(values), ElementType.LONG, reduction);
  }

  /** Replaces {@code values}, of the same length on every rank, with their reduction. */
  default void allreduce(int[] values, Reduction reduction) {
    allreduce(MemorySegment.ofArray(values), ElementType.INT, reduction);
  }

  /** Replaces {@code values}, of the same length on every rank, with their reduction. */
  default void allreduce(byte[] values, Reduction reduction) {
    allreduce(MemorySegment.ofArray(values), ElementType.BYTE, reduction);
  }

  /** Returns the values of every rank, equally many, in rank order. */
  default double[] allgather(double[] values) {
    double[] all = new double[Math.multiplyExact(values.length, size())];
    allgather(MemorySegment.ofArray(values), MemorySegment.ofArray(all), ElementType.DOUBLE);
    return all;
  }

  /** Returns the values of every rank, equally many, in rank order. */
  default long[] allgather(long[] values) {
    long[] all = new long[Math.multiplyExact(values.length, size())];
    allgather(MemorySegment.ofArray(values), MemorySegment.ofArray(all), ElementType.LONG);
    return all;
  }

  /** Returns the values of every rank, equally many, in rank order. */
  default int[] allgather(int[] values) {
    int[] all = new int[Math.multiplyExact(values.length, size())];
    allgather(MemorySegment.ofArray(values), MemorySegment.ofArray(all), ElementType.INT);
    return all;
  }

  /** Returns the values of every rank, equally many, in rank order. */
  default byte[] allgather(byte[] values) {
    byte[] all = new byte[Math.multiplyExact(values.length, size())];
    allgather(MemorySegment.ofArray(values), MemorySegment.ofArray(all), ElementType.BYTE);
    return all;
  }

  /**
   * Returns the values of every rank on rank {@code root}, in rank order; elsewhere none.
   *
   * @param counts how many each rank sends; ignored elsewhere than on the root
   */
  default double[] gatherv(double[] values, int[] counts, int root) {
    double[] all = new double[rank() == root ? Math.toIntExact(total(counts)) : 0];
    gatherv(
        MemorySegment.ofArray(values),
        MemorySegment.ofArray(all),
        counts,
        ElementType.DOUBLE,
        root);
    return all;
  }

  /** As {@link #gatherv(double[], int[], int)}. */
  default long[] gatherv(long[] values, int[] counts, int root) {
    long[] all = new long[rank() == root ? Math.toIntExact(total(counts)) : 0];
    gatherv(
        MemorySegment.ofArray(values), MemorySegment.ofArray(all), counts, ElementType.LONG, root);
    return all;
  }

  /** As {@link #gatherv(double[], int[], int)}. */
  default int[] gatherv(int[] values, int[] counts, int root) {
    int[] all = new int[rank() == root ? Math.toIntExact(total(counts)) : 0];
    gatherv(
        MemorySegment.ofArray(values), MemorySegment.ofArray(all), counts, ElementType.INT, root);
    return all;
  }

  /** As {@link #gatherv(double[], int[], int)}. */
  default byte[] gatherv(byte[] values, int[] counts, int root) {
    byte[] all = new byte[rank() == root ? Math.toIntExact(total(counts)) : 0];
    gatherv(
        MemorySegment.ofArray(values), MemorySegment.ofArray(all), counts, ElementType.BYTE, root);
    return all;
  }

  /** As {@link #send(int, int, MemorySegment)}. */
  default void send(int destination, int tag, byte[] message) {
    send(destination, tag, MemorySegment.ofArray(message));
  }

  /** As {@link #startSend(int, int, MemorySegment)}; the array may be changed at once. */
  default Pending startSend(int destination, int tag, byte[] message) {
    return startSend(destination, tag, MemorySegment.ofArray(message));
  }

  /** Waits for a message and receives it. */
  default byte[] receive(int source, int tag) {
    return receive(probe(source, tag));
  }

  private static long total(int[] counts) {
    return Arrays.stream(counts).asLongStream().sum();
  }
}
