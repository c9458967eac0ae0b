package dev.sweep.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code choice} with its {@code p}. */
final class ChoiceBinder {
  /** As much as many decimals can miss 1 by. */
  private static final double ROUNDING = 1e-9;

  private final Faults faults;
  private final Section section;

  /**
   * @param section the parameter
   */
  ChoiceBinder(Faults faults, Section section) {
    this.faults = faults;
    this.section = section;
  }

  /** Notes a {@code p} that nothing is chosen by. */
  void checkAlone() {
    Node p = section.get("p");
    if (p != null && section.get("choice") == null) {
      faults.add(p.position(), "p in " + section.what() + " goes with choice, which is not given");
    }
  }

  /** Returns the distribution; null after noting a fault. */
  @Nullable ParameterSpec bind(Node node) {
    List<Value> values = new ValuesBinder(faults).values(node, "choice of " + section.what());
    Node p = section.get("p");
    if (values == null) {
      return null;
    }
    List<Double> likelihoods =
        p == null ? Collections.nCopies(values.size(), 1.0 / values.size()) : p(p, values.size());
    return likelihoods == null ? null : new ParameterSpec.Choice(values, likelihoods);
  }

  private @Nullable List<Double> p(Node node, int wanted) {
    String what = "p of " + section.what();
    if (!(node instanceof Node.Sequence list) || list.items().size() != wanted) {
      faults.add(
          node.position(),
          what + " must be a list of " + wanted + " numbers, one a value, not " + node.described());
      return null;
    }
    List<Double> p = new ArrayList<>();
    for (Node item : list.items()) {
      Double number = new ScalarReader(faults).number(item, "a number of " + what);
      if (number != null && number < 0) {
        faults.add(item.position(), what + " must not have numbers below 0, not " + number);
      }
      p.add(number == null ? Double.NaN : number);
    }
    return p.stream().allMatch(number -> number >= 0) && sumsToOne(node, p) ? p : null;
  }

  private boolean sumsToOne(Node node, List<Double> p) {
    double sum = p.stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > ROUNDING) {
      faults.add(node.position(), "p of " + section.what() + " must sum to 1, not to " + sum);
      return false;
    }
    return true;
  }
}
