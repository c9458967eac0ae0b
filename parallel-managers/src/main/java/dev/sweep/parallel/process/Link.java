package dev.sweep.parallel.process;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One end of the connection of a parent and its child: carries whole messages both ways, in order.
 *
 * <p>Safe for use by many threads; interrupts do it no harm. A thread of its own reads what comes,
 * so that the loss of the other end is noticed at once, even if nobody receives. Messages wait in
 * memory until they are received: whoever sends much waits for answers now and then.
 */
public final class Link implements AutoCloseable {
  private static final byte[] END = {};

  private final SteadySocket socket;
  private final Runnable onEnd;
  private final BlockingQueue<byte[]> inbox = new LinkedBlockingQueue<>();
  private final Object sending = new Object();
  private final Object receiving = new Object();
  private @Nullable Receiver receiver;
  private volatile String endedBy = "the other end is gone";

  private Link(SteadySocket socket, Runnable onEnd) {
    this.socket = socket;
    this.onEnd = onEnd;
  }

  /**
   * Opens an end over a connected channel.
   *
   * @param onEnd called on the link's own thread when the other end is gone or this one closed
   */
  static Link over(SocketChannel connected, String threadName, Runnable onEnd) throws IOException {
    Link link = new Link(new SteadySocket(connected), onEnd);
    Thread.ofPlatform().daemon().name(threadName).start(link::readToEnd);
    return link;
  }

  /**
   * Sends {@code message}; waits while the other end does not read.
   *
   * @throws IOException if the other end is gone
   */
  public void send(byte[] message) throws IOException {
    synchronized (sending) {
      Frames.write(socket, message);
    }
  }

  /** As {@link #send(byte[])}, of several messages in order, which is faster than one by one. */
  public void send(List<byte[]> messages) throws IOException {
    synchronized (sending) {
      Frames.write(socket, messages);
    }
  }

  /**
   * Waits for the next message.
   *
   * @throws EOFException if there is none, and none will come
   */
  public byte[] receive() throws IOException, InterruptedException {
    return unlessEnd(inbox.take());
  }

  /**
   * Returns the next message, or null if none comes within {@code millis} milliseconds.
   *
   * @throws EOFException if there is none, and none will come
   */
  public byte @Nullable [] receive(long millis) throws IOException, InterruptedException {
    byte[] message = inbox.poll(millis, TimeUnit.MILLISECONDS);
    return message == null ? null : unlessEnd(message);
  }

  /**
   * Returns the next message if it is there already, else null.
   *
   * @throws EOFException if there is none, and none will come
   */
  public byte @Nullable [] poll() throws IOException {
    byte[] message = inbox.poll();
    return message == null ? null : unlessEnd(message);
  }

  /**
   * Hands all messages, first those that wait, to {@code taker} from now on; later ones on the
   * link's own thread, which it must not hold up. Nothing can be received otherwise then.
   */
  public void forwardTo(Receiver taker) {
    synchronized (receiving) {
      receiver = taker;
      for (byte[] message = inbox.poll(); message != null; message = inbox.poll()) {
        pass(taker, message);
      }
    }
  }

  /** Says that the other process has ended, whoever may hold its end of the socket. */
  void othersAreGone() {
    socket.othersAreGone();
  }

  /** Closes this end; messages that came before can still be received. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      endedBy = e.toString();
    }
  }

  @SuppressWarnings("ReferenceEquality") // One array stands for the end.
  private byte[] unlessEnd(byte[] message) throws EOFException {
    if (message == END) {
      inbox.add(END);
      throw new EOFException(endedBy);
    }
    return message;
  }

  private void readToEnd() {
    try {
      while (true) {
        arrived(Frames.read(socket));
      }
    } catch (EOFException _) {
      // The usual end.
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      endedBy = e.toString();
    } finally {
      arrived(END);
      onEnd.run();
    }
  }

  private void arrived(byte[] message) {
    synchronized (receiving) {
      Receiver taker = receiver;
      if (taker == null) {
        inbox.add(message);
      } else {
        pass(taker, message);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // One array stands for the end.
  private void pass(Receiver taker, byte[] message) {
    if (message == END) {
      taker.ended();
    } else {
      taker.received(message);
    }
  }

  /** Takes what comes, one message at a time. */
  public interface Receiver {
    /** Takes a message. */
    void received(byte[] message);

    /** Nothing more will come. */
    void ended();
  }
}
