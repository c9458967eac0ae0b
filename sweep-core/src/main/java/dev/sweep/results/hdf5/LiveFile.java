package dev.sweep.results.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * An HDF5 file that is valid at every moment while one process writes it.
 *
 * <p>Values lie in regions whose addresses never change, and are written in place. Everything else,
 * the tree of headers, is written anew behind the end of the file and made durable; only then one
 * write of the 48-byte superblock makes it the file's tree. Until that write the old tree is valid,
 * and after it nobody needs the old one. A crash leaves at most unused bytes behind the end.
 *
 * <p>A reader looks at the file's length first and at the superblock later, and refuses a file that
 * is shorter than the superblock says; and it never looks behind the end it read there. So the end
 * in the superblock is ahead of what is written, and the file's length is ahead of that: a reader
 * that a commit overtakes notices nothing. {@link #trim} takes the spare bytes, which are holes,
 * away.
 *
 * <p>Safe for use by many threads; {@link #data()} is not held up by a commit.
 */
public final class LiveFile implements AutoCloseable {
  private static final int PAGE = 4096;
  private static final long SPARE_BYTES = 1 << 20;

  private final PositionedFile file;
  private boolean published;
  private long root;
  private long end;

  /** The end in the superblock: what lies behind it does not exist for readers. */
  private long covered;

  private LiveFile(PositionedFile file, boolean published, long root, long end) {
    this.file = file;
    this.published = published;
    this.root = root;
    this.end = end;
  }

  /** Begins a new file; it is not an HDF5 file before the first {@link #commit}. */
  public static LiveFile create(Path path) throws IOException {
    return new LiveFile(PositionedFile.create(path), false, 0, PAGE);
  }

  /**
   * Opens a file that was made by this class.
   *
   * @throws IOException if it was not
   */
  public static LiveFile open(Path path) throws IOException {
    PositionedFile file = PositionedFile.open(path);
    try {
      if (SuperblockRecord.isOfOlderKind(file)) {
        throw new IOException(
            "another program has rewritten it, such as h5repack: it can be read, not carried on");
      }
      SuperblockRecord superblock = SuperblockRecord.read(file);
      long end = Math.max(file.size(), superblock.endOfFile());
      LiveFile opened = new LiveFile(file, true, superblock.root(), end);
      opened.covered = superblock.endOfFile();
      return opened;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Returns the file's bytes, to be read and written in the regions. */
  public PositionedFile data() {
    return file;
  }

  /** Returns where the file ends for whoever appends to it: its length but for spare bytes. */
  public synchronized long end() {
    return end;
  }

  /** Sets aside {@code bytes} bytes at the end, page-aligned, and returns their address. */
  public synchronized long reserve(long bytes) {
    long address = align(end, PAGE);
    end = Math.addExact(address, bytes);
    return address;
  }

  /** Writes {@code data} at the end and returns its address, which is divisible by 8. */
  public synchronized long append(ByteBuffer data) throws IOException {
    long address = align(end, Long.BYTES);
    end = address + data.remaining();
    file.write(data, address);
    return address;
  }

  /** Makes {@code tree}, and all values written so far, the durable state of the file. */
  public synchronized void commit(Tree tree) throws IOException {
    long base = align(end, Long.BYTES);
    end = append(tree.encode(base), base);
    growAhead();
    if (published) {
      file.force(true);
    }
    root = base;
    switchSuperblock();
  }

  /**
   * Makes what was appended durable and part of the file, under the tree it has: references to it
   * can be written into regions from now on.
   */
  public synchronized void commitAppended() throws IOException {
    growAhead();
    file.force(true);
    switchSuperblock();
  }

  /** As {@link #commitAppended}, if there is anything behind the end that readers know. */
  public synchronized void coverAppended() throws IOException {
    if (end > covered) {
      commitAppended();
    }
  }

  /** Makes all that was written durable and the file as short as it can be. */
  public synchronized void trim() throws IOException {
    writeSuperblock(end);
    file.force(false);
    file.truncate(end);
  }

  /** Moves a new file to its place, atomically and durably. */
  public synchronized void publish(Path path) throws IOException {
    Files.move(file.path(), path, StandardCopyOption.ATOMIC_MOVE);
    file.movedTo(path);
    published = true;
    try (FileChannel directory =
        FileChannel.open(path.toAbsolutePath().normalize().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private long append(ByteBuffer image, long base) throws IOException {
    long newEnd = base + image.remaining();
    file.write(image, base);
    return newEnd;
  }

  /** Makes the file longer than any reader will expect before the next commit. */
  private void growAhead() throws IOException {
    long length = end + 2 * SPARE_BYTES;
    if (file.size() < length) {
      file.write(ByteBuffer.allocate(1), length - 1);
    }
  }

  private void switchSuperblock() throws IOException {
    writeSuperblock(end + SPARE_BYTES);
    file.force(true);
  }

  private void writeSuperblock(long newEnd) throws IOException {
    file.write(new SuperblockRecord(root, newEnd).encode(), 0);
    covered = newEnd;
  }

  private static long align(long address, int to) {
    return (Math.addExact(address, to - 1) / to) * to;
  }
}
