package dev.sweep.parallel.mpi;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The ranks that an MPI launcher started, over its libmpi. */
final class MpiComm implements Comm {
  private final MpiLibrary library;
  private final long world;
  private final Thread owner = Thread.currentThread();
  private final int rank;
  private final int size;
  private final MpiCollectives collectives;
  private final MpiMessages messages;
  private final Object abortLock = new Object();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean aborting;

  /** All ranks of the job; MPI has been initialised on this thread. */
  MpiComm(MpiLibrary library) {
    this.library = library;
    this.world = Predefined.COMM_WORLD.in(library);
    JobCalls.setErrorHandler(world, Predefined.ERRORS_RETURN.in(library));
    this.rank = JobCalls.rank(world);
    this.size = JobCalls.size(world);
    this.collectives = new MpiCollectives(library, world, rank, size);
    this.messages = new MpiMessages(library, world, rank, size, MpiMessages.PIECE_BYTES);
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String library() {
    requireOpen();
    return JobCalls.libraryVersion().lines().findFirst().orElse("MPI");
  }

  @Override
  public void barrier() {
    collectives().barrier();
  }

  @Override
  public Pending startBarrier() {
    return collectives().startBarrier();
  }

  @Override
  public void broadcast(MemorySegment values, ElementType type, int root) {
    collectives().broadcast(values, type, root);
  }

  @Override
  public void allreduce(MemorySegment values, ElementType type, Reduction reduction) {
    collectives().allreduce(values, type, reduction);
  }

  @Override
  public void allgather(MemorySegment values, MemorySegment all, ElementType type) {
    collectives().allgather(values, all, type);
  }

  @Override
  public void gatherv(
      MemorySegment values, MemorySegment all, int[] counts, ElementType type, int root) {
    collectives().gatherv(values, all, counts, type, root);
  }

  @Override
  public Pending startSend(int destination, int tag, MemorySegment message) {
    return messages().startSend(destination, tag, message);
  }

  @Override
  public void send(int destination, int tag, MemorySegment message) {
    messages().send(destination, tag, message);
  }

  @Override
  public Optional<Envelope> poll(int source, int tag) {
    return messages().poll(source, tag);
  }

  @Override
  public Envelope probe(int source, int tag) {
    return messages().probe(source, tag);
  }

  @Override
  public byte[] receive(Envelope envelope) {
    return messages().receive(envelope);
  }

  @Override
  public long receive(int source, int tag, MemorySegment target) {
    return messages().receive(source, tag, target);
  }

  /** The lock makes a second caller wait until the first has ended this process. */
  @Override
  public void abort(int code) {
    aborting = true;
    synchronized (abortLock) {
      try {
        if (!isClosed()) {
          JobCalls.abort(world, code);
        }
      } finally {
        Runtime.getRuntime().halt(code);
      }
    }
  }

  @Override
  public void close() {
    if (isClosed()) {
      return;
    }
    barrier();
    Departure.leave(library.abi());
    end.countDown();
    collectives.close();
    messages.close();
  }

  /** Returns whether the communicator was closed within {@code time}; for any thread. */
  boolean awaitClosed(Duration time) {
    try {
      return end.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return isClosed();
    }
  }

  /** Returns whether some thread is ending the job already. */
  boolean isAborting() {
    return aborting;
  }

  private boolean isClosed() {
    return end.getCount() == 0;
  }

  private MpiCollectives collectives() {
    requireOpen();
    return collectives;
  }

  private MpiMessages messages() {
    requireOpen();
    return messages;
  }

  private void requireOpen() {
    if (isClosed()) {
      throw new IllegalStateException("the communicator is closed");
    }
    if (!owner.equals(Thread.currentThread())) {
      throw new WrongThreadException(
          "MPI belongs to thread " + owner.getName() + ", not " + Thread.currentThread().getName());
    }
  }
}
