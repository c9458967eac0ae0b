package dev.sweep.parallel.mpi;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Isolation;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import dev.sweep.parallel.handout.AgreedEnd;
import dev.sweep.parallel.handout.Coordinator;
import dev.sweep.parallel.handout.Member;
import dev.sweep.parallel.process.IsolatedWorkers;
import java.util.List;

/**
 * This rank's part in one run of all ranks.
 *
 * <p>A run ends in one of two ways. Either all ranks come to its end and know how it went: then
 * each of them returns the reports, or throws what they have agreed upon. Or something goes wrong
 * on one rank alone, and the others would wait for it: then the job ends.
 */
final class RankRun<R> {
  private final RankGroup group;
  private final IndexRanges work;
  private final Schedule schedule;
  private final ResultReceiver<R> receiver;
  private final StopSignal stop;

  RankRun(
      RankGroup group,
      IndexRanges work,
      Schedule schedule,
      ResultReceiver<R> receiver,
      StopSignal stop) {
    this.group = group;
    this.work = work;
    this.schedule = schedule;
    this.receiver = receiver;
    this.stop = stop;
  }

  /**
   * Runs {@code workers}, kept apart as {@code options} say.
   *
   * @return the reports of all ranks' workers, in the order of their numbers
   * @throws dev.sweep.parallel.ManagerException if a worker of any rank failed, or the receiver
   * @throws InterruptedException if this thread was interrupted
   */
  List<WorkerReport> run(Worker.Factory<R> workers, ManagerOptions options)
      throws InterruptedException {
    return toTheEnd(workers, options).reportsOrThrow();
  }

  private AgreedEnd toTheEnd(Worker.Factory<R> workers, ManagerOptions options) {
    return group.orFail(() ->
        options.isolation() == Isolation.PROCESS
            ? runIsolated(workers, options)
            : takePart(workers));
  }

  /** Each worker is in a child process of its own. */
  private AgreedEnd runIsolated(Worker.Factory<R> workers, ManagerOptions options) {
    try (IsolatedWorkers<R> isolated = IsolatedWorkers.of(workers, options.children())) {
      return takePart(isolated);
    }
  }

  private AgreedEnd takePart(Worker.Factory<R> workers) {
    group.assembly().meet("process");
    try (RunMailbox.Run run = group.mailbox().next()) {
      return group.isRoot() ? coordinate(run, workers) : serve(run, workers);
    }
  }

  private AgreedEnd coordinate(RunMailbox.Run run, Worker.Factory<R> workers) {
    Coordinator<R> coordinator =
        new Coordinator<>(run::send, group.teams(), work, schedule, workers, receiver, stop);
    run.begin(coordinator::received);
    return coordinator.run();
  }

  private AgreedEnd serve(RunMailbox.Run run, Worker.Factory<R> workers) {
    Member<R> member = new Member<>(run::send, group.team(), workers, stop);
    run.begin((_, message) -> member.received(message));
    return member.run();
  }
}
