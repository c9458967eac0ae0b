package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Isolation;
import dev.sweep.parallel.Launcher;
import dev.sweep.parallel.ManagerContractOnRanks;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.ReduceOp;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** The main class of a rank of a test job that has a manager; its arguments name what it does. */
final class ManagerProgram {
  private static final ManagerOptions ONE_WORKER = ManagerOptions.threads(1);

  /** Longer than ranks need to stop in order on a machine with much other work. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private ManagerProgram() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "contract" -> keepTheContract(Integer.parseInt(arguments[1]));
      case "throw" -> throwOnOneRank(arguments[1], Integer.parseInt(arguments[2]));
      case "throw within" -> throwWithinAReduction();
      case "close" -> throwPastTheManager(arguments[1]);
      case "different" -> makeDifferentCalls();
      case "exit" -> exitOnTheLastRank();
      case "wait" -> waitForTheLastRank(arguments[1]);
      case "work" -> workUntilStopped();
      case "unprintable" -> failWithWhatCannotBePrinted();
      case "stuck" -> failWhileMpiIsStuck();
      case "idle root" -> workWithoutTheRoot();
      case "isolated" -> workInChildren();
      case "own options" -> workWithOptionsOfItsOwn();
      case "unreadable end" -> endWhereTheRootCannotRead();
      case "large" -> exchangeLargeObjects();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** MPI is started once in a process, so all managers of the tests are of one group of ranks. */
  private static void keepTheContract(int workers) {
    MpiLauncher launcher = new MpiLauncher(System.getenv(), StandardError::write);
    List<AssertionError> failures = new ArrayList<>();
    ManagerOptions options = ManagerOptions.threads(workers);
    try (RankGroup group = RankGroup.open(launcher, System.getenv(), options)) {
      long passed =
          ManagerContractOnRanks.keep(
              () -> new MpiManager(group, options, () -> {}),
              failure -> {
                group.fail(failure);
                failures.add(failure);
              });
      group.assembly().meet("end of the contract");
      if (group.isRoot() && failures.isEmpty()) {
        System.out.println(passed + " tests passed by " + group.size() + " ranks");
      }
    }
    failures.forEach(Throwable::printStackTrace);
  }

  /** One rank throws where the others call {@code primitive}; another thread keeps it alive. */
  private static void throwOnOneRank(String primitive, int rank) {
    Thread.ofPlatform().start(ManagerProgram::sleepForEver);
    try (ParallelManager manager = MpiManager.open(ONE_WORKER)) {
      try {
        call("barrier", manager);
        if (manager.rank() == rank) {
          throw new IllegalStateException("broken before " + primitive);
        }
        call(primitive, manager);
      } catch (Throwable e) {
        manager.fail(e);
      }
    }
  }

  private static void call(String primitive, ParallelManager manager) throws Exception {
    switch (primitive) {
      case "barrier" -> manager.barrier();
      case "broadcast" -> manager.broadcast(new double[1_000_000]);
      case "broadcastObject" -> manager.broadcastObject("object");
      case "combine" -> manager.combine(new byte[1_000_000]);
      case "reduce" -> manager.reduce(1.0, ReduceOp.SUM);
      case "gatherToRoot" -> manager.gatherToRoot(new int[0], new int[manager.processCount()]);
      case "scatter" -> manager.scatter(_ -> 1, Integer::sum, List.of(1, 2, 3)).gather();
      case "process" -> process(manager, new AtomicLong(), new StopSignal());
      case "close" -> manager.close();
      default -> throw new IllegalArgumentException(primitive);
    }
  }

  /** The operation throws on the root, when the other ranks have handed over their values. */
  private static void throwWithinAReduction() {
    try (ParallelManager manager = MpiManager.open(ONE_WORKER)) {
      double[] values = new double[1_000_000];
      ReduceOp broken =
          ReduceOp.ofDoubles(
              "broken",
              (_, _) -> {
                throw new IllegalStateException("the operation is broken");
              });
      manager.reduce(values, values, broken);
    }
  }

  /** The last rank throws, and tells nobody but by the closing of its manager. */
  private static void throwPastTheManager(String primitive) throws Exception {
    try (ParallelManager manager = MpiManager.open(ONE_WORKER)) {
      call("barrier", manager);
      if (manager.rank() == manager.processCount() - 1) {
        throw new IllegalStateException("told to nobody");
      }
      call(primitive, manager);
    }
  }

  private static void makeDifferentCalls() throws Exception {
    try (ParallelManager manager = MpiManager.open(ONE_WORKER)) {
      manager.broadcast(new double[manager.isRoot() ? 3 : 4]);
    }
  }

  private static void exitOnTheLastRank() {
    try (ParallelManager manager = MpiManager.open(ONE_WORKER)) {
      if (manager.rank() == manager.processCount() - 1) {
        System.exit(0);
      }
      manager.barrier();
    }
  }

  /** The last rank never comes to where the others wait for it. */
  private static void waitForTheLastRank(String primitive) throws Exception {
    try (ParallelManager manager = MpiManager.open(ONE_WORKER)) {
      List<Long> pids = manager.combine(ProcessHandle.current().pid());
      if (manager.isRoot()) {
        System.out.println("last rank: " + pids.getLast());
        System.out.println("root: " + pids.getFirst());
      }
      if (manager.rank() == manager.processCount() - 1) {
        sleepForEver();
      }
      call(primitive, manager);
    }
  }

  /** Works as a command does that SIGTERM is to end in order, whatever its launcher does. */
  private static void workUntilStopped() throws Exception {
    StopSignal stop = new StopSignal();
    AtomicLong received = new AtomicLong();
    try (ParallelManager manager = MpiManager.open(ONE_WORKER, System.getenv(), LONG)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stop::request));
      process(manager, received, stop);
      if (manager.isRoot()) {
        System.out.println("received: " + received);
      }
    }
    System.out.println("closed");
  }

  /** Each worker emits its first result and sleeps over the next. */
  private static void process(ParallelManager manager, AtomicLong received, StopSignal stop)
      throws InterruptedException {
    manager.<Long>process(
        IndexRanges.of(1_000),
        Schedule.fixed(1),
        _ -> new Sleepy(),
        (_, _, _) -> {
          if (received.incrementAndGet() == manager.workerCount()) {
            System.out.println("all workers are at work");
          }
        },
        stop);
  }

  private static final class Sleepy implements Worker<Long> {
    private boolean awake = true;

    @Override
    public void run(IndexRange range, Emitter<Long> emitter) throws Exception {
      if (awake) {
        awake = false;
        emitter.emit(range, 1L);
      } else {
        Thread.sleep(600_000);
      }
    }
  }

  /** The last rank fails while its MPI thread is in a call that the others never make. */
  private static void failWhileMpiIsStuck() throws Exception {
    MpiLauncher launcher = new MpiLauncher(System.getenv(), StandardError::write);
    try (RankGroup group = RankGroup.open(launcher, System.getenv(), ONE_WORKER)) {
      if (group.rank() == group.size() - 1) {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<?> stuck =
            group.submit(comm -> {
              inside.countDown();
              comm.broadcast(new double[1_000_000], 0);
              return true;
            });
        inside.await();
        group.fail(new IllegalStateException("broken, and done: " + stuck.isDone()));
      }
      group.assembly().meet("end");
    }
  }

  /** Each rank has as many workers as its number says, and the root two. */
  private static void workWithOptionsOfItsOwn() throws Exception {
    int rank = Launcher.detect(System.getenv()).orElseThrow().rank().orElseThrow();
    int workers = rank == 0 ? 2 : rank;
    work(new ManagerOptions(workers, Isolation.THREAD, rank == 0));
  }

  private static void workWithoutTheRoot() throws Exception {
    work(new ManagerOptions(2, Isolation.THREAD, false));
  }

  private static void work(ManagerOptions options) throws Exception {
    AtomicLong received = new AtomicLong();
    try (ParallelManager manager = MpiManager.open(options)) {
      List<WorkerReport> reports =
          manager.<Long>process(
              IndexRanges.of(10_000),
              Schedule.dynamic(),
              _ -> (range, emitter) -> emitter.emit(range, range.count()),
              (_, _, count) -> received.addAndGet(count),
              new StopSignal());
      if (manager.isRoot()) {
        System.out.println(
            "received "
                + received
                + " from ranks "
                + reports.stream().map(WorkerReport::rank).toList());
      }
    }
  }

  /** The workers tell which processes they are in: none of the ranks' own. */
  private static void workInChildren() throws Exception {
    ManagerOptions options = new ManagerOptions(1, Isolation.PROCESS, true);
    Set<Long> children = ConcurrentHashMap.newKeySet();
    try (ParallelManager manager = MpiManager.open(options)) {
      manager.<Long>process(
          IndexRanges.of(manager.workerCount()),
          Schedule.balanced(),
          (Worker.Factory<Long> & Serializable) _ -> new PidWorker(),
          (_, _, pid) -> children.add(pid),
          new StopSignal());
      List<Long> ranks = manager.combine(ProcessHandle.current().pid());
      if (manager.isRoot()) {
        System.out.println(
            children.size() + " children, apart: " + Collections.disjoint(children, ranks));
      }
    }
  }

  private static final class PidWorker implements Worker<Long> {
    @Override
    public void run(IndexRange range, Emitter<Long> emitter) throws Exception {
      emitter.emit(range, ProcessHandle.current().pid());
    }
  }

  private static void exchangeLargeObjects() {
    try (ParallelManager manager = MpiManager.open(ONE_WORKER)) {
      byte[] object = new byte[100_000_000];
      Arrays.fill(object, (byte) (manager.rank() + 1));
      byte[] ofRoot = manager.broadcastObject(object);
      assertThat(ofRoot.length).isEqualTo(100_000_000);
      assertThat(ofRoot[99_999_999]).isEqualTo((byte) 1);
      List<byte[]> all = manager.combine(object);
      for (int rank = 0; rank < all.size(); rank++) {
        assertThat(all.get(rank).length).isEqualTo(100_000_000);
        assertThat(all.get(rank)[99_999_999]).isEqualTo((byte) (rank + 1));
      }
      manager.barrier();
      if (manager.isRoot()) {
        System.out.println("exchanged");
      }
    }
  }

  /** The root refuses the last words of the others, which have failed and wait for its own. */
  private static void endWhereTheRootCannotRead() throws Exception {
    try (ParallelManager manager = MpiManager.open(ONE_WORKER)) {
      if (manager.isRoot()) {
        ObjectInputFilter.Config.setSerialFilter(
            ObjectInputFilter.Config.createFilter("!dev.sweep.parallel.handout.Failure"));
      }
      manager.<Long>process(
          IndexRanges.of(10),
          Schedule.balanced(),
          _ -> (_, _) -> throwUnlessRoot(manager),
          (_, _, _) -> {},
          new StopSignal());
    }
  }

  private static void throwUnlessRoot(ParallelManager manager) {
    if (!manager.isRoot()) {
      throw new IllegalStateException("broken");
    }
  }

  private static void failWithWhatCannotBePrinted() {
    try (ParallelManager manager = MpiManager.open(ONE_WORKER)) {
      if (!manager.isRoot()) {
        manager.fail(new UnprintableException());
        sleepForEver();
      }
    }
  }

  private static final class UnprintableException extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  private static void sleepForEver() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
