package dev.sweep.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the points of {@code method: csv} to parameters. */
final class PointsFileBinder {
  /** What {@code sweep plan} writes before the parameters. */
  private static final String NUMBER = "point";

  private final Faults faults;
  private final Path directory;

  /**
   * @param directory of the configuration, from which the file's path leads
   */
  PointsFileBinder(Faults faults, Path directory) {
    this.faults = faults;
    this.directory = directory;
  }

  /** Returns the file of {@code sampling}, broken after noting a fault; null if there is none. */
  @Nullable PointsFile read(@Nullable Node sampling) {
    if (!(sampling instanceof Node.Mapping mapping)
        || !(mapping.get("method") instanceof Node.Scalar method)
        || !method.text().equals("csv")) {
      return null;
    }
    Section section = new Section(mapping, "sampling", faults);
    Node node = section.get("file");
    String text = section.text("file");
    if (node == null) {
      faults.add(mapping.position(), "method csv needs 'file', such as file: points.csv");
    }
    return node == null || text == null ? PointsFile.none() : read(node, text);
  }

  private PointsFile read(Node node, String text) {
    try {
      return PointsFile.read(node, directory.resolve(text), text, faults);
    } catch (InvalidPathException e) {
      faults.add(node.position(), "file in sampling is no path: " + e.getMessage());
      return PointsFile.none();
    }
  }

  /** Returns the columns of {@code file} as parameters that say nothing else. */
  static Node.Mapping asParameters(PointsFile file, Position position) {
    return new Node.Mapping(
        position,
        file.heads().stream()
            .filter(head -> !head.text().equals(NUMBER))
            .map(head -> new Node.Entry(head, Node.Scalar.plain(head.position(), "")))
            .toList());
  }

  /** Notes columns without a parameter, unless they are to be ignored. */
  void checkExtra(PointsFile file, Section sampling, List<String> parameters) {
    List<Node.Scalar> extra = new ArrayList<>(file.heads());
    extra.removeIf(head -> parameters.contains(head.text()) || head.text().equals(NUMBER));
    if (!ignoresExtra(sampling) && !file.isBroken()) {
      for (Node.Scalar head : extra) {
        faults.add(
            head.position(),
            "column '"
                + head.text()
                + "' is no parameter; parameters: "
                + String.join(", ", parameters)
                + "; to pass over it, add extra_columns: ignore to sampling");
      }
    }
  }

  private boolean ignoresExtra(Section sampling) {
    Node node = sampling.get("extra_columns");
    List<String> known = List.of("refuse", "ignore");
    return node != null
        && "ignore".equals(new ChoiceReader(faults).read(node, "extra_columns", known, List.of()));
  }
}
