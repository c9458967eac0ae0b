package dev.sweep.parallel.engine;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.process.ChildDiedException;
import dev.sweep.parallel.process.ChildJvm;
import java.io.IOException;

/** An engine in a child JVM. */
final class ChildChannel implements Channel {
  private final ChildJvm child;
  private final Receiver receiver;

  private ChildChannel(ChildJvm child, Receiver receiver) {
    this.child = child;
    this.receiver = receiver;
  }

  static Channel open(int number, int count, ChildOptions options, Receiver receiver)
      throws IOException, ChildDiedException, InterruptedException {
    ChildJvm child = ChildJvm.start(EngineProgram.class, options);
    ChildChannel channel = new ChildChannel(child, receiver);
    child.send(EngineProgram.greeting(number, count));
    Thread.ofPlatform().daemon().name("answers-of-engine-" + number).start(channel::receive);
    return channel;
  }

  /** A child that takes no message is of no more use; that it is gone is noticed by the reader. */
  @Override
  public void send(byte[] message) {
    try {
      child.send(message);
    } catch (ChildDiedException e) {
      child.kill();
    } catch (InterruptedException e) {
      child.kill();
      Thread.currentThread().interrupt();
    }
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
  public void end(long millis) {
    try {
      child.awaitEnd(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      child.close();
    }
  }

  private void receive() {
    try {
      while (true) {
        byte[] answer = child.receive(Long.MAX_VALUE);
        if (answer != null) {
          receiver.received(answer);
        }
      }
    } catch (Throwable e) {
      receiver.lost(e);
    }
  }
}
