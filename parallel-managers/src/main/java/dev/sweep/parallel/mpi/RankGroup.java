package dev.sweep.parallel.mpi;

import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ranks of a job as the manager on each of them sees them: they come together for calls, send
 * each other messages, and watch whether all live.
 *
 * <p>Open it once in a process. What goes wrong in what they do together ends the whole job, for
 * the others would wait for ever: see {@link #fail}. Alone, it does nothing of this.
 */
final class RankGroup implements AutoCloseable {
  static final int ROOT = 0;

  private final MpiLauncher launcher;
  private final MpiThread mpi;
  private final Assembly assembly;
  private final RunMailbox mailbox;
  private final Heartbeat heartbeat;
  private final List<Team> teams;
  private volatile List<RankOffer> offers = List.of();
  private volatile boolean closing;

  private RankGroup(MpiLauncher launcher, MpiThread mpi, Duration silence, ManagerOptions options) {
    this.launcher = launcher;
    this.mpi = mpi;
    this.assembly = new Assembly(this);
    this.mailbox = new RunMailbox(this);
    this.heartbeat = new Heartbeat(this, silence);
    byte[] own = RankOffer.of(RankPlace.ofThisProcess(), options).toBytes();
    List<byte[]> all = new ObjectExchange(this).combineBytes("open", own);
    this.offers = all.stream().map(RankOffer::read).toList();
    this.teams = TeamLayout.of(offers);
  }

  /**
   * Comes together with the other ranks.
   *
   * @param options what is wanted of this rank; the others may want something else
   * @throws MpiException if the launcher's MPI cannot be used, or a variable makes no sense
   */
  static RankGroup open(
      MpiLauncher launcher, Map<String, String> environment, ManagerOptions options) {
    Duration silence = Heartbeat.timeout(environment.get(Heartbeat.TIMEOUT));
    return new RankGroup(launcher, MpiThread.start(launcher), silence, options);
  }

  /** As {@link #open}, over a communicator of its own. */
  static RankGroup over(Comm comm, MpiLauncher launcher, ManagerOptions options) {
    Duration silence = Heartbeat.timeout(null);
    return new RankGroup(launcher, MpiThread.start(launcher, () -> comm), silence, options);
  }

  int rank() {
    return mpi.rank();
  }

  int size() {
    return mpi.size();
  }

  boolean isRoot() {
    return rank() == ROOT;
  }

  /** Returns the workers of each rank, in rank order; the same on every rank. */
  List<Team> teams() {
    return teams;
  }

  /** Returns the workers of this rank. */
  Team team() {
    return teams.get(rank());
  }

  /** Returns the MPI library and its version; empty if there is none. */
  String library() {
    return mpi.comm() instanceof MpiComm
        ? mpi.submit(Comm::library).join().replaceAll("\\s+", " ").strip()
        : "";
  }

  /** Returns what people call a rank. */
  String describe(int rank) {
    List<RankOffer> known = offers;
    return known.isEmpty()
        ? "rank " + rank
        : "rank " + rank + " on " + known.get(rank).place().host();
  }

  Assembly assembly() {
    return assembly;
  }

  RunMailbox mailbox() {
    return mailbox;
  }

  void onMessage(int tag, MpiThread.MessageHandler handler) {
    mpi.onMessage(tag, handler);
  }

  /** Sends a message and returns at once; one that cannot be sent ends the job. */
  void send(int rank, int tag, byte[] message) {
    CompletableFuture<?> _ =
        mpi.send(rank, tag, message)
            .whenComplete((_, refusal) -> {
              if (refusal != null && !closing) {
                fail(refusal);
              }
            });
  }

  /** Lets the MPI thread make a call, soon. */
  <T extends @Nullable Object> CompletableFuture<T> submit(Function<Comm, T> call) {
    return mpi.submit(call);
  }

  /** Waits for a call that all ranks make on their MPI threads; if it fails, it ends the job. */
  <T extends @Nullable Object> T make(Function<Comm, T> call) {
    return orFail(() -> mpi.submit(call).join());
  }

  /** Returns what {@code step} of a call in common returns; if it throws, it ends the job. */
  <T extends @Nullable Object> T orFail(Supplier<T> step) {
    try {
      return step.get();
    } catch (CompletionException e) {
      fail(e.getCause() == null ? e : e.getCause());
      throw e;
    } catch (Throwable e) {
      fail(e);
      throw e;
    }
  }

  /** Tells of a failure and ends the job; returns only where there are no other ranks. */
  void fail(Throwable cause) {
    if (size() > 1) {
      launcher.abortAfter(cause, mpi.comm());
    }
  }

  /** Tells why and ends the job. */
  void abort(String reason) {
    launcher.abort(mpi.comm(), () -> reason + System.lineSeparator());
  }

  /** Leaves the job, when all ranks have come here. */
  @Override
  public void close() {
    closing = true;
    heartbeat.leaving();
    mpi.close();
    heartbeat.close();
  }
}
