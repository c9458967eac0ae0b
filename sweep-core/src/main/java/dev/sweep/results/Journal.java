package dev.sweep.results;

import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The side log of a results file: what was committed since the last tree of headers.
 *
 * <p>A record is its length, its CRC-32C and its bytes. The first record that is cut short or does
 * not match its sum ends the log: it was being written when the process or the machine stopped.
 * Made on first use; confined to whoever commits.
 */
final class Journal implements AutoCloseable {
  private static final long MAGIC = 0x5357_4545_504a_4c33L; // "SWEEPJL3"
  private static final int HEADER_BYTES = Long.BYTES;
  private static final int FRAME_BYTES = 2 * Integer.BYTES;

  private final Path path;
  private @Nullable PositionedFile file;
  private long end = HEADER_BYTES;

  private Journal(Path path) {
    this.path = path;
  }

  /** Returns the journal of {@code results}; any that is there is emptied on first use. */
  static Journal of(Path results) {
    return new Journal(pathFor(results));
  }

  /** Returns whether a killed run has left one beside {@code results}. */
  static boolean isLeftBeside(Path results) {
    return Files.exists(pathFor(results));
  }

  static Path pathFor(Path results) {
    return results.resolveSibling(results.getFileName() + ".journal");
  }

  /** Appends {@code entry} and makes it durable. */
  void append(JournalEntry entry) throws IOException {
    PositionedFile open = opened();
    byte[] bytes = JournalCodec.encode(entry);
    ByteBuffer record =
        ByteBuffer.allocate(FRAME_BYTES + bytes.length)
            .putInt(bytes.length)
            .putInt(sum(bytes))
            .put(bytes)
            .flip();
    open.write(record, end);
    open.force(true);
    end += FRAME_BYTES + bytes.length;
  }

  /** Returns how long the journal is. */
  long bytes() {
    return end;
  }

  /** Empties the journal: what it held is in the tree. */
  void clear() throws IOException {
    if (file != null) {
      file.truncate(HEADER_BYTES);
      end = HEADER_BYTES;
    }
  }

  /** Removes the journal: the results file is complete without it. */
  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /** Reads the journal of {@code results}; none is as good as an empty one. */
  static List<JournalEntry> read(Path results) throws IOException {
    Path path = pathFor(results);
    return Files.exists(path) ? decode(ByteBuffer.wrap(Files.readAllBytes(path))) : List.of();
  }

  private static List<JournalEntry> decode(ByteBuffer bytes) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    if (bytes.remaining() < HEADER_BYTES || bytes.getLong() != MAGIC) {
      return entries;
    }
    while (bytes.remaining() >= FRAME_BYTES) {
      int length = bytes.getInt();
      int sum = bytes.getInt();
      if (length <= 0 || length > bytes.remaining()) {
        break;
      }
      byte[] record = new byte[length];
      bytes.get(record);
      if (sum(record) != sum) {
        break;
      }
      entries.add(JournalCodec.decode(record));
    }
    return entries;
  }

  private PositionedFile opened() throws IOException {
    if (file == null) {
      file = PositionedFile.create(path);
      file.write(ByteBuffer.allocate(HEADER_BYTES).putLong(MAGIC).flip(), 0);
    }
    return file;
  }

  private static int sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
