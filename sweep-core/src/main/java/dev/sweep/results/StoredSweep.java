package dev.sweep.results;

import dev.sweep.results.hdf5.HeaderCheck;
import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.PositionedFile;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Parameter;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
          "interpolated",
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
    } catch (IOException | RuntimeException e) {
      return readAgain(path);
    }
  }

  private static StoredSweep readAgain(Path path) throws ResultsException {
    try {
      return readOnce(path);
    } catch (IOException | HdfException e) {
      throw e instanceof ResultsException ours ? ours : ResultsException.because("read", path, e);
    } catch (RuntimeException e) { // its headers are whole, but not what we write
      throw new ResultsException(path + " is not a results file as sweep writes them: " + e, e);
    }
  }

  private static StoredSweep readOnce(Path path) throws IOException {
    try (PositionedFile bytes = PositionedFile.openToRead(path)) {
      HeaderCheck.check(bytes);
      try (HdfFile file = new HdfFile(path)) {
        StoredAttributes attributes = new StoredAttributes(file, new HeapReader(bytes));
        checkFormat(path, attributes.find("sweep_format"));
        return new StoredSweep(path, file, attributes);
      }
    }
  }

  private static void checkFormat(Path path, @Nullable Number format) throws ResultsException {
    if (format == null) {
      throw new ResultsException(path + " is an HDF5 file, but not one of sweep's");
    }
    if (format.longValue() != SweepTree.FORMAT) {
      throw new ResultsException(
          "%s has format %s; this sweep reads format %d: a newer sweep may have written it"
              .formatted(path, format, SweepTree.FORMAT));
    }
  }

  private StoredSweep(Path path, HdfFile file, StoredAttributes root) throws IOException {
    this.path = path;
    this.title = String.valueOf(root.text("title"));
    this.points = root.number("points").longValue();
    this.dimensions = root.texts("dimensions");
    this.parameters = root.texts("parameters");
    this.outputs = root.texts("outputs");
    this.journalSequence = root.number("journal_sequence").longValue();
    this.pendingValues = String.valueOf(root.text("pending_values"));
    for (Node node : file.getChildren().values()) {
      if (node instanceof Group group) {
        addGroup(group, root.texts());
      } else {
        datasets.put(node.getName(), StoredDataset.of(node, root.texts(), dimensions.size()));
      }
    }
  }

  private void addGroup(Group group, HeapReader texts) throws IOException {
    if (group.getName().equals("local_results")) {
      for (Node worker : new TreeMap<>(group.getChildren()).values()) {
        workers.add(StoredWorker.of((Group) worker, texts));
      }
      return;
    }
    for (Node node : group.getChildren().values()) {
      datasets.put(group.getName() + "/" + node.getName(), StoredDataset.of(node, texts, 1));
    }
    for (String name : group.getAttributes().keySet()) {
      facts.put(name, String.valueOf(new StoredAttributes(group, texts).text(name)));
    }
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
}
