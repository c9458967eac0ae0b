package dev.sweep.results;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.PositionedFile;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Parameter;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tree of headers of a results file, as it was when it was read. Immutable. */
final class StoredSweep {
  static final Set<String> RESERVED =
      Set.of(
          "status",
          "seconds",
          "rank",
          "attempts",
          "point",
          "failures",
          "local_results",
          "provenance");

  private final Path path;
  private final Map<String, StoredDataset> datasets = new LinkedHashMap<>();
  private final Map<String, String> facts = new TreeMap<>();
  private final List<StoredWorker> workers = new ArrayList<>();
  private final String title;
  private final long points;
  private final List<String> dimensions;
  private final List<String> parameters;
  private final List<String> outputs;
  private final long journalSequence;
  private final String pendingValues;

  /** A worker's group. */
  record StoredWorker(LocalResult sums, StoredDataset first, StoredDataset count) {}

  /**
   * Reads the tree; a commit of another process in the middle of it is tolerated.
   *
   * @throws ResultsException if there is no such file, or it is not one of ours
   */
  static StoredSweep read(Path path) throws ResultsException {
    if (!Files.isRegularFile(path)) {
      throw new ResultsException(path + " does not exist");
    }
    try {
      return readOnce(path);
    } catch (HdfException e) {
      return readAgain(path);
    }
  }

  private static StoredSweep readAgain(Path path) throws ResultsException {
    try {
      return readOnce(path);
    } catch (HdfException e) {
      throw ResultsException.because("read", path, e);
    }
  }

  private static StoredSweep readOnce(Path path) throws ResultsException {
    try (HdfFile file = new HdfFile(path)) {
      if (file.getAttribute("sweep_format") == null) {
        throw new ResultsException(path + " is an HDF5 file, but not one of sweep's");
      }
      int format = (Integer) file.getAttribute("sweep_format").getData();
      if (format != SweepTree.FORMAT) {
        throw new ResultsException(
            path + " has format " + format + "; this sweep reads format " + SweepTree.FORMAT);
      }
      return new StoredSweep(path, file);
    }
  }

  private StoredSweep(Path path, HdfFile file) throws ResultsException {
    this.path = path;
    this.title = String.valueOf(StoredDataset.text(file, "title"));
    this.points = (Long) file.getAttribute("points").getData();
    this.dimensions = texts(file, "dimensions");
    this.parameters = texts(file, "parameters");
    this.outputs = texts(file, "outputs");
    this.journalSequence = (Long) file.getAttribute("journal_sequence").getData();
    this.pendingValues = String.valueOf(StoredDataset.text(file, "pending_values"));
    for (Node node : file.getChildren().values()) {
      if (node instanceof Group group) {
        addGroup(group);
      } else {
        datasets.put(node.getName(), StoredDataset.of(node, dimensions.size()));
      }
    }
  }

  private void addGroup(Group group) throws ResultsException {
    if (group.getName().equals("local_results")) {
      for (Node worker : new TreeMap<>(group.getChildren()).values()) {
        workers.add(worker((Group) worker));
      }
      return;
    }
    for (Node node : group.getChildren().values()) {
      datasets.put(group.getName() + "/" + node.getName(), StoredDataset.of(node, 1));
    }
    for (String name : group.getAttributes().keySet()) {
      facts.put(name, String.valueOf(StoredDataset.text(group, name)));
    }
  }

  private static StoredWorker worker(Group group) throws ResultsException {
    Double wallSeconds = (Double) group.getAttribute("wall_seconds").getData();
    LocalResult sums =
        new LocalResult(
            Integer.parseInt(group.getName().substring("rank_".length())),
            IndexRanges.empty(),
            (Long) group.getAttribute("points_ok").getData(),
            (Long) group.getAttribute("points_failed").getData(),
            number(group, "chunks", 0).longValue(),
            number(group, "workers", 1).intValue(),
            (Double) group.getAttribute("busy_seconds").getData(),
            wallSeconds,
            number(group, "worker_seconds", wallSeconds).doubleValue(),
            String.valueOf(StoredDataset.text(group, "host")),
            (Long) group.getAttribute("pid").getData());
    return new StoredWorker(
        sums,
        StoredDataset.of(group.getChild("first"), 1),
        StoredDataset.of(group.getChild("count"), 1));
  }

  Path path() {
    return path;
  }

  String title() {
    return title;
  }

  long points() {
    return points;
  }

  List<Dimension> dimensions() throws ResultsException {
    List<Dimension> found = new ArrayList<>();
    for (String name : dimensions) {
      found.add(new Dimension(name, dataset(name).shape()[0]));
    }
    return found;
  }

  List<String> parameters() {
    return parameters;
  }

  List<String> outputNames() {
    return outputs;
  }

  List<Column> outputs() throws ResultsException {
    List<Column> columns = new ArrayList<>();
    for (String name : outputs) {
      columns.add(dataset(name).column());
    }
    return List.copyOf(columns);
  }

  long journalSequence() {
    return journalSequence;
  }

  String pendingValues() {
    return pendingValues;
  }

  /** Returns the provenance's attributes. */
  Map<String, String> facts() {
    return facts;
  }

  List<StoredWorker> workers() {
    return workers;
  }

  /** Returns whether there is a dataset of that path from the root. */
  boolean has(String name) {
    return datasets.containsKey(name);
  }

  /**
   * Returns a dataset by its path from the root.
   *
   * @throws ResultsException if there is none
   */
  StoredDataset dataset(String name) throws ResultsException {
    StoredDataset dataset = datasets.get(name);
    if (dataset == null) {
      throw new ResultsException(path + " has no dataset '" + name + "'");
    }
    return dataset;
  }

  StatusColumn statuses(PositionedFile file) throws ResultsException {
    return new StatusColumn(file, dataset("status").column().address(), points);
  }

  /**
   * Checks that the file holds just {@code design}.
   *
   * @throws ResultsException if shapes differ, or there is something that the next commit would
   *     drop
   */
  void checkHolds(Design design) throws ResultsException {
    List<String> wanted = new ArrayList<>();
    for (Parameter parameter : design.parameters()) {
      wanted.add(parameter.name());
    }
    if (!dimensions().equals(design.dimensions()) || !parameters.equals(wanted)) {
      throw new ResultsException(
          "%s has dimensions %s and parameters %s, but the sweep has %s and %s"
              .formatted(path, dimensions(), parameters, design.dimensions(), wanted));
    }
    checkNothingForeign();
  }

  private void checkNothingForeign() throws ResultsException {
    Set<String> known = new HashSet<>(RESERVED);
    known.addAll(dimensions);
    known.addAll(parameters);
    known.addAll(outputs);
    for (Column output : outputs()) {
      for (int i = 0; i < output.rowShape().length; i++) {
        known.add(OutputCheck.dimensionName(output.name(), i));
      }
    }
    for (String name : datasets.keySet()) {
      int slash = name.indexOf('/');
      if (!known.contains(slash < 0 ? name : name.substring(0, slash))) {
        throw new ResultsException(
            path + " holds '" + name + "', which sweep did not write and would drop; remove it");
      }
    }
  }

  /** Returns an attribute that the first files of this format did not have. */
  private static Number number(Group group, String name, Number otherwise) {
    Attribute attribute = group.getAttribute(name);
    return attribute == null ? otherwise : (Number) attribute.getData();
  }

  private static List<String> texts(Node node, String name) {
    Attribute attribute = node.getAttribute(name);
    return attribute == null ? List.of() : Arrays.asList((String[]) attribute.getData());
  }
}
