package dev.sweep.parallel.process;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.serial.CopiedThrowable;
import dev.sweep.parallel.serial.ObjectBytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parent's side of a worker in a child. Confined to one thread; an interrupt of it while it
 * waits kills the child.
 */
final class WorkerChild<R> {
  private static final long LOOK_AT_STOP_MILLIS = 20;
  private static final long EXIT_MILLIS = 5_000;

  private final ChildJvm child;
  private @Nullable Throwable refusal;
  private boolean stopped;

  WorkerChild(ChildJvm child) {
    this.child = child;
  }

  long pid() {
    return child.pid();
  }

  /** Opens the worker, and throws what it throws. */
  void open(int number, byte[] factory) throws Exception {
    child.send(new Message.Open(number, factory).toBytes());
    awaitDone(null);
  }

  /** Runs the worker, and throws what it throws. */
  void run(IndexRange range, Worker.Emitter<R> emitter) throws Exception {
    child.send(new Message.Run(range).toBytes());
    awaitDone(emitter);
  }

  /** Closes the worker, throws what it throws, and lets the child end. */
  void close() throws Exception {
    child.send(new Message.Close().toBytes());
    awaitDone(null);
    child.awaitEnd(EXIT_MILLIS);
  }

  void kill() {
    child.kill();
  }

  private void awaitDone(Worker.@Nullable Emitter<R> emitter) throws Exception {
    try {
      boolean done = false;
      while (!done) {
        done = isDone(next(emitter), emitter);
      }
    } catch (InterruptedException e) {
      child.kill();
      throw e;
    }
  }

  /** Waits for what the child says next, and meanwhile tells it when it is to stop. */
  private Message next(Worker.@Nullable Emitter<R> emitter) throws Exception {
    byte[] next = null;
    while (next == null) {
      if (emitter != null && !stopped && emitter.stopRequested()) {
        stopped = true;
        child.send(new Message.Stop().toBytes());
      }
      next = child.receive(LOOK_AT_STOP_MILLIS);
    }
    return Message.of(next);
  }

  private boolean isDone(Message said, Worker.@Nullable Emitter<R> emitter) throws Exception {
    return switch (said) {
      case Message.Done _ -> true;
      case Message.Failed failed -> throw failure(failed);
      case Message.Emitted emitted when emitter != null -> {
        child.send(take(emitted, emitter).toBytes());
        yield false;
      }
      default -> throw new IllegalStateException("a child process said " + said);
    };
  }

  @SuppressWarnings("unchecked") // The worker is one of R.
  private Message take(Message.Emitted emitted, Worker.Emitter<R> emitter)
      throws InterruptedException {
    try {
      Object result = Objects.requireNonNull(ObjectBytes.read(emitted.result()));
      emitter.emit(emitted.done(), (R) result);
      return new Message.Taken();
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      refusal = e;
      return new Message.Refused(CopiedThrowable.of(e));
    }
  }

  /** What the worker passes on from a refused emit is what was thrown here in the first place. */
  private Exception failure(Message.Failed failed) {
    Throwable cause = failed.refused() && refusal != null ? refusal : failed.cause().restore();
    if (cause instanceof Error error) {
      throw error;
    }
    return (Exception) cause;
  }
}
