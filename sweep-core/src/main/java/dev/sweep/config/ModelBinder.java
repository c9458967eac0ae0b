package dev.sweep.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds {@code model}. */
final class ModelBinder {
  /** The keys of which a model has exactly one; {@code worker} is for a later issue. */
  static final Set<String> KINDS = Set.of("expr", "java", "command", "worker");

  private static final List<String> KNOWN =
      List.of("expr", "java", "command", "timeout", "env", "classpath", "options");
  private static final List<String> LATER =
      List.of(
          "worker",
          "retries",
          "files",
          "build",
          "initialise",
          "initialize",
          "probe",
          "fresh",
          "warm_start",
          "isolation",
          "resources");

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
    section.check(KNOWN, LATER);
    boolean misspelt = faults.count() > before && section.entries(KINDS).isEmpty();
    Node.Entry kind = misspelt ? null : kind(section);
    if (kind == null) {
      return null;
    }
    checkFits(section, kind.name());
    return bind(section, kind);
  }

  private Node.@Nullable Entry kind(Section section) {
    List<Node.Entry> kinds = section.entries(KINDS);
    if (kinds.isEmpty()) {
      faults.add(
          section.mapping().position(), "model says not what to run; give expr, java or command");
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
          case "java" -> List.of("timeout", "classpath", "options");
          case "command" -> List.of("timeout", "env");
          case "worker" -> KNOWN;
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
    Node timeoutNode = section.get("timeout");
    Duration timeout =
        timeoutNode == null ? null : new DurationReader(faults).read(timeoutNode, "timeout");
    return switch (kind.name()) {
      case "expr" -> expr(kind.value());
      case "java" -> new JavaModelBinder(faults, directory).bind(section, kind.value(), timeout);
      case "command" ->
          new CommandBinder(faults, List.copyOf(scope.names()))
              .bind(section, kind.value(), timeout);
      default -> null;
    };
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
