package dev.sweep.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays one tree over another: mappings key by key, anything else replaced.
 *
 * <p>Three kinds of mapping hold alternatives, where the union of two would be neither. A parameter
 * that names another kind loses the kind beneath but keeps its unit and description; {@code T: 5}
 * and {@code T: [1, 2]} count as their long forms. An output that names another reader loses the
 * one beneath. A model of another kind, and a sampling of another method, replaces all beneath.
 *
 * <p>A key keeps the place where it stood first.
 */
final class Merger {
  /** Where in a configuration two nodes lie over each other. */
  private enum Level {
    ROOT,
    SWEEPS,
    MODEL,
    SAMPLING,
    OUTPUTS,
    OUTPUT,
    PARAMETERS,
    PARAMETER,
    OTHER
  }

  private Merger() {}

  /** Returns {@code over} laid over {@code base}, both whole configurations. */
  static Node.Mapping merge(Node.Mapping base, Node.Mapping over) {
    return merge(Level.ROOT, base, over);
  }

  private static Node merge(Level level, Node base, Node over) {
    if (level == Level.PARAMETER
        && (base instanceof Node.Mapping || over instanceof Node.Mapping)
        && !(over instanceof Node.Scalar scalar && scalar.isNull())) {
      return merge(level, ParameterForms.asMapping(base), ParameterForms.asMapping(over));
    }
    return base instanceof Node.Mapping below && over instanceof Node.Mapping above
        ? merge(level, below, above)
        : over;
  }

  private static Node.Mapping merge(Level level, Node.Mapping base, Node.Mapping over) {
    Map<String, Node.Entry> result = new LinkedHashMap<>();
    for (Node.Entry entry : withoutRivals(level, base, over)) {
      result.put(entry.name(), entry);
    }
    for (Node.Entry entry : over.entries()) {
      Node.Entry below = result.get(entry.name());
      result.put(
          entry.name(),
          below == null
              ? entry
              : new Node.Entry(
                  entry.key(), merge(below(level, entry.name()), below.value(), entry.value())));
    }
    Position position = level == Level.ROOT ? base.position() : over.position();
    return new Node.Mapping(position, List.copyOf(result.values()));
  }

  private static Level below(Level level, String key) {
    return switch (level) {
      case ROOT ->
          switch (key) {
            case "model" -> Level.MODEL;
            case "sampling" -> Level.SAMPLING;
            case "outputs" -> Level.OUTPUTS;
            case "parameters" -> Level.PARAMETERS;
            case SweepsReader.KEY -> Level.SWEEPS;
            default -> Level.OTHER;
          };
      case SWEEPS -> Level.ROOT;
      case OUTPUTS -> Level.OUTPUT;
      case PARAMETERS -> Level.PARAMETER;
      default -> Level.OTHER;
    };
  }

  private static List<Node.Entry> withoutRivals(Level level, Node.Mapping base, Node.Mapping over) {
    return switch (level) {
      case MODEL -> replaces(ModelBinder.KINDS, base, over) ? List.of() : base.entries();
      case SAMPLING -> otherMethod(base, over) ? List.of() : base.entries();
      case PARAMETER -> withoutOthers(ParameterForms.KINDS, base, over);
      case OUTPUT -> withoutOthers(OutputBinder.READERS, base, over);
      default -> base.entries();
    };
  }

  private static boolean replaces(Set<String> kinds, Node.Mapping base, Node.Mapping over) {
    return withoutOthers(kinds, base, over).size() < base.entries().size();
  }

  private static boolean otherMethod(Node.Mapping base, Node.Mapping over) {
    return base.get("method") instanceof Node.Scalar below
        && over.get("method") instanceof Node.Scalar above
        && !below.text().equals(above.text());
  }

  /** Returns the entries of {@code base} but for the kinds that {@code over} does away with. */
  private static List<Node.Entry> withoutOthers(
      Set<String> kinds, Node.Mapping base, Node.Mapping over) {
    if (over.entries().stream().noneMatch(entry -> kinds.contains(entry.name()))) {
      return base.entries();
    }
    List<Node.Entry> kept = new ArrayList<>(base.entries());
    kept.removeIf(entry -> kinds.contains(entry.name()) && over.get(entry.name()) == null);
    return kept;
  }
}
