package dev.sweep.config;

import dev.sweep.config.SamplingConfig.Differential;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds a whole tree. */
final class SweepBinder {
  private static final List<String> KNOWN =
      List.of(
          "name",
          "model",
          "outputs",
          "parameters",
          "sampling",
          "space",
          "where",
          "execution",
          "results",
          IncludeLoader.INCLUDE,
          SweepsReader.KEY);

  private final Faults faults;
  private final Path file;
  private final Section root;

  SweepBinder(Node.Mapping tree, Path file, Faults faults) {
    this.faults = faults;
    this.file = file;
    this.root = new Section(tree, "the configuration", faults);
  }

  /** Returns the configuration, which is of use only if no fault was noted. */
  @Nullable SweepConfig bind(List<String> overrides) {
    root.check(KNOWN, List.of());
    String name = new NameBinder(faults, file).bind(root);
    PointsBinder points = new PointsBinder(root, ResultsBinder.directory(file));
    SamplingConfig sampling = points.samplingConfig();
    ModelConfig model = model(points.scope());
    List<OutputConfig> outputs = outputs(model);
    checkClashes(points);
    Node whereNode = root.get("where");
    ModelConfig.Formula where =
        whereNode == null
            ? null
            : new FormulaBinder(faults, points.scope()).condition(whereNode, "where");
    ExecutionConfig execution = new ExecutionBinder(faults).bind(root.section("execution"));
    ResultsBinder results = new ResultsBinder(faults, file);
    Section resultsSection = root.section("results");
    Path resultsFile = results.bind(resultsSection, name);
    boolean interpolate = results.interpolates(resultsSection);
    return model == null || sampling == null
        ? null
        : new SweepConfig(
            name,
            file,
            model,
            outputs,
            points.parameters(),
            sampling,
            where,
            execution,
            resultsFile,
            interpolate,
            TreeWriter.write(named(root.mapping(), name)),
            overrides);
  }

  private @Nullable ModelConfig model(VariableScope scope) {
    Node node = root.get("model");
    if (node == null) {
      faults.add(
          root.mapping().position(), "'model' is missing; give expr, java, command or worker");
      return null;
    }
    return new ModelBinder(faults, ResultsBinder.directory(file), scope).bind(node);
  }

  private List<OutputConfig> outputs(@Nullable ModelConfig model) {
    Section section = root.section("outputs");
    String kind =
        switch (model) {
          case ModelConfig.Expr _ -> "expr";
          case ModelConfig.Java _ -> "java";
          case ModelConfig.Command _ -> "command";
          case ModelConfig.Worker _ -> "worker";
          case null -> "command";
        };
    List<OutputConfig> outputs =
        section == null ? List.of() : new OutputBinder(faults, kind).bind(section.mapping());
    if (model instanceof ModelConfig.Expr) {
      checkFormulas(formulas(), outputs);
    }
    return outputs;
  }

  private void checkFormulas(List<Node.Entry> formulas, List<OutputConfig> outputs) {
    formulas.forEach(entry -> new Names(faults).check(entry.key(), "an output"));
    List<String> known = formulas.stream().map(Node.Entry::name).toList();
    for (OutputConfig output : outputs) {
      if (!known.contains(output.name())) {
        faults.add(
            output.position(),
            "output '"
                + output.name()
                + "' has no formula in expr; formulas: "
                + String.join(", ", known));
      }
    }
  }

  /** Returns the formulas of an expr model. */
  private List<Node.Entry> formulas() {
    return root.get("model") instanceof Node.Mapping model
            && model.get("expr") instanceof Node.Mapping expr
        ? expr.entries()
        : List.of();
  }

  private void checkClashes(PointsBinder points) {
    Node.Mapping parameters = points.nodes();
    Map<String, Position> taken = new HashMap<>();
    parameters.entries().forEach(entry -> taken.put(entry.name(), entry.key().position()));
    for (ParameterConfig parameter : points.parameters()) {
      if (!parameter.traits().labels().isEmpty()) {
        taken.putIfAbsent(parameter.labelName(), parameter.position());
      }
    }
    points.brought().forEach(taken::putIfAbsent);
    List<Node.Entry> outputs = new ArrayList<>(formulas());
    if (root.get("outputs") instanceof Node.Mapping mapping) {
      outputs.addAll(mapping.entries());
    }
    for (Node.Entry output : outputs) {
      Position first = taken.get(output.name());
      if (first != null) {
        faults.add(
            output.key().position(),
            "output '"
                + output.name()
                + "' has the name of a "
                + taker(parameters, output.name())
                + " (at "
                + first
                + "); rename one");
      }
    }
  }

  private static String taker(Node.Mapping parameters, String name) {
    if (parameters.get(name) != null) {
      return "parameter";
    }
    if (Differential.DIMENSIONS.contains(name)) {
      return "dimension of method differential";
    }
    return Replicated.NAMES.contains(name) ? "column that replicates bring" : "column of labels";
  }

  /** The default name follows from the file's, which what is stored elsewhere has lost. */
  private static Node.Mapping named(Node.Mapping tree, String name) {
    List<Node.Entry> entries = new ArrayList<>();
    Position position = tree.position();
    Node.Scalar value = new Node.Scalar(position, name, Node.Style.DOUBLE_QUOTED, "");
    entries.add(new Node.Entry(Node.Scalar.plain(position, "name"), value));
    tree.entries().stream().filter(entry -> !entry.name().equals("name")).forEach(entries::add);
    return new Node.Mapping(position, entries);
  }
}
