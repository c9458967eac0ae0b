package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.PositionedFile;
import dev.sweep.space.Design.Dimension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a results file, also while another process writes it. Takes no lock; confined to one thread
 * but where a method says otherwise.
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
  private final ValueReader values;
  private final HeapReader texts;
  private final Map<String, ColumnReader> columns = new HashMap<>();

  private ResultsReader(StoredSweep stored, PositionedFile file) {
    this.stored = stored;
    this.file = file;
    this.values = new ValueReader(stored, file);
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

  /** Returns who writes the file; if nobody does, who was killed while writing it. */
  public Optional<FileHolder> holder() throws IOException {
    return LockFile.holderOf(stored.path());
  }

  /** Returns whether whoever wrote the file was killed, and nobody has touched it since. */
  public boolean isLeftByAKill() throws IOException {
    return !isBeingWritten() && LockFile.exists(stored.path());
  }

  /** Returns how many points have each status. */
  public StatusCounts statusCounts() throws IOException {
    return stored.statuses(file).counts();
  }

  /** Returns how many of the given points have each status. */
  public StatusCounts statusCounts(IndexRanges points) throws IOException {
    return stored.statuses(file).counts(points);
  }

  /**
   * Returns how far the sample is of a sweep that draws until enough points have succeeded; empty
   * for other sweeps.
   */
  public Optional<DrawnSample.State> sample() throws IOException {
    String wanted = stored.facts().get(DrawnSample.WANTED);
    if (wanted == null) {
      return Optional.empty();
    }
    StatusRuns statuses = new StatusRuns(file, stored.dataset("status").column().address());
    return Optional.of(new DrawnSample(statuses, points(), Long.parseLong(wanted)).look());
  }

  /** Returns the points that have a status. */
  public IndexRanges pointsWith(Status status) throws IOException {
    return stored.statuses(file).with(status);
  }

  /** Returns the points that have no result although they were tried. */
  public IndexRanges pointsWithoutResult() throws IOException {
    return stored.statuses(file).withoutResult();
  }

  /**
   * Reads the status codes of {@code count} points from {@code first} on. Safe for use by many
   * threads.
   *
   * @throws ResultsException if there is one that no status has
   */
  public void readStatuses(long first, int count, byte[] into) throws IOException {
    stored.statuses(file).read(first, count, into);
  }

  /**
   * Reads an output of numbers or booleans, or a parameter, for {@code count} points; strings as
   * NaN. Safe for use by many threads.
   *
   * @param into row after row; at least {@code count} times the elements of a row long
   */
  public void readNumbers(String column, long first, int count, double[] into) throws IOException {
    values.read(stored.dataset(column), first, count, into);
  }

  /**
   * Reads a column for {@code count} points from {@code first} on.
   *
   * @param column a parameter, an output, {@code status}, {@code seconds}, {@code rank} or {@code
   *     attempts}
   * @param count at least 1
   */
  public ColumnValues read(String column, long first, int count) throws IOException {
    return reader(column).read(first, count);
  }

  /**
   * Reads a column for the given points, one to a million, in their order. Fast if many are near
   * each other.
   */
  public ColumnValues read(String column, long[] points) throws IOException {
    return reader(column).read(points);
  }

  /**
   * Returns how many bytes a column takes for each point, without what strings take by themselves.
   */
  public long rowBytes(String column) throws IOException {
    return reader(column).column().bytes(1);
  }

  /** Returns the shape of a column's value for one point: empty unless it is an array. */
  public List<Long> rowShape(String column) throws IOException {
    return Arrays.stream(reader(column).column().rowShape()).boxed().toList();
  }

  /**
   * Returns whether a parameter has a value stored for each point, which is unknown as long as the
   * point is pending; else it is known beforehand, as on the axis of a grid.
   */
  public boolean isKnownOnlyWhenDone(String parameter) throws IOException {
    return reader(parameter).layout().perPoint();
  }

  /** Returns which row of a parameter, as it is stored, belongs to a point. */
  public RowLayout layout(String parameter) throws IOException {
    return reader(parameter).layout();
  }

  /** Returns all that is known about one point. */
  public PointRecord point(long number) throws IOException {
    if (number < 0 || number >= points()) {
      throw new ResultsException(
          "no point " + number + ": " + stored.path() + " has points 0 to " + (points() - 1));
    }
    return new PointReader(stored, values, file).read(number, failures());
  }

  /** Returns the failures that are committed, those of the tree first, then the journal's. */
  public List<PointFailure> failures() throws IOException {
    return new StoredHistory(stored.path(), file).failures();
  }

  /** Returns whether the file has interpolated outputs of points without a result. */
  public boolean hasInterpolated() {
    return stored.has("interpolated/point");
  }

  /** Returns what each worker did, in the order of their numbers. */
  public List<LocalResult> localResults() throws IOException {
    return new StoredHistory(stored.path(), file).localResults();
  }

  @Override
  public void close() throws ResultsException {
    try {
      file.close();
    } catch (IOException e) {
      throw ResultsException.because("close", stored.path(), e);
    }
  }

  private ColumnReader reader(String column) throws IOException {
    ColumnReader reader = columns.get(column);
    if (reader == null) {
      StoredDataset dataset = stored.dataset(column);
      reader = new ColumnReader(dataset.column(), RowLayout.of(stored, dataset), file, texts);
      columns.put(column, reader);
    }
    return reader;
  }

  private List<ColumnInfo> columns(List<String> names) throws ResultsException {
    List<ColumnInfo> infos = new ArrayList<>();
    for (String name : names) {
      infos.add(ColumnInfo.of(name, stored.dataset(name)));
    }
    return infos;
  }
}
