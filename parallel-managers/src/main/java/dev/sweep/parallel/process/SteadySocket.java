package dev.sweep.parallel.process;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A connected socket that stays whole when a thread is interrupted in it.
 *
 * <p>A thread interrupted in a blocking channel closes it. This channel is therefore not blocking;
 * who must wait does so in a selector, and finds the interrupt still pending afterwards. One thread
 * may read while another writes; any may close.
 */
final class SteadySocket implements AutoCloseable {
  /** Each write copies what it is given, so it is given no more than may well be taken. */
  private static final int SLICE = 1 << 17;

  private final SocketChannel channel;
  private final Selector readable;
  private final Selector writable;
  private volatile boolean othersGone;

  SteadySocket(SocketChannel connected) throws IOException {
    this.channel = connected;
    connected.configureBlocking(false);
    this.readable = Selector.open();
    this.writable = Selector.open();
    connected.register(readable, SelectionKey.OP_READ);
    connected.register(writable, SelectionKey.OP_WRITE);
  }

  /**
   * Fills {@code target}.
   *
   * @throws EOFException if nothing more comes before it is full
   */
  void read(ByteBuffer target) throws IOException {
    while (target.hasRemaining()) {
      int count = channel.read(target);
      if (count < 0 || (count == 0 && othersGone)) {
        throw new EOFException("the other end is gone");
      }
      if (count == 0) {
        await(readable);
      }
    }
  }

  /** Writes all of {@code source}. */
  void write(ByteBuffer source) throws IOException {
    int end = source.limit();
    while (source.position() < end) {
      source.limit(Math.min(source.position() + SLICE, end));
      if (channel.write(source) == 0) {
        await(writable);
      }
    }
  }

  /** Says that nobody writes to this socket any more: reading ends when it is empty. */
  void othersAreGone() {
    othersGone = true;
    readable.wakeup();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    readable.close();
    writable.close();
  }

  private static void await(Selector selector) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      selector.select();
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException _) {
      throw new ClosedChannelException();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
