package dev.sweep.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds {@code model}. */
final class ModelBinder {
  /** The keys of which a model has exactly one. */
  static final Set<String> KINDS = Set.of("expr", "java", "command", "worker");

  private static final List<String> KNOWN =
      List.of(
          "expr",
          "java",
          "command",
          "worker",
          "timeout",
          "retries",
          "env",
          "files",
          "stdin",
          "classpath",
          "options",
          "fresh",
          "warm_start",
          "build_timeout");

  /** How points run is no part of what is run. */
  private static final List<String> ELSEWHERE = List.of("resources");

  private static final Duration BUILD_TIMEOUT = Duration.ofMinutes(10);

  private final Faults faults;
  private final Path directory;
  private final VariableScope scope;

  /**
   * @param directory what relative paths are resolved against
   * @param scope the parameters
   */
  ModelBinder(Faults faults, Path directory, VariableScope scope) {
    this.faults = faults;
    this.directory = directory;
    this.scope = scope;
  }

  /** Returns the model; null after noting a fault. */
  @Nullable ModelConfig bind(Node node) {
    Section section = Section.of(node, "model", faults);
    if (section == null) {
      return null;
    }
    int before = faults.count();
    checkPlace(section);
    section.without(ELSEWHERE).check(KNOWN, List.of());
    boolean misspelt = faults.count() > before && section.entries(KINDS).isEmpty();
    Node.Entry kind = misspelt ? null : kind(section);
    if (kind == null) {
      return null;
    }
    checkFits(section, kind.name());
    return bind(section, kind);
  }

  private void checkPlace(Section section) {
    for (Node.Entry entry : section.entries(ELSEWHERE)) {
      faults.add(
          entry.key().position(),
          "'%s' belongs in execution, not in model, as in execution: {resources: {cpus: 2}}"
              .formatted(entry.name()));
    }
  }

  private Node.@Nullable Entry kind(Section section) {
    List<Node.Entry> kinds = section.entries(KINDS);
    if (kinds.isEmpty()) {
      faults.add(
          section.mapping().position(),
          "model says not what to run; give expr, java, command or worker");
      return null;
    }
    for (Node.Entry other : kinds.subList(1, kinds.size())) {
      faults.add(
          other.key().position(),
          "model has both '" + kinds.getFirst().name() + "' and '" + other.name() + "'; keep one");
    }
    return kinds.getFirst();
  }

  private void checkFits(Section section, String kind) {
    List<String> fitting =
        switch (kind) {
          case "java" ->
              List.of("timeout", "retries", "classpath", "options", "fresh", "warm_start");
          case "command" -> List.of("timeout", "retries", "env", "files", "stdin");
          case "worker" -> List.of("timeout", "retries", "env", "options", "build_timeout");
          default -> List.of();
        };
    for (Node.Entry entry : section.entries(KNOWN)) {
      if (!KINDS.contains(entry.name()) && !fitting.contains(entry.name())) {
        faults.add(
            entry.key().position(),
            "'" + entry.name() + "' does not apply to a model of kind '" + kind + "'; remove it");
      }
    }
  }

  private @Nullable ModelConfig bind(Section section, Node.Entry kind) {
    ModelConfig.PointLimits limits = limits(section);
    return switch (kind.name()) {
      case "expr" -> expr(kind.value());
      case "java" -> new JavaModelBinder(faults, directory).bind(section, kind.value(), limits);
      case "command" -> command(section, kind.value(), limits);
      default -> worker(section, kind.value(), limits);
    };
  }

  private ModelConfig.PointLimits limits(Section section) {
    Node node = section.get("retries");
    Long retries = node == null ? null : new ScalarReader(faults).whole(node, "retries", 0);
    if (node != null && retries != null && retries > ModelConfig.PointLimits.MOST_RETRIES) {
      faults.add(
          node.position(),
          "retries must be at most %d, not %d"
              .formatted(ModelConfig.PointLimits.MOST_RETRIES, retries));
      retries = null;
    }
    return new ModelConfig.PointLimits(
        duration(section, "timeout"), retries == null ? 0 : retries.intValue());
  }

  private @Nullable Duration duration(Section section, String key) {
    Node node = section.get(key);
    return node == null ? null : new DurationReader(faults).read(node, key);
  }

  private ModelConfig command(Section section, Node words, ModelConfig.PointLimits limits) {
    TemplateChecker templates = new TemplateChecker(List.copyOf(scope.names()), faults);
    ProgramBinder program = new ProgramBinder("command", templates, faults);
    return new ModelConfig.Command(
        program.argv(words),
        program.env(section.get("env")),
        new FilesBinder(directory, templates, faults).bind(section.get("files")),
        program.stdin(section.get("stdin")),
        limits);
  }

  private ModelConfig worker(Section section, Node words, ModelConfig.PointLimits limits) {
    ProgramBinder program = new ProgramBinder("worker", new TemplateChecker(null, faults), faults);
    Node options = section.get("options");
    Duration buildTimeout = duration(section, "build_timeout");
    return new ModelConfig.Worker(
        program.argv(words),
        program.env(section.get("env")),
        options == null ? Map.of() : new OptionsReader(faults).read(options),
        buildTimeout == null ? BUILD_TIMEOUT : buildTimeout,
        limits);
  }

  private @Nullable ModelConfig expr(Node node) {
    Section section = Section.of(node, "expr", faults);
    if (section == null) {
      return null;
    }
    if (section.mapping().entries().isEmpty()) {
      faults.add(node.position(), "expr has no outputs; give at least one, such as {q: \"2 * T\"}");
      return null;
    }
    return new ModelConfig.Expr(new FormulaBinder(faults, scope).outputs(section.mapping()));
  }
}
