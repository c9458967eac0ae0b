package dev.sweep.results;

import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.PositionedFile;
import dev.sweep.space.Axis;
import dev.sweep.space.Design;
import dev.sweep.space.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A design as a results file tells it: enough to make another file for the same points.
 *
 * <p>It does not compute points. Axes read the file, which must stay open; what goes wrong then is
 * an {@link UncheckedIOException}.
 */
record StoredDesign(
    long size, List<Parameter> parameters, List<Dimension> dimensions, List<Placement> placements)
    implements Design {

  /** Reads the design of {@code stored}. */
  static StoredDesign of(StoredSweep stored, PositionedFile file) throws IOException {
    HeapReader texts = new HeapReader(file);
    List<Parameter> parameters = new ArrayList<>();
    List<Placement> placements = new ArrayList<>();
    for (String name : stored.parameters()) {
      StoredDataset dataset = stored.dataset(name);
      RowLayout layout = RowLayout.of(stored, dataset);
      ColumnReader reader = new ColumnReader(dataset.column(), layout, file, texts);
      parameters.add(parameter(reader));
      placements.add(placement(stored, dataset, reader));
    }
    return new StoredDesign(stored.points(), parameters, stored.dimensions(), placements);
  }

  private static Parameter parameter(ColumnReader reader) throws IOException {
    Column column = reader.column();
    Parameter.Type type =
        switch (column.type()) {
          case INT64 -> Parameter.Type.WHOLE;
          case INT8 -> Parameter.Type.FLAG;
          case TEXT -> Parameter.Type.TEXT;
          default -> Parameter.Type.REAL;
        };
    List<String> texts = type == Parameter.Type.TEXT ? texts(reader) : List.of();
    return new Parameter(column.name(), type, texts, column.unit(), column.description());
  }

  /** Returns a string for each value that is stored beforehand; points are copied as they are. */
  private static List<String> texts(ColumnReader reader) throws IOException {
    boolean beforehand = !reader.layout().perPoint();
    return beforehand && reader.rows(0, reader.distinctRows()) instanceof ColumnValues.Texts texts
        ? List.of(texts.values())
        : List.of();
  }

  private static Placement placement(StoredSweep stored, StoredDataset dataset, ColumnReader reader)
      throws IOException {
    if (reader.layout().perPoint()) {
      return new Placement.PerPoint();
    }
    StoredAxis axis = new StoredAxis(reader);
    List<Dimension> dimensions = stored.dimensions();
    for (int i = 0; i < dimensions.size(); i++) {
      StoredDataset scale = stored.dataset(dimensions.get(i).name());
      if (dataset.header() == scale.header()
          || (dataset.dimensions().length == 1 && dataset.dimensions()[0] == scale.header())) {
        return new Placement.OnAxis(i, axis);
      }
    }
    return new Placement.Scalar(axis.value(0));
  }

  @Override
  public void fill(long first, int count, double[][] columns) {
    throw new UnsupportedOperationException("the values of a stored design lie in its file");
  }

  /** Values read in blocks, as codes: a string is its own index. Confined to one thread. */
  private static final class StoredAxis implements Axis {
    private static final int BLOCK = 8192;

    private final ColumnReader reader;
    private ColumnValues block;
    private long first;

    StoredAxis(ColumnReader reader) throws IOException {
      this.reader = reader;
      this.block = read(0);
    }

    @Override
    public long size() {
      return reader.distinctRows();
    }

    @Override
    public double value(long index) {
      if (index < first || index >= first + block.rows()) {
        try {
          block = read(index);
          first = index;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      int row = (int) (index - first);
      return switch (block) {
        case ColumnValues.Texts texts -> index;
        case ColumnValues.Flags flags -> flags.values()[row];
        case ColumnValues.Wholes wholes -> (double) wholes.values()[row];
        case ColumnValues.Singles singles -> singles.values()[row];
        case ColumnValues.Numbers numbers -> numbers.values()[row];
      };
    }

    private ColumnValues read(long from) throws IOException {
      return reader.rows(from, Math.min(BLOCK, size() - from));
    }
  }
}
