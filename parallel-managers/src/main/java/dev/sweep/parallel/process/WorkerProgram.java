package dev.sweep.parallel.process;

import dev.sweep.parallel.Worker;
import dev.sweep.parallel.serial.CopiedThrowable;
import dev.sweep.parallel.serial.ObjectBytes;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Does in a child what a worker's parent says: opens the worker, runs it and closes it. */
final class WorkerProgram implements ChildProgram {
  private @Nullable Worker<Object> worker;

  @Override
  public void run(Link parent) throws Exception {
    RelayingEmitter emitter = new RelayingEmitter(parent);
    while (true) {
      switch (Message.of(parent.receive())) {
        case Message.Open open -> answer(parent, emitter, () -> open(open));
        case Message.Run run -> answer(parent, emitter, () -> opened().run(run.range(), emitter));
        case Message.Stop _ -> emitter.stop();
        case Message.Close _ -> {
          answer(parent, emitter, () -> opened().close());
          return;
        }
        case Message message -> throw new IOException("unexpected " + message);
      }
    }
  }

  private static void answer(Link parent, RelayingEmitter emitter, Deed deed) throws IOException {
    Message answer;
    try {
      deed.done();
      answer = new Message.Done();
    } catch (Throwable e) {
      answer = new Message.Failed(emitter.hasThrown(e), CopiedThrowable.of(e));
    }
    parent.send(answer.toBytes());
  }

  @SuppressWarnings("unchecked") // Whatever it emits is written as an object.
  private void open(Message.Open open) throws Exception {
    Thread.currentThread().setName("worker-" + open.number());
    Object factory = Objects.requireNonNull(ObjectBytes.read(open.factory()));
    worker = ((Worker.Factory<Object>) factory).open(open.number());
  }

  private Worker<Object> opened() {
    return Objects.requireNonNull(worker);
  }

  /** What is asked of the worker. */
  private interface Deed {
    void done() throws Exception;
  }
}
