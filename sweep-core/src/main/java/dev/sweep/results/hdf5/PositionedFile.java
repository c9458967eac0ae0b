package dev.sweep.results.hdf5;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that is read and written at positions, whole buffers at a time, by any number of threads.
 *
 * <p>An interrupt closes a Java file channel for everybody. Here it does not: the file is opened
 * again, the operation repeated (it is idempotent) and the thread's interrupt kept for later.
 */
public final class PositionedFile implements AutoCloseable {
  private final Set<StandardOpenOption> reopen;
  private volatile Path path;
  private volatile FileChannel channel;
  private volatile boolean closed;

  private PositionedFile(Path path, Set<StandardOpenOption> first, Set<StandardOpenOption> reopen)
      throws IOException {
    this.path = path;
    this.reopen = reopen;
    this.channel = FileChannel.open(path, first);
  }

  /** Opens an existing file for reading. */
  public static PositionedFile openToRead(Path path) throws IOException {
    Set<StandardOpenOption> read = Set.of(StandardOpenOption.READ);
    return new PositionedFile(path, read, read);
  }

  /** Opens an existing file for reading and writing. */
  public static PositionedFile open(Path path) throws IOException {
    Set<StandardOpenOption> write = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new PositionedFile(path, write, write);
  }

  /** Makes an empty file, or empties the one that is there. */
  public static PositionedFile create(Path path) throws IOException {
    return new PositionedFile(
        path,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE),
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /** Writes all that remains in {@code buffer} at {@code position}. */
  public void write(ByteBuffer buffer, long position) throws IOException {
    int start = buffer.position();
    uninterrupted(open -> {
      buffer.position(start);
      for (long at = position; buffer.hasRemaining(); ) {
        at += open.write(buffer, at);
      }
      return buffer;
    });
  }

  /**
   * Fills what remains of {@code buffer} from {@code position} on.
   *
   * @throws EOFException if the file is shorter
   */
  public void read(ByteBuffer buffer, long position) throws IOException {
    int start = buffer.position();
    uninterrupted(open -> {
      buffer.position(start);
      for (long at = position; buffer.hasRemaining(); ) {
        int count = open.read(buffer, at);
        if (count < 0) {
          throw new EOFException(path + " ends at byte " + at);
        }
        at += count;
      }
      return buffer;
    });
  }

  /** Makes what was written durable; with {@code metadata}, the file's length too. */
  public void force(boolean metadata) throws IOException {
    uninterrupted(open -> {
      open.force(metadata);
      return open;
    });
  }

  /** Returns the length in bytes. */
  public long size() throws IOException {
    return uninterrupted(FileChannel::size);
  }

  /** Cuts the file off behind {@code size} bytes. */
  public void truncate(long size) throws IOException {
    uninterrupted(open -> open.truncate(size));
  }

  /** Tells that the file was moved. */
  void movedTo(Path newPath) {
    path = newPath;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    channel.close();
  }

  private <T> T uninterrupted(Operation<T> operation) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        FileChannel open = channel;
        try {
          return operation.on(open);
        } catch (ClosedChannelException e) {
          interrupted |= Thread.interrupted();
          openAgain(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void openAgain(ClosedChannelException cause) throws IOException {
    if (closed) {
      throw cause;
    }
    if (!channel.isOpen()) {
      channel = FileChannel.open(path, reopen);
    }
  }

  private interface Operation<T> {
    T on(FileChannel open) throws IOException;
  }
}
