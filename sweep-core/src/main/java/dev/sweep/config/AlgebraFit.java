package dev.sweep.config;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether parts of {@code space} can be put together, and does it. */
final class AlgebraFit {
  private final Faults faults;
  private final List<ParameterConfig> parameters;

  AlgebraFit(Faults faults, List<ParameterConfig> parameters) {
    this.faults = faults;
    this.parameters = parameters;
  }

  /**
   * Returns {@code parts} put together; null after noting why they cannot be.
   *
   * @param word {@code product}, {@code zip} or {@code concat}
   * @param whole the node of it all
   * @param nodes those of {@code parts}
   */
  @Nullable SpaceTerm checked(String word, Node whole, List<Node> nodes, List<SpaceTerm> parts) {
    int before = faults.count();
    SpaceTerm term =
        switch (word) {
          case "zip" -> {
            checkSizes(nodes, parts);
            yield SpaceTerm.zip(parts);
          }
          case "concat" -> {
            checkParameters(nodes, parts);
            yield SpaceTerm.concat(parts);
          }
          default -> SpaceTerm.product(parts);
        };
    if (faults.count() == before) {
      checkCount(word, whole, term);
    }
    return faults.count() == before ? term : null;
  }

  private void checkSizes(List<Node> nodes, List<SpaceTerm> parts) {
    long wanted = size(parts.getFirst());
    for (int i = 1; i < parts.size(); i++) {
      long size = size(parts.get(i));
      if (size != wanted) {
        faults.add(
            nodes.get(i).position(),
            "zip in space needs parts of one length: "
                + label(nodes.get(i))
                + " has "
                + size
                + " points, "
                + label(nodes.getFirst())
                + " has "
                + wanted);
      }
    }
  }

  private static String label(Node node) {
    return node instanceof Node.Scalar scalar ? "'" + scalar.text() + "'" : node.described();
  }

  private void checkParameters(List<Node> nodes, List<SpaceTerm> parts) {
    List<String> wanted = parts.getFirst().parameters();
    for (int i = 1; i < parts.size(); i++) {
      List<String> names = parts.get(i).parameters();
      if (!new HashSet<>(names).equals(new HashSet<>(wanted))) {
        faults.add(
            nodes.get(i).position(),
            "concat in space needs parts with the same parameters: this one has "
                + String.join(", ", names)
                + ", the first has "
                + String.join(", ", wanted));
      }
    }
  }

  private void checkCount(String word, Node whole, SpaceTerm term) {
    try {
      size(term);
    } catch (ArithmeticException _) {
      faults.add(
          whole.position(),
          word + " in space has more points than can be numbered, which are " + Long.MAX_VALUE);
    }
  }

  private long size(SpaceTerm term) {
    return term.size(name -> DesignSize.count(parameters, name));
  }
}
