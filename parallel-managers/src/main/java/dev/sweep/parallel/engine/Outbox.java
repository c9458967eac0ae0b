package dev.sweep.parallel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Sends messages on a thread of its own, in order, so that nobody waits for the other end; those
 * that have come together meanwhile go together.
 */
final class Outbox {
  private static final int MOST_TOGETHER = 256;

  private static final byte[] END = {};

  private final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
  private final Wire wire;
  private final Thread thread;

  private Outbox(String threadName, Wire wire) {
    this.wire = wire;
    this.thread = Thread.ofPlatform().daemon().name(threadName).unstarted(this::sendAll);
  }

  /** Starts one that sends by {@code wire}, until that throws. */
  static Outbox start(String threadName, Wire wire) {
    Outbox outbox = new Outbox(threadName, wire);
    outbox.thread.start();
    return outbox;
  }

  /** Sends a message soon. */
  void send(byte[] message) {
    messages.add(message);
  }

  /** Returns when all is sent that was to be, or cannot be. */
  void flush() throws InterruptedException {
    messages.add(END);
    thread.join();
  }

  private void sendAll() {
    List<byte[]> together = new ArrayList<>();
    try {
      boolean ended = false;
      while (!ended) {
        together.add(messages.take());
        messages.drainTo(together, MOST_TOGETHER - 1);
        ended = together.remove(END);
        wire.send(together);
        together.clear();
      }
    } catch (Exception _) {
      // Who reads from the other end is told why.
    }
  }

  /** Carries messages to the other end. */
  @FunctionalInterface
  interface Wire {
    void send(List<byte[]> messages) throws Exception;
  }
}
