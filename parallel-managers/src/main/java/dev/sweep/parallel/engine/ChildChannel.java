package dev.sweep.parallel.engine;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.process.ChildDiedException;
import dev.sweep.parallel.process.ChildJvm;
import dev.sweep.parallel.process.Link;
import java.io.IOException;
import java.util.List;

/** An engine in a child JVM. */
final class ChildChannel implements Channel, Link.Receiver {
  private final ChildJvm child;
  private final Receiver receiver;
  private final Outbox outbox;

  private ChildChannel(ChildJvm child, int number, Receiver receiver) {
    this.child = child;
    this.receiver = receiver;
    this.outbox = Outbox.start("calls-to-engine-" + number, this::sendNow);
  }

  static Channel open(int number, int count, ChildOptions options, Receiver receiver)
      throws IOException, ChildDiedException, InterruptedException {
    ChildJvm child = ChildJvm.start(EngineProgram.class, options);
    ChildChannel channel = new ChildChannel(child, number, receiver);
    child.send(EngineProgram.greeting(number, count));
    child.forwardTo(channel);
    return channel;
  }

  @Override
  public void send(byte[] message) {
    outbox.send(message);
  }

  @Override
  public String place() {
    return "child process " + child.pid();
  }

  @Override
  public void quit() {
    send(Command.quit());
  }

  @Override
  public void kill() {
    child.kill();
  }

  @Override
  public void end(long millis) {
    try {
      child.awaitEnd(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      child.close();
    }
  }

  @Override
  public void received(byte[] answer) {
    receiver.received(answer);
  }

  @Override
  public void ended() {
    try {
      receiver.lost(child.lost());
    } catch (InterruptedException e) {
      receiver.lost(e);
    }
  }

  /** A child that takes no message is of no more use; that it is gone is noticed by the reader. */
  private void sendNow(List<byte[]> messages) throws ChildDiedException, InterruptedException {
    try {
      child.send(messages);
    } catch (ChildDiedException | InterruptedException e) {
      child.kill();
      throw e;
    }
  }
}
