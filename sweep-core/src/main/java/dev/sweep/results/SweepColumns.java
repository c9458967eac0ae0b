package dev.sweep.results;

import dev.sweep.model.BlockModel.OutputDeclaration;
import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the values of a design's points lie.
 *
 * @param indexes for each dimension, the column of its indexes; without an address where a
 *     parameter bears the dimension's name and is its scale
 * @param outputs those known when the file was opened
 */
record SweepColumns(
    Design design,
    List<ParameterColumn> parameters,
    List<Column> indexes,
    PointColumns points,
    List<Column> outputs) {
  private static final long NONE = 0;
  private static final int PIECE = 1 << 15;

  /** Makes room for everything and writes what is known before any point ran. */
  static SweepColumns create(LiveFile file, Design design, List<OutputDeclaration> declarations)
      throws IOException {
    List<ParameterColumn> parameters = new ArrayList<>();
    for (int i = 0; i < design.parameters().size(); i++) {
      Placement placement = design.placements().get(i);
      parameters.add(
          ParameterColumn.create(file, design.parameters().get(i), placement, design.size()));
    }
    List<Column> indexes = new ArrayList<>();
    for (Dimension dimension : design.dimensions()) {
      Column column = index(dimension, NONE);
      indexes.add(isAxis(design, dimension) ? column : writeIndex(file, column, dimension.size()));
    }
    PointColumns points = PointColumns.create(file, design.size());
    List<Column> outputs = new ArrayList<>();
    for (OutputDeclaration output : declarations) {
      outputs.add(reserve(file, design.size(), describe(output)));
    }
    return new SweepColumns(design, parameters, indexes, points, List.copyOf(outputs));
  }

  /**
   * Finds everything in a file that holds the same design.
   *
   * @throws ResultsException if something is missing, or there that nobody knows
   */
  static SweepColumns open(LiveFile file, Design design, StoredSweep stored) throws IOException {
    stored.checkHolds(design);
    List<ParameterColumn> parameters = new ArrayList<>();
    for (int i = 0; i < design.parameters().size(); i++) {
      long address = stored.dataset(design.parameters().get(i).name()).column().address();
      Placement placement = design.placements().get(i);
      parameters.add(ParameterColumn.open(file, design.parameters().get(i), placement, address));
    }
    List<Column> indexes = new ArrayList<>();
    for (Dimension dimension : design.dimensions()) {
      long address = stored.dataset(dimension.name()).column().address();
      indexes.add(index(dimension, isAxis(design, dimension) ? NONE : address));
    }
    PointColumns points = PointColumns.open(stored);
    return new SweepColumns(design, parameters, indexes, points, stored.outputs());
  }

  /** Makes room for an output. */
  static Column reserve(LiveFile file, long points, Column output) {
    return output.at(file.reserve(output.bytes(points)));
  }

  /** Returns whether dimension {@code dimension} has its indexes as its scale. */
  boolean hasIndex(int dimension) {
    return indexes.get(dimension).address() != NONE;
  }

  private static Column index(Dimension dimension, long address) {
    return new Column(
        dimension.name(), ElementType.INT64, new long[0], null, "number along it", address);
  }

  /** Returns whether a parameter bears the dimension's name and is its scale. */
  static boolean isAxis(Design design, Dimension dimension) {
    for (int i = 0; i < design.parameters().size(); i++) {
      if (design.parameters().get(i).name().equals(dimension.name())) {
        return design.placements().get(i) instanceof Placement.OnAxis;
      }
    }
    return false;
  }

  private static Column describe(OutputDeclaration output) {
    return new Column(
        output.name(), ElementType.FLOAT64, new long[0], output.unit(), output.description(), NONE);
  }

  private static Column writeIndex(LiveFile file, Column column, long size) throws IOException {
    Column placed = reserve(file, size, column);
    for (long first = 0; first < size; first += PIECE) {
      int count = (int) Math.min(PIECE, size - first);
      ByteBuffer buffer = TransferBuffer.get();
      LongBuffer longs = buffer.asLongBuffer();
      for (int i = 0; i < count; i++) {
        longs.put(first + i);
      }
      TransferBuffer.write(file.data(), buffer, count * Long.BYTES, placed.position(first));
    }
    return placed;
  }
}
