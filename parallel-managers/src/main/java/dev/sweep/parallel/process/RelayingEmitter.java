package dev.sweep.parallel.process;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.serial.CopiedThrowable;
import dev.sweep.parallel.serial.ObjectBytes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The child's side of emitting: hands results to the parent and waits until they are taken.
 *
 * <p>Any thread may ask for a stop, also while one emits, which alone reads what the parent says
 * then: the answer must not get lost.
 */
final class RelayingEmitter implements Worker.Emitter<Object> {
  private final Link parent;
  private @Nullable Throwable refusal;
  private boolean emitting; // guarded by this
  private volatile boolean stopped;

  RelayingEmitter(Link parent) {
    this.parent = parent;
  }

  /** Takes note that the worker should return soon. */
  void stop() {
    stopped = true;
  }

  /** Returns whether {@code thrown} is what the last emit threw because it was refused. */
  @SuppressWarnings("ReferenceEquality") // The same one.
  boolean hasThrown(Throwable thrown) {
    return thrown == refusal;
  }

  @Override
  public void emit(IndexRange done, Object result) throws Exception {
    byte[] message = new Message.Emitted(done, ObjectBytes.write(result)).toBytes();
    emitting(true);
    try {
      parent.send(message);
      while (!isTaken(Message.of(receive()))) {
        stop();
      }
    } finally {
      emitting(false);
    }
  }

  private synchronized void emitting(boolean now) {
    emitting = now;
  }

  @Override
  public synchronized boolean stopRequested() {
    try {
      // While it runs and does not emit nothing else can come.
      stopped = stopped || (!emitting && parent.poll() != null);
    } catch (IOException _) {
      stopped = true;
    }
    return stopped;
  }

  /** Waits, deaf to interrupts, which are the worker's own affair. */
  private byte[] receive() throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return parent.receive();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns whether {@code answer} is the end of the wait: all it may be else is a stop. */
  private boolean isTaken(Message answer) throws Exception {
    return switch (answer) {
      case Message.Taken _ -> true;
      case Message.Stop _ -> false;
      case Message.Refused(CopiedThrowable cause) -> throw refused(cause.restore());
      default -> throw new IOException("unexpected " + answer);
    };
  }

  private Exception refused(Throwable cause) {
    refusal = cause;
    if (cause instanceof Error error) {
      throw error;
    }
    return (Exception) cause;
  }
}
