package dev.sweep.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds {@code space}: products, zips and concats of axes, nested to any depth. */
final class AlgebraBinder {
  static final List<String> WORDS = List.of("product", "zip", "concat");

  private final Faults faults;
  private final Node.Mapping known;
  private final List<ParameterConfig> parameters;
  private final OwnValues own;
  private final AlgebraFit fit;

  /**
   * @param known the parameters as written, faulty ones too
   * @param parameters those without fault
   * @param own the values that are given in the algebra itself
   */
  AlgebraBinder(
      Faults faults, Node.Mapping known, List<ParameterConfig> parameters, OwnValues own) {
    this.own = own;
    this.faults = faults;
    this.known = known;
    this.parameters = parameters;
    this.fit = new AlgebraFit(faults, parameters);
  }

  /**
   * Returns the factors of the product that {@code space} is, none if it is null; null if it has a
   * fault, or one of its parameters has.
   */
  @Nullable List<SpaceTerm> bind(@Nullable Node space) {
    if (space == null) {
      return List.of();
    }
    int before = faults.count();
    SpaceTerm term = term(space, new HashSet<>());
    return term == null || faults.count() > before ? null : term.factors();
  }

  /**
   * Returns a term; null if it is of no use.
   *
   * @param taken the names it must not use; those it uses are added
   */
  private @Nullable SpaceTerm term(Node node, Set<String> taken) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      return named(scalar, taken);
    }
    if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
      return composite(mapping, taken);
    }
    faults.add(
        node.position(),
        "a part of space is the name of an axis or one of {product: [...]}, {zip: [...]},"
            + " {concat: [...]}, not "
            + node.described());
    return null;
  }

  private @Nullable SpaceTerm named(Node.Scalar node, Set<String> taken) {
    String name = node.text();
    String start = "space names '" + name + "'";
    if (known.get(name) == null) {
      List<String> names = known.entries().stream().map(Node.Entry::name).toList();
      faults.add(
          node.position(), start + ", which is no parameter; known: " + String.join(", ", names));
    } else if (!taken.add(name)) {
      faults.add(node.position(), start + " twice; remove one");
    } else if (parameters.stream().anyMatch(p -> p.name().equals(name) && !isAxis(p))) {
      faults.add(
          node.position(), start + ", which is no axis: give it values, or leave it to sampling");
    } else if (parameters.stream().anyMatch(p -> p.name().equals(name))) {
      return new SpaceTerm.Named(name);
    }
    return null;
  }

  private static boolean isAxis(ParameterConfig parameter) {
    return parameter.spec() instanceof ParameterSpec.Discrete
        && !(parameter.spec() instanceof ParameterSpec.Column);
  }

  private @Nullable SpaceTerm composite(Node.Mapping node, Set<String> taken) {
    Node.Entry entry = node.entries().getFirst();
    if (!WORDS.contains(entry.name())) {
      new Section(node, "space", faults).check(WORDS, List.of());
      return null;
    }
    List<Node> nodes = nodes(entry);
    List<SpaceTerm> parts =
        entry.name().equals("concat") ? branches(nodes, taken) : parts(nodes, taken);
    return parts.isEmpty() || parts.size() < nodes.size()
        ? null
        : fit.checked(entry.name(), node, nodes, parts);
  }

  private List<Node> nodes(Node.Entry entry) {
    if (entry.value() instanceof Node.Sequence list && !list.items().isEmpty()) {
      return list.items();
    }
    faults.add(
        entry.value().position(),
        entry.name()
            + " in space takes a list of at least one part, not "
            + entry.value().described());
    return List.of();
  }

  /** Returns the terms that are of use; none of them has a parameter of another. */
  private List<SpaceTerm> parts(List<Node> nodes, Set<String> taken) {
    List<SpaceTerm> parts = new ArrayList<>();
    for (Node node : nodes) {
      SpaceTerm part = term(node, taken);
      if (part != null) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** Returns the product of values that a branch gives by itself; null if it is of no use. */
  private @Nullable SpaceTerm picked(Node.Mapping values, Set<String> taken) {
    List<SpaceTerm> factors = new ArrayList<>();
    for (Node.Entry entry : values.entries()) {
      List<Integer> picks = own.picks(entry.name(), entry.value());
      if (named(entry.key(), taken) != null && !picks.isEmpty()) {
        factors.add(new SpaceTerm.Picked(entry.name(), picks));
      }
    }
    return factors.size() < values.entries().size() ? null : SpaceTerm.product(factors);
  }

  /** Returns the terms that are of use, which may have the same parameters. */
  private List<SpaceTerm> branches(List<Node> nodes, Set<String> taken) {
    List<SpaceTerm> branches = new ArrayList<>();
    Set<String> before = Set.copyOf(taken);
    for (Node node : nodes) {
      Set<String> names = new HashSet<>(before);
      SpaceTerm branch =
          OwnValues.isOwn(node) && node instanceof Node.Mapping values
              ? picked(values, names)
              : term(node, names);
      if (branch != null) {
        branches.add(branch);
      }
      taken.addAll(names);
    }
    return branches;
  }
}
