package dev.sweep.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a process writes one of its output streams: a file without a name.
 *
 * <p>A file never fills up as a pipe does, needs no thread that empties it, and is complete the
 * moment the process has ended, even if children of the process still hold it open. It has a name
 * only while the process is being started, so that nothing is left behind. It is no channel, since
 * those close when their thread is interrupted.
 */
final class CapturedOutput implements Closeable {
  private final Path path;
  private final RandomAccessFile file;

  private CapturedOutput(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Creates an empty file in {@code directory}. */
  static CapturedOutput create(Path directory, String name) throws IOException {
    Path path = Files.createFile(directory.resolve(name));
    return new CapturedOutput(path, new RandomAccessFile(path.toFile(), "rw"));
  }

  /** Returns where a process to be started shall write. */
  ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.appendTo(path.toFile());
  }

  /** Takes the file's name away, as soon as the process has it open. */
  void unlink() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Returns how many bytes were written so far. */
  long size() throws IOException {
    return file.length();
  }

  /** Returns the last {@code bytes} bytes written, or all if there are fewer, as UTF-8. */
  String tail(int bytes) throws IOException {
    long size = file.length();
    byte[] tail = new byte[(int) Math.min(bytes, size)];
    file.seek(size - tail.length);
    file.readFully(tail);
    return new String(tail, StandardCharsets.UTF_8);
  }

  /** Forgets what was written so far; the process goes on writing at the beginning. */
  void clear() throws IOException {
    file.setLength(0);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      unlink();
    }
  }
}
