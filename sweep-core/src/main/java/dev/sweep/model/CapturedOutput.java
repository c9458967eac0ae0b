package dev.sweep.model;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where a process writes one of its output streams: a file without a name.
 *
 * <p>A file never fills up as a pipe does, needs no thread that empties it, and is complete the
 * moment the process has ended, even if children of the process still hold it open. It has a name
 * only while the process is being started, so that nothing is left behind.
 */
final class CapturedOutput implements Closeable {
  private final Path path;
  private final FileChannel channel;

  private CapturedOutput(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates an empty file in {@code directory}. */
  static CapturedOutput create(Path directory, String name) throws IOException {
    Path path = directory.resolve(name);
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    return new CapturedOutput(path, channel);
  }

  /** Returns where a process to be started shall write. */
  ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.appendTo(path.toFile());
  }

  /** Takes the file's name away, as soon as the process has it open. */
  void unlink() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Returns how much was written so far. */
  long size() throws IOException {
    return channel.size();
  }

  /** Returns the last {@code bytes} bytes written, or all if there are fewer, as UTF-8. */
  String tail(int bytes) throws IOException {
    long size = channel.size();
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(bytes, size));
    long start = size - buffer.capacity();
    while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {}
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      unlink();
    }
  }
}
