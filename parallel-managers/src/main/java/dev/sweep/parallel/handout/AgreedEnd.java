package dev.sweep.parallel.handout;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.WorkerReport;
import java.util.List;

/** How a run has ended on all ranks, as every one of them knows by now. */
public final class AgreedEnd {
  private final Outcome all;
  private final Caller caller;

  AgreedEnd(Outcome all, Caller caller) {
    this.all = all;
    this.caller = caller;
  }

  /**
   * Returns the reports of all ranks' workers, in the order of their numbers.
   *
   * @throws ManagerException if a worker of any rank failed, or the receiver
   * @throws InterruptedException if the thread that ran was interrupted; the other ranks ended as
   *     by a stop
   */
  public List<WorkerReport> reportsOrThrow() throws InterruptedException {
    caller.throwIfInterrupted();
    return all.reportsOrThrow();
  }
}
