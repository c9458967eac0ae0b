package dev.sweep.results;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A disk that is full: the n-th write, sync, truncation or rename fails, and all after it if it
 * stays full.
 *
 * <p>Works below the code under test: a path from {@link #at} belongs to a file system of its own,
 * which hands everything on to the real one.
 */
final class FailingDisk extends FileSystemProvider {
  private final FileSystemProvider real;
  private final FileSystem system;
  private final Consumer<Path> opened;
  private final int failing;
  private final boolean staysFull;
  private final AtomicInteger operations = new AtomicInteger();
  private final Runnable before;

  /** A disk that fails never, and hands each file that was just opened to {@code opened}. */
  FailingDisk(Path on, Consumer<Path> opened) {
    this(on, Integer.MAX_VALUE, false, opened, () -> {});
  }

  /** Returns a disk that fails never, and runs {@code before} each operation that needs space. */
  static FailingDisk watched(Path on, Runnable before) {
    return new FailingDisk(on, Integer.MAX_VALUE, false, path -> {}, before);
  }

  FailingDisk(Path on, int failing, boolean staysFull) {
    this(on, failing, staysFull, path -> {}, () -> {});
  }

  private FailingDisk(
      Path on, int failing, boolean staysFull, Consumer<Path> opened, Runnable before) {
    this.opened = opened;
    this.before = before;
    this.real = on.getFileSystem().provider();
    this.system = new FailingFileSystem(this, on.getFileSystem());
    this.failing = failing;
    this.staysFull = staysFull;
  }

  /** Returns {@code path} as a path on this disk. */
  Path at(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            FailingDisk.class.getClassLoader(),
            new Class<?>[] {Path.class, Real.class},
            (self, method, arguments) -> {
              if (method.getDeclaringClass() == Real.class) {
                return path;
              }
              if (method.getName().equals("getFileSystem")) {
                return system;
              }
              try {
                Object result = method.invoke(path, unwrapped(arguments));
                return result instanceof Path other ? at(other) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Returns whether the disk has failed. */
  boolean hasFailed() {
    return operations.get() >= failing;
  }

  /** Counts an operation that needs space, and fails if its turn has come. */
  synchronized void use() throws IOException {
    before.run();
    int number = operations.incrementAndGet();
    if (number == failing || (staysFull && number > failing)) {
      throw new IOException("No space left on device");
    }
  }

  private interface Real {
    Path real();
  }

  private static Path unwrap(Path path) {
    return path instanceof Real wrapped ? wrapped.real() : path;
  }

  private static Object[] unwrapped(Object[] arguments) {
    Object[] plain = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = plain[i] instanceof Path path ? unwrap(path) : plain[i];
    }
    return plain;
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    FileChannel channel = real.newFileChannel(unwrap(path), options, attributes);
    opened.accept(unwrap(path));
    return new FailingChannel(channel, this);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    use();
    real.move(unwrap(source), unwrap(target), options);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    use();
    real.copy(unwrap(source), unwrap(target), options);
  }

  @Override
  public void delete(Path path) throws IOException {
    real.delete(unwrap(path));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return real.newByteChannel(unwrap(path), options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return real.newDirectoryStream(unwrap(directory), filter);
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    use();
    real.createDirectory(unwrap(directory), attributes);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return real.isSameFile(unwrap(one), unwrap(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(unwrap(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(unwrap(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real.checkAccess(unwrap(path), modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(unwrap(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return real.readAttributes(unwrap(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return real.readAttributes(unwrap(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    real.setAttribute(unwrap(path), name, value, options);
  }

  @Override
  public String getScheme() {
    return "failing";
  }

  @Override
  public FileSystem newFileSystem(java.net.URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(java.net.URI uri) {
    return system;
  }

  @Override
  public Path getPath(java.net.URI uri) {
    throw new UnsupportedOperationException();
  }
}
