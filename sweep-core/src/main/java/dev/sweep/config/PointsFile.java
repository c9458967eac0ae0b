package dev.sweep.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Points read from a file of comma-separated values whose first line names the columns. */
final class PointsFile {
  private final String source;
  private final List<PointsColumn> columns = new ArrayList<>();
  private boolean broken;

  private PointsFile(String source) {
    this.source = source;
  }

  /**
   * Reads a file, noting faults.
   *
   * @param node where the configuration names it
   * @param source its name for messages
   */
  static PointsFile read(Node node, Path path, String source, Faults faults) {
    int before = faults.count();
    PointsFile file = new PointsFile(source);
    try (BufferedReader in = Files.newBufferedReader(path)) {
      file.read(new CsvReader(in, source), node, faults);
    } catch (NoSuchFileException e) {
      faults.add(node.position(), "there is no file " + e.getFile());
    } catch (CharacterCodingException e) {
      faults.add(node.position(), source + " is not UTF-8");
    } catch (IOException e) {
      faults.add(node.position(), "cannot read " + source + ": " + e.getMessage());
    }
    file.broken = faults.count() > before;
    return file;
  }

  private void read(CsvReader csv, Node node, Faults faults) throws IOException {
    List<Node.Scalar> head = csv.row();
    if (head == null) {
      faults.add(node.position(), source + " is empty; its first line must name the columns");
      return;
    }
    readHead(head, faults);
    long rows = 0;
    for (List<Node.Scalar> row = csv.row(); row != null; row = csv.row()) {
      rows++;
      if (!add(row, faults)) {
        return;
      }
    }
    if (rows == 0) {
      faults.add(node.position(), source + " has no points, only the names of columns");
    }
  }

  private void readHead(List<Node.Scalar> head, Faults faults) {
    Set<String> seen = new HashSet<>();
    for (Node.Scalar name : head) {
      if (!seen.add(name.text())) {
        faults.add(name.position(), "column '" + name.text() + "' is there twice; remove one");
      }
      columns.add(new PointsColumn(name, faults));
    }
  }

  /** Returns false after noting that the line has too many cells or too few. */
  private boolean add(List<Node.Scalar> row, Faults faults) {
    if (row.size() != columns.size()) {
      faults.add(
          row.getFirst().position(),
          "this line has " + row.size() + " values for " + columns.size() + " columns");
      return false;
    }
    for (int i = 0; i < row.size(); i++) {
      columns.get(i).add(row.get(i));
    }
    return true;
  }

  /** Returns a file that was not even named. */
  static PointsFile none() {
    PointsFile file = new PointsFile("");
    file.broken = true;
    return file;
  }

  /** Returns whether it had faults, so that it tells nothing of parameters. */
  boolean isBroken() {
    return broken;
  }

  /** Returns the names of the columns, with their places. */
  List<Node.Scalar> heads() {
    return columns.stream().map(PointsColumn::head).toList();
  }

  /** Returns what to say of a parameter that has neither a column nor values of its own. */
  String lacks(String parameter) {
    String names = heads().stream().map(Node.Scalar::text).collect(Collectors.joining(", "));
    return "parameter '" + parameter + "' has no column in " + source + "; its columns: " + names;
  }

  /** Returns the values of a column; null if there is none of that name. */
  ParameterSpec.@Nullable Column column(String name) {
    return columns.stream()
        .filter(column -> column.head().text().equals(name))
        .map(PointsColumn::column)
        .findFirst()
        .orElse(null);
  }
}
