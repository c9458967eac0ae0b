package dev.sweep.parallel.engine;

import dev.sweep.parallel.process.ChildProgram;
import dev.sweep.parallel.process.Link;
import dev.sweep.parallel.serial.SnippetClasses;
import java.nio.ByteBuffer;

/** An engine's side in a child JVM. */
final class EngineProgram implements ChildProgram {

  /** Returns what the child is told first. */
  static byte[] greeting(int number, int count) {
    return ByteBuffer.allocate(2 * Integer.BYTES).putInt(number).putInt(count).array();
  }

  @Override
  public void run(Link parent) throws Exception {
    SnippetClasses.acceptOnThisThread();
    ByteBuffer greeting = ByteBuffer.wrap(parent.receive());
    Execution execution = new Execution(new Engine(greeting.getInt(), greeting.getInt()));
    Outbox answers = Outbox.start("answers", parent::send);
    Inbox inbox = new Inbox(answers::send);
    parent.forwardTo(new Deliveries(inbox));
    for (byte[] next = take(inbox); !Command.isQuit(next); next = take(inbox)) {
      byte[] answer = execution.answer(next);
      inbox.done();
      answers.send(answer);
    }
    answers.flush();
  }

  /** An interrupt that a function left behind is no reason to end. */
  private static byte[] take(Inbox inbox) {
    while (true) {
      try {
        return inbox.take();
      } catch (InterruptedException _) {
        // The flag is cleared: once more.
      }
    }
  }

  /** Hands on what the parent sends; without the parent the process ends anyway. */
  private record Deliveries(Inbox inbox) implements Link.Receiver {
    @Override
    public void received(byte[] message) {
      inbox.deliver(message);
    }

    @Override
    public void ended() {
      inbox.end();
    }
  }
}
