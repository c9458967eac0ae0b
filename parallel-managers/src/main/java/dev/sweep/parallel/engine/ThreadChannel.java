package dev.sweep.parallel.engine;

import dev.sweep.parallel.serial.SnippetClasses;
import java.time.Duration;

/** An engine on a thread of this JVM. */
final class ThreadChannel implements Channel {
  private final Inbox inbox;
  private final Execution execution;
  private final Receiver receiver;
  private final Thread thread;

  ThreadChannel(int number, int count, Receiver receiver) {
    this(new Engine(number, count), receiver);
  }

  ThreadChannel(Engine engine, Receiver receiver) {
    this.inbox = new Inbox(receiver::received);
    this.execution = new Execution(engine);
    this.receiver = receiver;
    this.thread = Thread.ofPlatform().daemon().name("engine-" + engine.number()).start(this::serve);
  }

  @Override
  public void send(byte[] message) {
    inbox.deliver(message);
  }

  @Override
  public String place() {
    return "thread " + thread.getName();
  }

  @Override
  public void quit() {
    inbox.deliver(Command.quit());
  }

  /**
   * First it is lost, and then interrupted: that must not look like an answer. A function that
   * heeds no interrupt keeps its thread; what it answers concerns nobody.
   */
  @Override
  public void kill() {
    receiver.lost(new IllegalStateException("the engine was killed"));
    inbox.end();
  }

  /** A function that heeds no interrupt keeps its thread, which does not keep the JVM. */
  @Override
  public void end(long millis) {
    try {
      if (!thread.join(Duration.ofMillis(millis))) {
        inbox.end();
      }
    } catch (InterruptedException _) {
      inbox.end();
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    SnippetClasses.acceptOnThisThread();
    try {
      for (byte[] next = take(); !Command.isQuit(next); next = take()) {
        byte[] answer = execution.answer(next);
        inbox.done();
        receiver.received(answer);
      }
    } catch (Throwable e) {
      receiver.lost(e);
    }
  }

  /** An interrupt was for the function that ran, not for this. */
  private byte[] take() {
    while (true) {
      try {
        return inbox.take();
      } catch (InterruptedException _) {
        // The flag is cleared: once more.
      }
    }
  }
}
