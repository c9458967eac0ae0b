package dev.sweep.parallel.handout;

import dev.sweep.parallel.Dispatcher;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Team;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import java.util.List;

/**
 * The root's side of one run over several processes: hands out the work, takes the results, and
 * ends the run on all ranks.
 *
 * <p>Four kinds of threads meet here. The transport's calls {@link #received} and never waits: it
 * brings requests to the {@link Ledger}, which sends out chunks, and findings to the {@link
 * Intake}, whose threads call the receiver. The root's own workers run in a {@link
 * dev.sweep.parallel.Crew}; to the ledger they are as others, only that their chunks need no wire.
 * The thread that called {@link #run} waits: for the own workers, for the members' word that theirs
 * have ended (after which no finding comes), for the intake to be empty. Then it sends the end.
 *
 * <p>One signal, {@code halt}, ends a run early, whatever the reason: the caller's stop signal, a
 * failure, an interrupt, or a member that has one of these. It is told to all members at once, and
 * everybody ends as after an ordinary run, only sooner. What went wrong comes with the members'
 * last word and goes to all with the end.
 *
 * <p>After {@code run} has returned, messages are ignored: a member's {@link Message.Halt} may
 * cross with the end.
 */
public final class Coordinator<R> {
  private static final int MOST_LANES = 4;
  private static final long CREDIT_OF_ALL = 256L << 20;
  private static final long LEAST_CREDIT = 1L << 20;
  private static final long MOST_CREDIT = 16L << 20;
  private static final int CHUNKS_AT_ONCE = 2;

  private final Wire wire;
  private final Roster roster;
  private final Worker.Factory<R> workers;
  private final ResultReceiver<R> receiver;
  private final StopSignal stop;
  private final long credit;
  private final StopSignal halt = new StopSignal();
  private final Ledger ledger;
  private final Inboxes inboxes;
  private final Intake<R> intake;
  private final Outcomes outcomes;
  private boolean ended;

  /**
   * A coordinator of one run, whose {@link #received} is to have all messages of the run.
   *
   * @param teams the workers of each rank, in the order of ranks, those of this process first;
   *     their numbers start at 0 and leave none out
   */
  public Coordinator(
      Wire wire,
      List<Team> teams,
      IndexRanges work,
      Schedule schedule,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal stop) {
    this(
        wire,
        new Roster(teams),
        work,
        schedule,
        workers,
        receiver,
        stop,
        Math.clamp(CREDIT_OF_ALL / teams.size(), LEAST_CREDIT, MOST_CREDIT));
  }

  /**
   * @param credit how many bytes of findings each member may have on the way
   */
  Coordinator(
      Wire wire,
      Roster roster,
      IndexRanges work,
      Schedule schedule,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal stop,
      long credit) {
    this.wire = wire;
    this.roster = roster;
    this.workers = workers;
    this.receiver = receiver;
    this.stop = stop;
    this.credit = credit;
    int workerCount = roster.workerCount();
    this.ledger =
        new Ledger(
            Dispatcher.of(work, schedule, workerCount),
            workerCount,
            worker -> isOwn(worker) ? 1 : CHUNKS_AT_ONCE,
            new ByTeam());
    this.inboxes = new Inboxes(roster.own(), ledger);
    int lanes = Math.min(roster.remoteWorkerCount(), MOST_LANES);
    this.intake = new Intake<>(lanes, workerCount, receiver, this::fail);
    this.outcomes = new Outcomes(roster.own().rank(), roster.rankCount());
  }

  private boolean isOwn(int worker) {
    return roster.own().has(worker);
  }

  /**
   * Takes a message of member {@code rank}; from the transport's thread. Never blocks or throws,
   * and may be called before {@link #run}.
   */
  public void received(int rank, byte[] message) {
    if (isEnded()) {
      return;
    }
    try {
      take(rank, (Message.FromMember) Codec.decode(message));
    } catch (RuntimeException | Error e) {
      fail(new ManagerException("cannot take a message of rank " + rank + ": " + e, e));
    }
  }

  private void take(int rank, Message.FromMember message) {
    switch (message) {
      case Message.Ask(int worker) -> ledger.asked(worker);
      case Message.Finished(int worker, long count, double seconds) ->
          ledger.finished(worker, count, seconds);
      case Message.Returned(int worker, List<IndexRange> chunk) -> ledger.returned(worker, chunk);
      case Message.Finding finding ->
          intake.put(finding, () -> acknowledge(rank, finding.object().length));
      case Message.Done(byte[] outcome) -> outcomes.add(() -> Outcome.read(outcome));
      case Message.Halt() -> halt.request();
    }
  }

  private void acknowledge(int rank, int bytes) {
    wire.send(rank, Codec.encode(new Message.Acknowledged(bytes)));
  }

  private void fail(ManagerException failure) {
    outcomes.fail(failure);
    halt.request();
  }

  /**
   * Runs to the end of all ranks; called once.
   *
   * @return what all ranks know of the end, be it good or bad
   * @throws ManagerException if this rank cannot come to an end with the others, who wait for it
   */
  public AgreedEnd run() {
    Caller caller = new Caller(halt);
    Outcome end = awaitEnd(caller);
    tellAll(new Message.End(end.write()), true);
    return new AgreedEnd(end, caller);
  }

  private Outcome awaitEnd(Caller caller) {
    try (StopSignal.Registration _ = halt.onRequest(this::halted);
        StopSignal.Registration _ = stop.onRequest(halt::request)) {
      tellAll(new Message.Start(credit), false);
      Outcome ours =
          caller.await(new CrewThread<>(roster.own(), inboxes, workers, receiver, halt).start());
      outcomes.add(() -> ours);
      caller.await(outcomes.complete());
      caller.await(intake.drained());
      return outcomes.all(this::corrected);
    } finally {
      intake.close();
    }
  }

  private void halted() {
    ledger.close();
    inboxes.end();
    intake.halt();
    tellAll(new Message.Halt(), false);
  }

  private synchronized void tellAll(Message.FromCoordinator message, boolean last) {
    if (!ended) {
      ended = last;
      byte[] bytes = Codec.encode(message);
      roster.members().forEach(member -> wire.send(member.rank(), bytes));
    }
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  /** A member only knows what was sent; what was taken is known here. */
  private WorkerReport corrected(WorkerReport report) {
    return isOwn(report.worker()) ? report : report.withDone(intake.takenFrom(report.worker()));
  }

  /** Brings chunks to the workers of this process and to those of others. */
  private final class ByTeam implements Deliveries {
    @Override
    public void chunk(int worker, List<IndexRange> chunk) {
      if (isOwn(worker)) {
        inboxes.of(worker).put(chunk);
      } else {
        wire.send(roster.rankOf(worker), Codec.encode(new Message.Chunk(worker, chunk)));
      }
    }

    @Override
    public void recall(int worker) {
      wire.send(roster.rankOf(worker), Codec.encode(new Message.Recall(worker)));
    }
  }
}
