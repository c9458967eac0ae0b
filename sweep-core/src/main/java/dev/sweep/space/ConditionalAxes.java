package dev.sweep.space;

import dev.sweep.space.JointAxis.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Axes some of whose parameters are absent where a condition is false, as one joint axis that has
 * each combination once.
 *
 * <p>Axes that conditions ask for, the deciding ones, come first and are gone through beforehand:
 * for each combination of their values it is known which of the other axes count, and where its
 * points begin. An axis none of whose parameters is there counts as a single point. So the size is
 * exact, and a point is found by bisection.
 */
final class ConditionalAxes {
  private final Conditions conditions;
  private final List<JointAxis> deciding;
  private final List<JointAxis> leaves;
  private final int combinations;

  /** For each parameter with a condition, the combinations in which it is absent. */
  private final Map<String, BitSet> absent = new HashMap<>();

  /** For each combination, where its points begin; at the end, how many there are. */
  private final long[] starts;

  /**
   * @param deciding those that conditions ask for, each behind those that its own ask for
   * @param leaves the others
   * @param constants the values of parameters that do not vary
   */
  ConditionalAxes(
      Conditions conditions,
      List<JointAxis> deciding,
      List<JointAxis> leaves,
      Map<String, Double> constants) {
    this.conditions = conditions;
    this.deciding = List.copyOf(deciding);
    this.leaves = List.copyOf(leaves);
    this.combinations =
        Math.toIntExact(
            deciding.stream().mapToLong(JointAxis::size).reduce(1, Math::multiplyExact));
    decide(columns(constants));
    this.starts = new long[combinations + 1];
    for (int i = 0; i < combinations; i++) {
      starts[i + 1] = Math.addExact(starts[i], points(i));
    }
  }

  /** Returns the one axis. */
  JointAxis joint() {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < deciding.size(); i++) {
      add(deciding.get(i), i, members);
    }
    for (int i = 0; i < leaves.size(); i++) {
      add(leaves.get(i), deciding.size() + i, members);
    }
    return new JointAxis(starts[combinations], members);
  }

  private void add(JointAxis joint, int place, List<Member> members) {
    for (Member member : joint.members()) {
      members.add(new Member(member.parameter(), new Along(this, place, member, code(member))));
    }
  }

  private double code(Member member) {
    return conditions.parameters().stream()
        .filter(parameter -> parameter.name().equals(member.parameter()))
        .findFirst()
        .orElseThrow()
        .absent();
  }

  private double[][] columns(Map<String, Double> constants) {
    double[][] columns = new double[conditions.parameters().size()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(conditions.parameters().get(i).name(), constants);
    }
    return columns;
  }

  private double[] column(String name, Map<String, Double> constants) {
    double[] column = new double[combinations];
    Arrays.fill(column, constants.getOrDefault(name, 0.0));
    for (int i = 0; i < deciding.size(); i++) {
      for (Member member : deciding.get(i).members()) {
        if (member.parameter().equals(name)) {
          int place = i;
          Arrays.setAll(column, c -> member.axis().value(decidingIndex(place, c)));
        }
      }
    }
    return column;
  }

  /** Tests the conditions of what varies here, on all combinations. */
  private void decide(double[][] columns) {
    Set<String> own = new HashSet<>();
    deciding.forEach(joint -> joint.members().forEach(member -> own.add(member.parameter())));
    leaves.forEach(joint -> joint.members().forEach(member -> own.add(member.parameter())));
    for (Conditions.Condition condition : conditions.all()) {
      Parameter parameter = conditions.parameters().get(condition.parameter());
      if (own.contains(parameter.name())) {
        boolean[] holds = conditions.test(condition, columns, combinations);
        BitSet without = new BitSet(combinations);
        for (int i = 0; i < combinations; i++) {
          without.set(i, !holds[i]);
          columns[condition.parameter()][i] =
              holds[i] ? columns[condition.parameter()][i] : parameter.absent();
        }
        absent.put(parameter.name(), without);
      }
    }
  }

  /** Returns how many points a combination has: none, if an earlier one stands for it. */
  private long points(int combination) {
    for (int i = 0; i < deciding.size(); i++) {
      if (isAbsent(deciding.get(i), combination) && decidingIndex(i, combination) > 0) {
        return 0;
      }
    }
    long points = 1;
    for (JointAxis leaf : leaves) {
      points = Math.multiplyExact(points, size(leaf, combination));
    }
    return points;
  }

  private long size(JointAxis leaf, int combination) {
    return isAbsent(leaf, combination) ? 1 : leaf.size();
  }

  private boolean isAbsent(JointAxis joint, int combination) {
    return joint.members().stream().allMatch(member -> isAbsent(member.parameter(), combination));
  }

  private boolean isAbsent(String parameter, int combination) {
    BitSet without = absent.get(parameter);
    return without != null && without.get(combination);
  }

  private long decidingIndex(int place, int combination) {
    long rest = combination;
    for (int i = deciding.size() - 1; i > place; i--) {
      rest /= deciding.get(i).size();
    }
    return rest % deciding.get(place).size();
  }

  private int combination(long point) {
    Objects.checkIndex(point, starts[combinations]);
    int found = Arrays.binarySearch(starts, point);
    int at = found < 0 ? -found - 2 : found;
    // Combinations without points begin where the next one does.
    while (starts[at + 1] == starts[at]) {
      at++;
    }
    return at;
  }

  private long leafIndex(int place, int combination, long point) {
    long rest = point - starts[combination];
    for (int i = leaves.size() - 1; i > place; i--) {
      rest /= size(leaves.get(i), combination);
    }
    return rest % size(leaves.get(place), combination);
  }

  /** The values of a parameter, by the number of the point. */
  private record Along(ConditionalAxes axes, int place, Member member, double absent)
      implements Axis {
    @Override
    public long size() {
      return axes.starts[axes.combinations];
    }

    @Override
    public double value(long point) {
      int combination = axes.combination(point);
      if (axes.isAbsent(member.parameter(), combination)) {
        return absent;
      }
      int leaf = place - axes.deciding.size();
      return member
          .axis()
          .value(
              leaf < 0
                  ? axes.decidingIndex(place, combination)
                  : axes.leafIndex(leaf, combination, point));
    }
  }
}
