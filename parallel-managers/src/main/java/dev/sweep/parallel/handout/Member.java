package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Team;
import dev.sweep.parallel.Worker;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The side of every other rank in one run over several processes: its workers work on what the
 * {@link Coordinator} on rank 0 sends, and what they find is sent to it.
 *
 * <p>The workers run in a {@link dev.sweep.parallel.Crew}, waiting at their {@link Inboxes} for
 * chunks and at the {@link Credits} for leave to send. The transport's thread fills both and never
 * waits. The thread that called {@link #run} waits for the workers, sends how that ended, and waits
 * for the end of all. A halt of this process ({@code stop}, a failure, an interrupt) is told to the
 * coordinator, who tells the others.
 */
public final class Member<R> {
  private static final int ROOT = 0;

  private final Wire wire;
  private final StopSignal stop;
  private final StopSignal halt = new StopSignal();
  private final Inboxes inboxes;
  private final Credits credits = new Credits();
  private final CompletableFuture<byte[]> end = new CompletableFuture<>();
  private final CrewThread<R> crew;
  private volatile boolean toldToHalt;

  public Member(Wire wire, Team team, Worker.Factory<R> workers, StopSignal stop) {
    this.wire = wire;
    this.stop = stop;
    this.inboxes = new Inboxes(team, new ToCoordinator());
    this.crew =
        new CrewThread<>(team, inboxes, workers, new FindingsSender<>(credits, this::send), halt);
  }

  /**
   * Takes a message of the coordinator; from the transport's thread. Never blocks or throws, and
   * may be called before {@link #run}.
   */
  public void received(byte[] message) {
    try {
      take((Message.FromCoordinator) Codec.decode(message));
    } catch (RuntimeException | Error e) {
      end.completeExceptionally(new ManagerException("cannot take a message of rank 0: " + e, e));
      halt.request();
    }
  }

  private void take(Message.FromCoordinator message) {
    switch (message) {
      case Message.Start(long creditBytes) -> credits.allow(creditBytes);
      case Message.Chunk(int worker, List<IndexRange> ranges) -> inboxes.of(worker).put(ranges);
      case Message.Recall(int worker) ->
          send(new Message.Returned(worker, inboxes.of(worker).takeBack()));
      case Message.Acknowledged(int bytes) -> credits.give(bytes);
      case Message.Halt() -> haltAsTold();
      case Message.End(byte[] outcome) -> end.complete(outcome);
    }
  }

  private void haltAsTold() {
    toldToHalt = true;
    halt.request();
  }

  /**
   * Runs this rank's workers, to the end of the run on all ranks; called once.
   *
   * @return what all ranks know of the end, be it good or bad
   * @throws ManagerException if this rank cannot come to an end with the others, who wait for it
   */
  public AgreedEnd run() {
    Caller caller = new Caller(halt);
    return new AgreedEnd(awaitEnd(caller), caller);
  }

  private Outcome awaitEnd(Caller caller) {
    try (StopSignal.Registration _ = halt.onRequest(this::halted);
        StopSignal.Registration _ = stop.onRequest(halt::request)) {
      Outcome own = caller.await(crew.start());
      send(new Message.Done(own.write()));
      return Outcome.read(caller.await(end)).withOriginals(own);
    }
  }

  private void halted() {
    inboxes.end();
    credits.halt();
    if (!toldToHalt && !end.isDone()) {
      send(new Message.Halt());
    }
  }

  private void send(Message.FromMember message) {
    wire.send(ROOT, Codec.encode(message));
  }

  /** Sends on what the workers of this process want. */
  private final class ToCoordinator implements Requests {
    @Override
    public void asked(int worker) {
      send(new Message.Ask(worker));
    }

    @Override
    public void finished(int worker, long count, double seconds) {
      send(new Message.Finished(worker, count, seconds));
    }
  }
}
