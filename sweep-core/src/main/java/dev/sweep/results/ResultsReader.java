package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.PointRecord.Cell;
import dev.sweep.results.StoredSweep.StoredWorker;
import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.PositionedFile;
import dev.sweep.space.Design.Dimension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a results file, also while another process writes it. Takes no lock; confined to one
 * thread.
 *
 * <p>What there is was read when it was opened: open it again to see new columns. Values, statuses,
 * failures and local results are as of the moment they are asked for.
 *
 * {@snippet :
 * try (ResultsReader results = ResultsReader.open(path)) {
 *   results.readNumbers("q", 0, 4096, values);
 * }
 * }
 */
public final class ResultsReader implements AutoCloseable {
  private final StoredSweep stored;
  private final PositionedFile file;
  private final HeapReader texts;

  private ResultsReader(StoredSweep stored, PositionedFile file) {
    this.stored = stored;
    this.file = file;
    this.texts = new HeapReader(file);
  }

  /**
   * Opens a file.
   *
   * @throws ResultsException if there is none, or it is not one of sweep's
   */
  public static ResultsReader open(Path path) throws ResultsException {
    StoredSweep stored = StoredSweep.read(path);
    try {
      return new ResultsReader(stored, PositionedFile.openToRead(path));
    } catch (IOException e) {
      throw ResultsException.because("read", path, e);
    }
  }

  /** Returns the sweep's name. */
  public String name() {
    return stored.title();
  }

  /** Returns how many points there are. */
  public long points() {
    return stored.points();
  }

  /** Returns the dimensions of the points, slowest first. */
  public List<Dimension> dimensions() throws ResultsException {
    return stored.dimensions();
  }

  /** Returns the configuration as it was run. */
  public String config() throws IOException {
    return StoredText.read(stored, file, "provenance/config");
  }

  /** Returns what must be the same for a run to carry on with the file. */
  public String fingerprint() throws IOException {
    return StoredText.read(stored, file, "provenance/fingerprint");
  }

  /** Returns the {@code --set} arguments, in order. */
  public List<String> overrides() throws IOException {
    return StoredText.readAll(stored, file, "provenance/overrides");
  }

  /** Returns versions, machine, times and the like, by name. */
  public Map<String, String> provenance() {
    return Map.copyOf(stored.facts());
  }

  /** Returns the parameters, in the order of the configuration. */
  public List<ColumnInfo> parameters() throws ResultsException {
    return columns(stored.parameters());
  }

  /** Returns the outputs, in the order in which they came to be known. */
  public List<ColumnInfo> outputs() throws ResultsException {
    return columns(stored.outputNames());
  }

  /** Returns whether a live process is writing the file. */
  public boolean isBeingWritten() throws IOException {
    return LockFile.isHeld(stored.path());
  }

  /** Returns how many points have each status. */
  public StatusCounts statusCounts() throws IOException {
    return stored.statuses(file).counts();
  }

  /** Returns the points that have a status. */
  public IndexRanges pointsWith(Status status) throws IOException {
    return stored.statuses(file).with(status);
  }

  /** Reads the status codes of {@code count} points from {@code first} on. */
  public void readStatuses(long first, int count, byte[] into) throws IOException {
    file.read(ByteBuffer.wrap(into, 0, count), stored.dataset("status").column().position(first));
  }

  /**
   * Reads an output of numbers or booleans, or a parameter, for {@code count} points; strings as
   * NaN.
   *
   * @param into row after row; at least {@code count} times the elements of a row long
   */
  public void readNumbers(String column, long first, int count, double[] into) throws IOException {
    if (count == 0) {
      return;
    }
    StoredDataset dataset = stored.dataset(column);
    int width = Math.toIntExact(dataset.column().width());
    if (rowOf(dataset, first) != first || rowOf(dataset, first + count - 1) != first + count - 1) {
      for (int i = 0; i < count; i++) {
        into[i] = number(dataset.column(), bytes(dataset, rowOf(dataset, first + i), 1));
      }
      return;
    }
    ByteBuffer bytes = bytes(dataset, first, count);
    for (int i = 0; i < count * width; i++) {
      into[i] = number(dataset.column(), bytes);
    }
  }

  /** Returns all that is known about one point. */
  public PointRecord point(long number) throws IOException {
    if (number < 0 || number >= points()) {
      throw new ResultsException(
          "no point " + number + ": " + stored.path() + " has points 0 to " + (points() - 1));
    }
    List<PointFailure> failures = new ArrayList<>();
    for (PointFailure failure : failures()) {
      if (failure.point() == number) {
        failures.add(failure);
      }
    }
    return new PointRecord(
        number,
        stored.statuses(file).of(number),
        (int) value("attempts", number),
        value("seconds", number),
        (int) value("rank", number),
        cells(stored.parameters(), number),
        cells(stored.outputNames(), number),
        failures);
  }

  /** Returns the failures that are committed, those of the tree first, then the journal's. */
  public List<PointFailure> failures() throws IOException {
    StoredSweep now = StoredSweep.read(stored.path());
    List<PointFailure> failures = new ArrayList<>();
    ByteBuffer points = RestoredState.bytes(now.dataset("failures/point"), file);
    ByteBuffer attempts = RestoredState.bytes(now.dataset("failures/attempt"), file);
    List<String> kinds = StoredText.readAll(now, file, "failures/kind");
    List<String> messages = StoredText.readAll(now, file, "failures/message");
    List<String> logs = StoredText.readAll(now, file, "failures/log");
    for (int i = 0; points.hasRemaining(); i++) {
      failures.add(
          new PointFailure(
              points.getLong(), attempts.getInt(), kinds.get(i), messages.get(i), logs.get(i)));
    }
    for (JournalEntry entry : journal(now)) {
      failures.addAll(entry.failures());
    }
    return failures;
  }

  /** Returns what each worker did, in the order of their numbers. */
  public List<LocalResult> localResults() throws IOException {
    StoredSweep now = StoredSweep.read(stored.path());
    WorkerLedger ledger = new WorkerLedger();
    for (StoredWorker worker : now.workers()) {
      ledger.add(RestoredState.localResult(worker, file));
    }
    for (JournalEntry entry : journal(now)) {
      entry.shares().forEach(ledger::add);
    }
    return ledger.sums();
  }

  @Override
  public void close() throws ResultsException {
    try {
      file.close();
    } catch (IOException e) {
      throw ResultsException.because("close", stored.path(), e);
    }
  }

  private static List<JournalEntry> journal(StoredSweep now) throws IOException {
    List<JournalEntry> entries = new ArrayList<>(Journal.read(now.path()));
    entries.removeIf(entry -> entry.sequence() <= now.journalSequence());
    return entries;
  }

  private List<ColumnInfo> columns(List<String> names) throws ResultsException {
    List<ColumnInfo> infos = new ArrayList<>();
    for (String name : names) {
      StoredDataset dataset = stored.dataset(name);
      List<Long> shape = new ArrayList<>();
      for (long size : dataset.shape()) {
        shape.add(size);
      }
      Column column = dataset.column();
      infos.add(new ColumnInfo(name, column.type(), shape, column.unit(), column.description()));
    }
    return infos;
  }

  private List<Cell> cells(List<String> names, long point) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (String name : names) {
      StoredDataset dataset = stored.dataset(name);
      cells.add(new Cell(name, cell(dataset, rowOf(dataset, point))));
    }
    return cells;
  }

  private @Nullable Object cell(StoredDataset dataset, long row) throws IOException {
    Column column = dataset.column();
    if (column.type() == ElementType.TEXT) {
      return texts.text(HeapReference.from(bytes(dataset, row, 1)));
    }
    ByteBuffer bytes = bytes(dataset, row, 1);
    if (column.rowShape().length > 0) {
      double[] values = new double[Math.toIntExact(column.width())];
      bytes.asDoubleBuffer().get(values);
      return values;
    }
    return switch (column.type()) {
      case INT8 -> flag(bytes.get());
      case INT64 -> bytes.getLong();
      default -> number(column, bytes);
    };
  }

  private static @Nullable Boolean flag(byte value) {
    return value < 0 ? null : Boolean.valueOf(value != 0);
  }

  private double value(String column, long point) throws IOException {
    StoredDataset dataset = stored.dataset(column);
    return number(dataset.column(), bytes(dataset, point, 1));
  }

  private ByteBuffer bytes(StoredDataset dataset, long row, int rows) throws IOException {
    Column column = dataset.column();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(column.bytes(rows))).order(ByteOrder.LITTLE_ENDIAN);
    file.read(bytes, column.position(row));
    return bytes.flip();
  }

  /** Reads the next element; a string as NaN, a missing boolean too. */
  private static double number(Column column, ByteBuffer bytes) {
    return switch (column.type()) {
      case FLOAT64 -> bytes.getDouble();
      case FLOAT32 -> bytes.getFloat();
      case INT64 -> bytes.getLong();
      case INT32 -> bytes.getInt();
      case UINT8 -> Byte.toUnsignedInt(bytes.get());
      case INT8 -> {
        byte flag = bytes.get();
        yield flag < 0 ? Double.NaN : flag;
      }
      case TEXT -> {
        HeapReference.from(bytes);
        yield Double.NaN;
      }
    };
  }

  /**
   * Returns which row of a dataset belongs to a point: all points, one axis, or one row for all.
   */
  private long rowOf(StoredDataset dataset, long point) throws ResultsException {
    long stride = points();
    for (Dimension dimension : stored.dimensions()) {
      stride /= dimension.size();
      if (liesAlong(dataset, dimension)) {
        return point / stride % dimension.size();
      }
    }
    return dataset.shape().length == 0 ? 0 : point;
  }

  /** Returns whether {@code dimension} is the only one of {@code dataset}. */
  private boolean liesAlong(StoredDataset dataset, Dimension dimension) throws ResultsException {
    StoredDataset scale = stored.dataset(dimension.name());
    return dataset.header() == scale.header()
        || (dataset.dimensions().length == 1 && dataset.dimensions()[0] == scale.header());
  }
}
