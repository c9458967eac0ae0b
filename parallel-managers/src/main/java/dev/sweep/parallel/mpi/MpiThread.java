package dev.sweep.parallel.mpi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that makes all calls to MPI, so that the others need not wait for each other.
 *
 * <p>It goes round: it makes one of the calls that others have submitted, hands arrived messages to
 * their handlers, and asks after the messages it is sending. As long as there is something to do it
 * does not sleep; then it sleeps for up to a fifth of a millisecond at a time, but wakes for a
 * submitted call. Messages thus move while the program computes, and an idle rank costs little. A
 * call that waits, such as {@link Comm#barrier}, holds up all that comes after it.
 *
 * <p>Futures complete on this thread, and handlers run on it: what depends on them must be short,
 * and must not wait for this thread. A handler that throws breaks it: the job is aborted, or
 * without MPI all calls fail from then on. All methods may be called from any thread.
 *
 * {@snippet :
 * launcher.runBeside(mpi -> {
 *   mpi.onMessage(RESULT, (from, bytes) -> results.add(bytes));
 *   mpi.barrier().join();
 * });
 * }
 */
public final class MpiThread implements AutoCloseable {
  private final MpiLauncher launcher;
  private final Supplier<Comm> opening;
  private final Thread thread = new Thread(this::runUntilClosed, "mpi");
  private final CompletableFuture<Comm> opened = new CompletableFuture<>();
  private final Map<Integer, MessageHandler> handlers = new ConcurrentHashMap<>();
  private final Queue<Call<?>> calls = new ArrayDeque<>();
  private final List<Followed> followed = new ArrayList<>();
  private boolean closing;
  private boolean ended;

  private MpiThread(MpiLauncher launcher, Supplier<Comm> opening) {
    this.launcher = launcher;
    this.opening = opening;
    thread.setDaemon(true);
  }

  /**
   * Starts the thread, which opens the communicator by {@code launcher} and will close it.
   *
   * @throws MpiException if the communicator cannot be opened
   * @throws dev.sweep.parallel.ManagerException if the launcher's variables make no sense
   */
  public static MpiThread start(MpiLauncher launcher) {
    return start(launcher, launcher::open);
  }

  /** As the other, with another communicator than the launcher's. */
  static MpiThread start(MpiLauncher launcher, Supplier<Comm> opening) {
    MpiThread started = new MpiThread(launcher, opening);
    started.thread.start();
    try {
      started.opened.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
    }
    return started;
  }

  /** Returns the number of this process: from 0 to {@code size() - 1}. */
  public int rank() {
    return comm().rank();
  }

  /** Returns how many ranks there are: at least 1. */
  public int size() {
    return comm().size();
  }

  /**
   * Lets the thread make a call, after those submitted before.
   *
   * @return what it returned or threw
   * @throws IllegalStateException if the thread is closed or broken
   */
  public <T extends @Nullable Object> CompletableFuture<T> submit(Function<Comm, T> call) {
    Call<T> submitted = new Call<>(call, new CompletableFuture<>());
    synchronized (calls) {
      if (ended) {
        throw new IllegalStateException("the MPI thread is closed or broken");
      }
      calls.add(submitted);
    }
    LockSupport.unpark(thread);
    return submitted.result;
  }

  /**
   * Sends a message without holding up anything else.
   *
   * @return completes when the message has left
   */
  public CompletableFuture<@Nullable Void> send(int destination, int tag, byte[] message) {
    return follow(comm -> comm.startSend(destination, tag, message));
  }

  /**
   * Comes to a barrier without holding up anything else. All ranks come to their barriers and other
   * collective calls in the same order.
   *
   * @return completes when all ranks have come
   */
  public CompletableFuture<@Nullable Void> barrier() {
    return follow(Comm::startBarrier);
  }

  /** Hands all messages with {@code tag}, from now on, to {@code handler}, as they arrive. */
  public void onMessage(int tag, MessageHandler handler) {
    Arguments.requireTag(tag);
    handlers.put(tag, handler);
  }

  /** Ends all ranks of the job at once, as {@link Comm#abort}. */
  public void abort(int code) {
    comm().abort(code);
  }

  /**
   * Makes the calls and sends the messages still outstanding, then serves on until all ranks have
   * come here, and leaves the job.
   */
  @Override
  public void close() {
    synchronized (calls) {
      closing = true;
    }
    LockSupport.unpark(thread);
    joinUninterruptibly();
  }

  Comm comm() {
    return opened.join();
  }

  private CompletableFuture<@Nullable Void> follow(Function<Comm, Pending> start) {
    CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
    return submit(comm -> followed.add(new Followed(start.apply(comm), result)))
        .thenCompose(started -> result);
  }

  private void runUntilClosed() {
    try {
      opened.complete(opening.get());
    } catch (Throwable e) {
      opened.completeExceptionally(e);
      return;
    }
    try {
      serve(this::isClosing);
      Pending allAreClosing = comm().startBarrier();
      serve(allAreClosing::isDone);
      comm().close();
      end(new IllegalStateException("the MPI thread is closed"));
    } catch (Throwable e) {
      launcher.abortAfter(e, comm());
      end(new IllegalStateException("the MPI thread is broken", e));
    }
  }

  /** Goes round until {@code done}, and then until nothing is left to do. */
  private void serve(BooleanSupplier done) throws Exception {
    PoliteWait wait = new PoliteWait();
    boolean last = false;
    while (!last) {
      boolean ending = followed.isEmpty() && done.getAsBoolean();
      boolean worked = goRound(comm());
      if (worked) {
        wait.reset();
      } else if (!ending) {
        wait.pause();
      }
      last = ending && !worked;
    }
  }

  private boolean goRound(Comm comm) throws Exception {
    boolean called = makeNextCall(comm);
    boolean handedOver = handOverArrived(comm);
    boolean completed = followed.removeIf(Followed::isDone);
    return called || handedOver || completed;
  }

  private boolean makeNextCall(Comm comm) {
    Optional<Call<?>> next = nextCall();
    next.ifPresent(call -> call.makeOn(comm));
    return next.isPresent();
  }

  private Optional<Call<?>> nextCall() {
    synchronized (calls) {
      return Optional.ofNullable(calls.poll());
    }
  }

  /**
   * Polls in any case: that is also what makes MPI move the messages that are under way. Mostly
   * nothing has arrived, and one question tells.
   */
  private boolean handOverArrived(Comm comm) throws Exception {
    if (comm.poll(Comm.ANY_SOURCE, Comm.ANY_TAG).isEmpty()) {
      return false;
    }
    boolean any = false;
    for (Map.Entry<Integer, MessageHandler> entry : handlers.entrySet()) {
      Optional<Envelope> envelope = comm.poll(Comm.ANY_SOURCE, entry.getKey());
      if (envelope.isPresent()) {
        byte[] message = comm.receive(envelope.get());
        entry.getValue().received(envelope.get().source(), message);
        any = true;
      }
    }
    return any;
  }

  private void end(IllegalStateException reason) {
    synchronized (calls) {
      ended = true;
    }
    followed.forEach(each -> each.result.completeExceptionally(reason));
    for (Optional<Call<?>> call = nextCall(); call.isPresent(); call = nextCall()) {
      call.get().result.completeExceptionally(reason);
    }
  }

  private boolean isClosing() {
    synchronized (calls) {
      return closing;
    }
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes messages, on the MPI thread. */
  @FunctionalInterface
  public interface MessageHandler {
    /** Takes one message; what it throws ends the job. */
    void received(int source, byte[] message) throws Exception;
  }

  /** A call that waits for its turn. */
  private record Call<T extends @Nullable Object>(
      Function<Comm, T> call, CompletableFuture<T> result) {
    void makeOn(Comm comm) {
      try {
        result.complete(call.apply(comm));
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    }
  }

  /** What completes by itself, if it is asked. */
  private record Followed(Pending pending, CompletableFuture<@Nullable Void> result) {
    boolean isDone() {
      boolean done = pending.isDone();
      if (done) {
        result.complete(null);
      }
      return done;
    }
  }
}
