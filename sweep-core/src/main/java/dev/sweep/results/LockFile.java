package dev.sweep.results;

import dev.sweep.parallel.HostName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a results file, held by locking a file beside it.
 *
 * <p>The operating system frees the lock when the process ends in whatever way, so a lock file left
 * behind never blocks. An orderly end deletes the file while the lock is held; whoever opened it
 * just before then locks a file that has no name any more, sees that, and tries again. A process
 * that closes any channel of a file loses its locks on that file, so a process never opens one it
 * holds: {@link #HELD} knows.
 */
final class LockFile implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** {@link #isHeld} takes the lock for an instant, which must not turn a run away. */
  private static final int ATTEMPTS = 5;

  private static final long PAUSE_MILLIS = 20;

  private final Path path;
  private final FileChannel channel;

  private LockFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the lock for {@code results}.
   *
   * @throws ResultsException if another process, or another run in this one, has it
   */
  static LockFile acquire(Path results) throws IOException {
    Path path = pathFor(results);
    if (!HELD.add(path)) {
      throw new ResultsException(results + " is being written by this process");
    }
    try {
      return new LockFile(path, open(path, results));
    } catch (IOException | RuntimeException e) {
      HELD.remove(path);
      throw e;
    }
  }

  /** Returns whether a live process is writing {@code results}. Needs to read only. */
  static boolean isHeld(Path results) throws IOException {
    Path path = pathFor(results);
    if (HELD.contains(path)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Returns who writes {@code results}, or wrote it until it was killed, if that is known. */
  static Optional<FileHolder> holderOf(Path results) throws IOException {
    try {
      return FileHolder.parse(Files.readString(pathFor(results)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Returns whether there is a lock file, held or left behind by a kill. */
  static boolean exists(Path results) throws IOException {
    return Files.exists(pathFor(results));
  }

  /** Adds what others may want to know of the run. It is no fault if that cannot be written. */
  void tell(FileHolder.Start start) {
    try {
      byte[] line = start.toText().getBytes(StandardCharsets.UTF_8);
      channel.write(ByteBuffer.wrap(line), channel.size());
    } catch (IOException e) {
      // The run does not depend on it, and whatever is wrong shows where it matters.
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(path);
    } finally {
      HELD.remove(path);
    }
  }

  private static Path pathFor(Path results) throws IOException {
    Path absolute = results.toAbsolutePath().normalize();
    Path directory = Objects.requireNonNull(absolute.getParent(), "a file has a directory");
    return directory.toRealPath().resolve(absolute.getFileName() + ".lock");
  }

  private static FileChannel open(Path path, Path results) throws IOException {
    for (int attempt = 1; ; attempt++) {
      FileChannel channel = openAndLock(path);
      if (channel != null) {
        return channel;
      }
      if (attempt == ATTEMPTS) {
        throw new ResultsException(results + " is being written by " + holder(path));
      }
      pause();
    }
  }

  /**
   * Returns null if somebody else has the lock, or the file was replaced under our hands. The file
   * that the path names must be the same before it is opened and when it is locked: then it is the
   * one that was opened.
   */
  private static @Nullable FileChannel openAndLock(Path path) throws IOException {
    Object named = createdOrFound(path);
    FileChannel channel = named == null ? null : openExisting(path);
    if (channel == null) {
      return null;
    }
    boolean ours = false;
    try {
      if (channel.tryLock() != null && Objects.equals(named, identity(path))) {
        describe(channel);
        ours = true;
      }
    } finally {
      if (!ours) {
        channel.close();
      }
    }
    return ours ? channel : null;
  }

  private static @Nullable Object createdOrFound(Path path) throws IOException {
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException e) {
      // left by a kill, or somebody has it
    }
    return identity(path);
  }

  private static @Nullable FileChannel openExisting(Path path) throws IOException {
    try {
      return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Returns what tells a file from one that has its name, or even its number, later. */
  private static @Nullable Object identity(Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return List.of(key == null ? path : key, attributes.creationTime());
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static void describe(FileChannel channel) throws IOException {
    FileHolder here =
        new FileHolder(ProcessHandle.current().pid(), HostName.local(), FileHolder.seconds(), null);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((here + "\n").getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static String holder(Path path) throws IOException {
    try {
      return FileHolder.parse(Files.readString(path))
          .map(FileHolder::toString)
          .orElse("another process");
    } catch (NoSuchFileException e) {
      return "another process, which just ended; try again";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
