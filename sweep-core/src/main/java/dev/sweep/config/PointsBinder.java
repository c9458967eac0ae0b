package dev.sweep.config;

import dev.sweep.config.SamplingConfig.Differential;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds what points are made of: parameters, sampling, space, and a file of points. */
final class PointsBinder {
  private final Faults faults;
  private final Section root;
  private final Node.Mapping nodes;
  private final OwnValues own;
  private final List<ParameterConfig> parameters;
  private final @Nullable SamplingConfig sampling;

  /**
   * Binds them, noting faults.
   *
   * @param root the whole configuration
   * @param directory its folder
   */
  PointsBinder(Section root, Path directory) {
    this.root = root;
    this.faults = root.faults();
    PointsFileBinder files = new PointsFileBinder(faults, directory);
    PointsFile points = files.read(root.get("sampling"));
    this.nodes =
        points != null && root.get("parameters") == null
            ? PointsFileBinder.asParameters(points, root.mapping().position())
            : required();
    this.own = new OwnValues(faults, root.get("space"));
    this.parameters = parameters(points);
    if (points != null && root.get("sampling") instanceof Node.Mapping mapping) {
      files.checkExtra(points, new Section(mapping, "sampling", faults), names());
    }
    this.sampling = sampling();
  }

  private List<ParameterConfig> parameters(@Nullable PointsFile points) {
    List<ParameterConfig> bound = new ParameterBinder(faults, points, own).bind(nodes);
    checkLabels(bound);
    return new WhenBinder(faults, nodes, VariableScope.of(names(), bound)).bind(bound);
  }

  /** A column of labels needs a name that no parameter has. */
  private void checkLabels(List<ParameterConfig> bound) {
    for (ParameterConfig parameter : bound) {
      if (!parameter.traits().labels().isEmpty() && nodes.get(parameter.labelName()) != null) {
        faults.add(
            parameter.position(),
            "the labels of parameter '"
                + parameter.name()
                + "' need the name '"
                + parameter.labelName()
                + "', which is a parameter; rename one");
      }
    }
  }

  private Node.Mapping required() {
    Node node = root.get("parameters");
    Node.Mapping none = new Node.Mapping(root.mapping().position(), List.of());
    String example = "give at least one, such as {T: [280, 300, 320]}";
    if (node == null) {
      faults.add(none.position(), "'parameters' is missing; " + example);
      return none;
    }
    Section section = Section.of(node, "parameters", faults);
    if (section != null && section.mapping().entries().isEmpty()) {
      faults.add(node.position(), "parameters is empty; " + example);
    }
    return section == null ? none : section.mapping();
  }

  private @Nullable SamplingConfig sampling() {
    Node node = root.get("sampling");
    List<SpaceTerm> named =
        new AlgebraBinder(faults, nodes, parameters, own).bind(root.get("space"));
    List<SpaceTerm> space = named == null ? null : withBuilt(named);
    SamplingConfig bound =
        new SamplingBinder(faults).bind(node, nodes.position(), parameters, space);
    if (bound != null && faults.count() == 0) {
      new WhenFit(faults, parameters, bound).check();
    }
    return bound;
  }

  /** What models are built with is an axis, whatever the method. */
  private List<SpaceTerm> withBuilt(List<SpaceTerm> named) {
    List<SpaceTerm> all = new ArrayList<>();
    for (ParameterConfig parameter : parameters) {
      boolean isNamed = named.stream().anyMatch(t -> t.parameters().contains(parameter.name()));
      if (parameter.traits().build()
          && parameter.spec() instanceof ParameterSpec.Discrete
          && !isNamed) {
        all.add(new SpaceTerm.Named(parameter.name()));
      }
    }
    all.addAll(named);
    return all;
  }

  private List<String> names() {
    return nodes.entries().stream().map(Node.Entry::name).toList();
  }

  /** Returns the parameters as written, faulty ones too. */
  Node.Mapping nodes() {
    return nodes;
  }

  /** Returns the parameters without fault. */
  List<ParameterConfig> parameters() {
    return parameters;
  }

  /** Returns the sampling; null if it had a fault. */
  @Nullable SamplingConfig samplingConfig() {
    return sampling;
  }

  /** Returns where replicates are asked for; null if they are not. */
  @Nullable Node replicates() {
    return root.get("sampling") instanceof Node.Mapping mapping
        ? new Section(mapping, "sampling", faults).get("replicates")
        : null;
  }

  /** Returns what the results have besides parameters and outputs, and where it is asked for. */
  Map<String, Position> brought() {
    Map<String, Position> brought = new LinkedHashMap<>();
    Node replicates = replicates();
    if (replicates != null) {
      Replicated.NAMES.forEach(name -> brought.put(name, replicates.position()));
    }
    if (sampling != null && sampling.details().differential() != null) {
      Differential.DIMENSIONS.forEach(name -> brought.put(name, sampling.position()));
    }
    return brought;
  }

  /** Returns a new scope of the names that formulas may use. */
  VariableScope scope() {
    VariableScope scope = VariableScope.of(names(), parameters);
    if (replicates() != null) {
      scope.addReplicated();
    }
    return scope;
  }
}
