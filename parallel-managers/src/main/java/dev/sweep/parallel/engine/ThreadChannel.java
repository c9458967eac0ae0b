package dev.sweep.parallel.engine;

import dev.sweep.parallel.serial.SnippetClasses;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An engine on a thread of this JVM. */
final class ThreadChannel implements Channel {
  private final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
  private final Execution execution;
  private final Receiver receiver;
  private final Thread thread;

  ThreadChannel(int number, int count, Receiver receiver) {
    this.execution = new Execution(new Engine(number, count));
    this.receiver = receiver;
    this.thread = Thread.ofPlatform().daemon().name("engine-" + number).start(this::serve);
  }

  @Override
  public void send(byte[] message) {
    messages.add(message);
  }

  @Override
  public String place() {
    return "thread " + thread.getName();
  }

  @Override
  public void quit() {
    messages.add(Command.quit());
  }

  /** A function that heeds no interrupt keeps its thread, which does not keep the JVM. */
  @Override
  public void end(long millis) {
    try {
      if (!thread.join(Duration.ofMillis(millis))) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    SnippetClasses.acceptOnThisThread();
    try {
      for (byte[] next = take(); !Command.isQuit(next); next = take()) {
        receiver.received(execution.answer(next));
      }
    } catch (Throwable e) {
      receiver.lost(e);
    }
  }

  /** An interrupt was for the function that ran, not for this. */
  private byte[] take() {
    while (true) {
      try {
        return messages.take();
      } catch (InterruptedException _) {
        // The flag is cleared: once more.
      }
    }
  }
}
