package dev.sweep.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code sweeps}: several sweeps in one file, each of which inherits the top level. */
final class SweepsReader {
  static final String KEY = "sweeps";

  /** What one job has for all its sweeps. */
  private static final List<String> OF_THE_JOB =
      List.of(
          "manager",
          "workers",
          "resources",
          "isolation",
          "root_works",
          "walltime",
          "stop_before_walltime");

  private final Faults faults;
  private final Path file;

  SweepsReader(Faults faults, Path file) {
    this.faults = faults;
    this.file = file;
  }

  /**
   * A sweep as a whole configuration of its own.
   *
   * @param name what it is called in {@code sweeps}; empty for the only sweep of a file
   */
  record Named(String name, Position position, Node.Mapping tree) {}

  /** Returns the sweeps in {@code tree}; just one without a name if it has no {@code sweeps}. */
  List<Named> split(Node.Mapping tree) {
    Section root = new Section(tree, "the configuration", faults);
    Node node = root.get(KEY);
    Node.Mapping base = root.without(List.of(KEY)).mapping();
    if (node == null) {
      return List.of(new Named("", tree.position(), base));
    }
    Section section = Section.of(node, KEY, faults);
    List<Named> sweeps = new ArrayList<>();
    if (section != null) {
      section.mapping().entries().forEach(entry -> add(entry, base, sweeps));
    }
    if (section != null && sweeps.isEmpty()) {
      faults.add(node.position(), "sweeps is empty; give at least one, such as {fine: {...}}");
    }
    return sweeps;
  }

  private void add(Node.Entry entry, Node.Mapping base, List<Named> sweeps) {
    String problem = NameBinder.problem(entry.name());
    if (problem != null) {
      faults.add(
          entry.key().position(), "a sweep's name becomes a file's name, so it cannot " + problem);
      return;
    }
    Node.Mapping own = own(entry);
    if (own != null) {
      checkOwn(own, entry.name());
      Node.Mapping tree = Merger.merge(base, own);
      tree = Merger.merge(tree, named(base, own, entry));
      sweeps.add(new Named(entry.name(), entry.key().position(), tree));
    }
  }

  private Node.@Nullable Mapping own(Node.Entry entry) {
    if (entry.value() instanceof Node.Scalar scalar && scalar.isNull()) {
      return new Node.Mapping(scalar.position(), List.of());
    }
    Section section = Section.of(entry.value(), "sweep '" + entry.name() + "'", faults);
    return section == null ? null : section.mapping();
  }

  private void checkOwn(Node.Mapping own, String name) {
    for (Node.Entry entry : own.entries()) {
      if (entry.name().equals(KEY) || entry.name().equals(IncludeLoader.INCLUDE)) {
        faults.add(
            entry.key().position(),
            "'" + entry.name() + "' belongs to the top level, not in sweep '" + name + "'");
      }
    }
    if (own.get("execution") instanceof Node.Mapping execution) {
      for (Node.Entry entry : execution.entries()) {
        if (OF_THE_JOB.contains(entry.name())) {
          faults.add(
              entry.key().position(),
              "'"
                  + entry.name()
                  + "' is one for all sweeps of a file; give it in execution at the top level");
        }
      }
    }
  }

  /** Returns the name and the results file of a sweep that does not give its own. */
  private Node.Mapping named(Node.Mapping base, Node.Mapping own, Node.Entry sweep) {
    List<Node.Entry> entries = new ArrayList<>();
    if (own.get("name") == null) {
      String name =
          base.get("name") instanceof Node.Scalar given && !given.isNull()
              ? given.text()
              : NameBinder.baseName(String.valueOf(file.getFileName()));
      entries.add(entry(sweep, "name", text(sweep, name + "-" + sweep.name())));
    }
    String inherited = resultsFile(base);
    if (inherited != null && resultsFile(own) == null) {
      Node value = text(sweep, beside(inherited, sweep.name()));
      Node.Entry inner = entry(sweep, "file", value);
      entries.add(
          entry(sweep, "results", new Node.Mapping(sweep.key().position(), List.of(inner))));
    }
    return new Node.Mapping(sweep.key().position(), entries);
  }

  private static Node.Entry entry(Node.Entry sweep, String key, Node value) {
    return new Node.Entry(Node.Scalar.plain(sweep.key().position(), key), value);
  }

  private static Node text(Node.Entry sweep, String text) {
    return new Node.Scalar(sweep.key().position(), text, Node.Style.DOUBLE_QUOTED, "");
  }

  private static @Nullable String resultsFile(Node.Mapping tree) {
    return tree.get("results") instanceof Node.Mapping results
            && results.get("file") instanceof Node.Scalar name
            && !name.isNull()
        ? name.text()
        : null;
  }

  /** Returns {@code heat-fine.h5} for {@code heat.h5}. */
  private static String beside(String path, String sweep) {
    int dot = path.lastIndexOf('.');
    int end = dot > path.lastIndexOf('/') + 1 ? dot : path.length();
    return path.substring(0, end) + "-" + sweep + path.substring(end);
  }

  /** Notes sweeps that would write into one file. */
  void checkFiles(List<Named> sweeps, List<SweepConfig> configs) {
    Map<Path, Named> taken = new HashMap<>();
    for (int i = 0; i < configs.size(); i++) {
      Path path = configs.get(i).resultsFile();
      Named earlier = taken.putIfAbsent(path.toAbsolutePath().normalize(), sweeps.get(i));
      if (earlier != null) {
        faults.add(
            sweeps.get(i).position(),
            "sweeps '"
                + earlier.name()
                + "' and '"
                + sweeps.get(i).name()
                + "' have one results file, "
                + path
                + "; give each its own results: {file: ...}");
      }
    }
  }
}
