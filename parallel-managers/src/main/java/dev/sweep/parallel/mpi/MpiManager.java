package dev.sweep.parallel.mpi;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.LocalResults;
import dev.sweep.parallel.ManagerCalls;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.ReduceOp;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Team;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The ranks that an MPI launcher started, each with workers on threads, or in child processes, of
 * its own.
 *
 * <p>One thread of each rank makes all calls to MPI; messages move while workers compute, and a
 * rank that waits sleeps. Whatever would leave the other ranks waiting for ever ends the whole job
 * instead, with exit code {@link MpiLauncher#ABORTED} and a message of the rank that noticed:
 * {@link #fail}, ranks that make different calls, one that closes while others go on, one that
 * exits without closing, and one that has been silent for {@code SWEEP_MPI_TIMEOUT} seconds (60
 * unless that is set, never if it is 0). So a program should hand {@link #fail} what it throws:
 *
 * {@snippet :
 * try (ParallelManager manager = MpiManager.open(ManagerOptions.threads(4))) {
 *   try {
 *     program.run(manager);
 *   } catch (Throwable e) {
 *     manager.fail(e);
 *     throw e;
 *   }
 * }
 * }
 *
 * <p>Without a launcher there is one rank, and MPI is not even loaded.
 */
public final class MpiManager implements ParallelManager {
  /**
   * How long a process that ends may take to close in order before the job is aborted: longer than
   * a run needs to stop, shorter than people wait.
   */
  private static final Duration GRACE = Duration.ofMillis(1_500);

  private final RankGroup group;
  private final ManagerOptions options;
  private final Runnable leave;
  private final ArrayExchange arrays;
  private final ObjectExchange objects;
  private final RootGathering gathering;
  private final ManagerCalls calls = new ManagerCalls();

  /** A manager of all ranks of {@code group}, who leave it by {@code leave}. */
  MpiManager(RankGroup group, ManagerOptions options, Runnable leave) {
    this.group = group;
    this.options = options;
    this.leave = leave;
    this.arrays = new ArrayExchange(group);
    this.objects = new ObjectExchange(group);
    this.gathering = new RootGathering(group);
  }

  /**
   * Opens the manager; once in a process, and on all ranks of the job.
   *
   * @param options what is wanted of this rank; {@code rootWorks} counts on the root alone
   * @throws MpiException if the launcher's MPI cannot be used, with what was tried and what to do
   */
  public static MpiManager open(ManagerOptions options) {
    return open(options, System.getenv(), GRACE);
  }

  /**
   * As {@link #open(ManagerOptions)}, with the environment variables given.
   *
   * @param grace how long a process that ends may take to close in order
   */
  static MpiManager open(ManagerOptions options, Map<String, String> environment, Duration grace) {
    MpiLauncher launcher = new MpiLauncher(environment, StandardError::write, grace);
    RankGroup group = RankGroup.open(launcher, environment, options);
    return new MpiManager(group, options, group::close);
  }

  @Override
  public int rank() {
    return group.rank();
  }

  @Override
  public int processCount() {
    return group.size();
  }

  @Override
  public int workerCount() {
    return group.teams().stream().mapToInt(Team::size).sum();
  }

  @Override
  public Team team() {
    return group.team();
  }

  @Override
  public String medium() {
    return group.library();
  }

  @Override
  public void barrier() {
    calls.requireIdle();
    group.assembly().meet("barrier");
  }

  @Override
  public void broadcast(double[] array) {
    broadcast(MemorySegment.ofArray(array), ElementType.DOUBLE);
  }

  @Override
  public void broadcast(long[] array) {
    broadcast(MemorySegment.ofArray(array), ElementType.LONG);
  }

  @Override
  public void broadcast(int[] array) {
    broadcast(MemorySegment.ofArray(array), ElementType.INT);
  }

  @Override
  public void broadcast(byte[] array) {
    broadcast(MemorySegment.ofArray(array), ElementType.BYTE);
  }

  @Override
  public <T> T broadcastObject(T object) {
    calls.requireIdle();
    return objects.broadcast(object);
  }

  @Override
  public <T> List<T> combine(T value) {
    calls.requireIdle();
    return objects.combine("combine", value);
  }

  @Override
  public void reduce(double[] send, double[] receive, ReduceOp op) {
    calls.requireIdle();
    Folding folding = Folding.ofDoubles(op.onDoubles());
    ManagerCalls.requireSameLength(send.length, receive.length);
    arrays.reduce(
        MemorySegment.ofArray(send),
        MemorySegment.ofArray(receive),
        ElementType.DOUBLE,
        op.toString(),
        folding);
  }

  @Override
  public void reduce(long[] send, long[] receive, ReduceOp op) {
    calls.requireIdle();
    Folding folding = Folding.ofLongs(op.onLongs());
    ManagerCalls.requireSameLength(send.length, receive.length);
    arrays.reduce(
        MemorySegment.ofArray(send),
        MemorySegment.ofArray(receive),
        ElementType.LONG,
        op.toString(),
        folding);
  }

  @Override
  public double[] gatherToRoot(double[] send, int[] sizes) {
    calls.requireIdle();
    return gathering.gather(send, sizes, ElementType.DOUBLE, double[]::new, MemorySegment::ofArray);
  }

  @Override
  public long[] gatherToRoot(long[] send, int[] sizes) {
    calls.requireIdle();
    return gathering.gather(send, sizes, ElementType.LONG, long[]::new, MemorySegment::ofArray);
  }

  @Override
  public int[] gatherToRoot(int[] send, int[] sizes) {
    calls.requireIdle();
    return gathering.gather(send, sizes, ElementType.INT, int[]::new, MemorySegment::ofArray);
  }

  @Override
  public byte[] gatherToRoot(byte[] send, int[] sizes) {
    calls.requireIdle();
    return gathering.gather(send, sizes, ElementType.BYTE, byte[]::new, MemorySegment::ofArray);
  }

  @Override
  public <P, R> List<LocalResults<P, R>> localResults(List<LocalResults<P, R>> all) {
    calls.requireIdle();
    return all.stream().filter(results -> team().has(results.number())).toList();
  }

  @Override
  public <R> List<WorkerReport> process(
      IndexRanges work,
      Schedule schedule,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal stop)
      throws InterruptedException {
    calls.requireIdle();
    try (ManagerCalls.Work _ = calls.begin()) {
      return new RankRun<>(group, work, schedule, receiver, stop).run(workers, options);
    }
  }

  @Override
  public void fail(Throwable cause) {
    group.fail(cause);
  }

  @Override
  public void close() {
    if (calls.close()) {
      group.assembly().meet("close");
      leave.run();
    }
  }

  private void broadcast(MemorySegment array, ElementType type) {
    calls.requireIdle();
    arrays.broadcast(array, type);
  }
}
