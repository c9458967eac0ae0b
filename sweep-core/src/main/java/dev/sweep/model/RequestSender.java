package dev.sweep.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Writes requests to a worker's standard input, on a thread of its own: a worker that does not read
 * holds up nobody else.
 */
final class RequestSender {
  private static final String END = "";

  private final OutputStream out;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean refused;

  private RequestSender(OutputStream out, String threadName) {
    this.out = out;
    this.thread = Thread.ofPlatform().daemon().name(threadName).unstarted(this::writeAll);
  }

  static RequestSender start(OutputStream out, String threadName) {
    RequestSender sender = new RequestSender(out, threadName);
    sender.thread.start();
    return sender;
  }

  /** Sends whole lines, each with its line feed; returns at once. */
  void send(String lines) {
    requests.add(lines);
  }

  /** Closes the worker's standard input once all is sent. */
  void end() {
    requests.add(END);
  }

  /** Returns whether the worker takes no more requests, for it has closed its standard input. */
  boolean isRefused() {
    return refused;
  }

  private void writeAll() {
    try (out) {
      for (String next = requests.take(); !next.equals(END); next = requests.take()) {
        out.write(next.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException _) {
      refused = true;
    } catch (InterruptedException _) {
      // Nobody interrupts this thread; should it happen, the worker sees its input end.
    }
  }
}
