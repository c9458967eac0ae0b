package dev.sweep.space;

import dev.sweep.space.Conditions.Condition;
import dev.sweep.space.JointAxis.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins the axes of a product that conditions tie together. */
public final class ConditionalProduct {
  private final Conditions conditions;
  private final List<JointAxis> joints;
  private final Map<String, Double> constants;

  private ConditionalProduct(
      Conditions conditions, List<JointAxis> joints, Map<String, Double> constants) {
    this.conditions = conditions;
    this.joints = joints;
    this.constants = constants;
  }

  /**
   * Returns {@code joints} with all those in one that have a condition, or are asked for by one:
   * one for each set that conditions tie together, where the first of the set was.
   *
   * @param constants the values of parameters that do not vary
   * @throws IllegalArgumentException if conditions go round in a circle
   * @throws ArithmeticException if there are more points than a long can count
   */
  public static List<JointAxis> of(
      Conditions conditions, List<JointAxis> joints, Map<String, Double> constants) {
    return conditions.all().isEmpty()
        ? joints
        : new ConditionalProduct(conditions, joints, constants).joined();
  }

  private List<JointAxis> joined() {
    List<JointAxis> result = new ArrayList<>();
    Set<JointAxis> done = new LinkedHashSet<>();
    for (JointAxis joint : joints) {
      if (!done.contains(joint)) {
        List<JointAxis> tied = tied(joint);
        done.addAll(tied);
        result.add(hasCondition(tied) ? join(tied) : joint);
      }
    }
    return result;
  }

  /** Returns all that conditions tie to {@code first}, itself among them, in order. */
  private List<JointAxis> tied(JointAxis first) {
    Set<JointAxis> found = new LinkedHashSet<>(List.of(first));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (JointAxis joint : joints) {
        boolean isTied =
            found.stream().anyMatch(f -> asked(f).contains(joint) || asked(joint).contains(f));
        grows |= isTied && found.add(joint);
      }
    }
    return joints.stream().filter(found::contains).toList();
  }

  private boolean hasCondition(List<JointAxis> tied) {
    return tied.stream().anyMatch(joint -> !conditionsOf(joint).isEmpty());
  }

  private List<Condition> conditionsOf(JointAxis joint) {
    List<String> names = joint.members().stream().map(Member::parameter).toList();
    return conditions.all().stream()
        .filter(condition -> names.contains(name(condition.parameter())))
        .toList();
  }

  private String name(int parameter) {
    return conditions.parameters().get(parameter).name();
  }

  /** Returns the axes whose parameters the conditions of {@code joint} ask for. */
  private Set<JointAxis> asked(JointAxis joint) {
    Set<JointAxis> asked = new LinkedHashSet<>();
    for (Condition condition : conditionsOf(joint)) {
      List<String> names = condition.asked().stream().map(this::name).toList();
      joints.stream()
          .filter(j -> j.members().stream().anyMatch(m -> names.contains(m.parameter())))
          .forEach(asked::add);
    }
    return asked;
  }

  private JointAxis join(List<JointAxis> tied) {
    Set<JointAxis> asked = new LinkedHashSet<>();
    tied.forEach(joint -> asked.addAll(asked(joint)));
    List<JointAxis> deciding = ordered(tied.stream().filter(asked::contains).toList());
    List<JointAxis> leaves = tied.stream().filter(joint -> !asked.contains(joint)).toList();
    return new ConditionalAxes(conditions, deciding, leaves, constants).joint();
  }

  /** Returns {@code deciding} with each behind those that it asks for. */
  private List<JointAxis> ordered(List<JointAxis> deciding) {
    List<JointAxis> rest = new ArrayList<>(deciding);
    List<JointAxis> ordered = new ArrayList<>();
    while (!rest.isEmpty()) {
      JointAxis next =
          rest.stream()
              .filter(joint ->
                  asked(joint).stream().noneMatch(a -> !a.equals(joint) && rest.contains(a)))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("conditions go round in a circle"));
      ordered.add(next);
      rest.remove(next);
    }
    return ordered;
  }
}
