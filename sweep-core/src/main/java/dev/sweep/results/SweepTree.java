package dev.sweep.results;

import dev.sweep.parallel.IndexRange;
import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.results.hdf5.Tree;
import dev.sweep.results.hdf5.TreeAttributes;
import dev.sweep.results.hdf5.TreeDataset;
import dev.sweep.results.hdf5.TreeGroup;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds one generation of the tree of headers. */
final class SweepTree {
  static final int FORMAT = 1;

  private static final byte[] STATUS_CODES = {0, 1, 2, 3, 4};

  private final LiveFile file;
  private final SweepColumns columns;
  private final Tree tree = new Tree();
  private final TreeGroup root = tree.root();
  private final List<TreeDataset> scales = new ArrayList<>();

  /** Of outputs that are arrays: the scales of the dimensions of a row. */
  private final Map<String, List<TreeDataset>> rowScales = new HashMap<>();

  private final long[] shape;

  SweepTree(LiveFile file, SweepColumns columns) {
    this.file = file;
    this.columns = columns;
    List<Dimension> dimensions = columns.design().dimensions();
    this.shape = new long[dimensions.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimensions.get(i).size();
    }
  }

  /** Returns the finished tree. */
  Tree tree() {
    return tree;
  }

  /** Adds what tells readers what the file is, and what a later run needs to carry on. */
  SweepTree describe(String name, List<Column> outputs, long sequence, String pendingValues) {
    Design design = columns.design();
    TreeAttributes attributes = root.attributes();
    attributes.put("Conventions", "CF-1.11").put("title", name).put("sweep_format", FORMAT);
    attributes.put("points", design.size());
    attributes.put("dimensions", names(design.dimensions(), Dimension::name));
    attributes.put("parameters", names(columns.parameters(), p -> p.column().name()));
    attributes.put("outputs", names(outputs, Column::name));
    attributes.put("journal_sequence", sequence).put("pending_values", pendingValues);
    return this;
  }

  /** Adds dimensions and parameters. */
  SweepTree addParameters() {
    for (int i = 0; i < shape.length; i++) {
      scales.add(scale(i));
    }
    for (ParameterColumn parameter : columns.parameters()) {
      switch (parameter.placement()) {
        case Placement.Scalar scalar -> add(parameter.column(), List.of(), new long[0]);
        case Placement.PerPoint() -> add(parameter.column(), scales, shape);
        case Placement.OnAxis axis -> {
          if (!parameter.column().name().equals(scales.get(axis.dimension()).getName())) {
            long[] length = {shape[axis.dimension()]};
            add(parameter.column(), List.of(scales.get(axis.dimension())), length);
          }
        }
      }
    }
    return this;
  }

  /** Adds what is kept for each point, and the outputs. */
  SweepTree addPoints(List<Column> outputs) throws IOException {
    String coordinates = coordinates();
    for (Column column : columns.points().all()) {
      TreeAttributes attributes = add(column, scales, shape).attributes();
      attributes.put("coordinates", coordinates.isEmpty() ? null : coordinates);
      if (column.name().equals("status")) {
        attributes.put("flag_values", STATUS_CODES);
        attributes.put("flag_meanings", "pending ok failed timed_out excluded");
      }
    }
    for (Column output : outputs) {
      addOutput(output).attributes().put("coordinates", coordinates.isEmpty() ? null : coordinates);
    }
    return this;
  }

  /** Adds what was interpolated, if anything was: a row for each point without a result. */
  SweepTree addInterpolated(@Nullable InterpolatedPoints interpolated) throws IOException {
    if (interpolated == null) {
      return this;
    }
    TreeGroup group = root.group("interpolated");
    GrowingBytes points = new GrowingBytes();
    Arrays.stream(interpolated.points()).forEach(points::putLong);
    TreeDataset point = addList(group, file, "point", ElementType.INT64, points);
    point.attributes().put("long_name", "number");
    for (InterpolatedPoints.Output output : interpolated.outputs()) {
      List<TreeDataset> scalesOfRow = rowScales.getOrDefault(output.name(), List.of());
      addTable(point, scalesOfRow, group, output);
    }
    return this;
  }

  private void addTable(
      TreeDataset point,
      List<TreeDataset> scalesOfRow,
      TreeGroup group,
      InterpolatedPoints.Output output)
      throws IOException {
    GrowingBytes values = new GrowingBytes();
    Arrays.stream(output.values()).forEach(values::putDouble);
    List<TreeDataset> dimensions = new ArrayList<>(List.of(point));
    dimensions.addAll(scalesOfRow);
    long[] size = dimensions.stream().mapToLong(TreeDataset::length).toArray();
    addValues(group, file, output.name(), ElementType.FLOAT64, size, values)
        .withDimensions(dimensions);
  }

  /** Adds a group for each rank. */
  SweepTree addLocalResults(List<LocalResult> results) throws IOException {
    TreeGroup group = root.group("local_results");
    for (LocalResult result : results) {
      addLocalResult(group.group("rank_%05d".formatted(result.rank())), result);
    }
    return this;
  }

  SweepTree addFailures(FailureTable failures) throws IOException {
    failures.addTo(root.group("failures"), file);
    return this;
  }

  SweepTree addProvenance(ProvenanceTexts texts, List<Provenance.Fact> facts) {
    TreeGroup group = root.group("provenance");
    texts.addTo(group);
    for (Provenance.Fact fact : facts) {
      group.attributes().put(fact.name(), fact.value());
    }
    return this;
  }

  private TreeDataset scale(int dimension) {
    Column column = columns.indexes().get(dimension);
    if (!columns.hasIndex(dimension)) {
      for (ParameterColumn parameter : columns.parameters()) {
        column = parameter.column().name().equals(column.name()) ? parameter.column() : column;
      }
    }
    return add(column, List.of(), new long[] {shape[dimension]}).makeScale(column.name());
  }

  private TreeDataset addOutput(Column output) throws IOException {
    List<TreeDataset> dimensions = new ArrayList<>(scales);
    long[] whole = Arrays.copyOf(shape, shape.length + output.rowShape().length);
    for (int i = 0; i < output.rowShape().length; i++) {
      long size = output.rowShape()[i];
      String name = OutputCheck.dimensionName(output.name(), i);
      long address = file.append(ByteBuffer.allocate(Math.toIntExact(size * Float.BYTES)));
      dimensions.add(
          root.dataset(name, ElementType.FLOAT32, new long[] {size}, address)
              .makeScale(bareDimension(size)));
      whole[shape.length + i] = size;
    }
    rowScales.put(output.name(), dimensions.subList(shape.length, dimensions.size()));
    return add(output, dimensions, whole);
  }

  /** Returns netCDF's mark of a dimension that has a size but no values. */
  private static String bareDimension(long size) {
    return "This is a netCDF dimension but not a netCDF variable.%10d".formatted(size);
  }

  private TreeDataset add(Column column, List<TreeDataset> dimensions, long[] size) {
    TreeDataset dataset = root.dataset(column.name(), column.type(), size, column.address());
    String title = column.description() == null ? column.name() : column.description();
    dataset.attributes().put("units", column.unit()).put("long_name", title);
    return dataset.withDimensions(dimensions);
  }

  private void addLocalResult(TreeGroup group, LocalResult result) throws IOException {
    GrowingBytes first = new GrowingBytes();
    GrowingBytes count = new GrowingBytes();
    for (IndexRange range : result.points().ranges()) {
      first.putLong(range.first());
      count.putLong(range.count());
    }
    TreeDataset scale = addList(group, file, "first", ElementType.INT64, first);
    addAlong(scale, group, file, "count", ElementType.INT64, count);
    TreeAttributes attributes = group.attributes();
    attributes.put("points_ok", result.ok()).put("points_failed", result.failed());
    attributes.put("chunks", result.chunks()).put("workers", result.workers());
    attributes.put("busy_seconds", result.busySeconds()).put("wall_seconds", result.wallSeconds());
    attributes.put("worker_seconds", result.workerSeconds());
    attributes.put("host", result.host()).put("pid", result.pid());
  }

  /**
   * Adds a list that is written as a whole, behind the end of the file, with its checksum. It is
   * the scale of its dimension: netCDF readers know no dimension without one.
   */
  static TreeDataset addList(
      TreeGroup group, LiveFile file, String name, ElementType type, GrowingBytes values)
      throws IOException {
    return addValues(group, file, name, type, values).makeScale(name);
  }

  /** Adds such a list with a value for each one of {@code scale}. */
  static void addAlong(
      TreeDataset scale,
      TreeGroup group,
      LiveFile file,
      String name,
      ElementType type,
      GrowingBytes values)
      throws IOException {
    addValues(group, file, name, type, values).withDimensions(List.of(scale));
  }

  private static TreeDataset addValues(
      TreeGroup group, LiveFile file, String name, ElementType type, GrowingBytes values)
      throws IOException {
    long[] length = {values.view().remaining() / type.bytes()};
    return addValues(group, file, name, type, length, values);
  }

  private static TreeDataset addValues(
      TreeGroup group,
      LiveFile file,
      String name,
      ElementType type,
      long[] length,
      GrowingBytes values)
      throws IOException {
    ByteBuffer bytes = values.view();
    int checksum = Checksum.of(bytes);
    TreeDataset dataset = group.dataset(name, type, length, file.append(bytes));
    dataset.attributes().put(Checksum.ATTRIBUTE, checksum);
    return dataset;
  }

  /**
   * CF names here what else tells points apart: the parameters that are not a dimension's scale.
   */
  private String coordinates() {
    StringBuilder names = new StringBuilder();
    for (ParameterColumn parameter : columns.parameters()) {
      String name = parameter.column().name();
      if (!isScale(name) && name.indexOf(' ') < 0) {
        names.append(names.isEmpty() ? "" : " ").append(name);
      }
    }
    return names.toString();
  }

  private boolean isScale(String name) {
    for (TreeDataset scale : scales) {
      if (scale.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static <T> List<String> names(List<T> things, Function<T, String> name) {
    List<String> names = new ArrayList<>(things.size());
    for (T thing : things) {
      names.add(name.apply(thing));
    }
    return names;
  }
}
