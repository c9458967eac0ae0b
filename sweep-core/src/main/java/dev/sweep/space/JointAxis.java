package dev.sweep.space;

import dev.sweep.config.SpaceTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Parameters that vary together: point {@code i} has value {@code i} of each member's axis.
 *
 * <p>Products, zips and concats of such are computed, not built. Immutable.
 *
 * @param size how many points there are, the size of every member's axis
 */
public record JointAxis(long size, List<Member> members) {
  private static final int LONGEST_NAME = 60;

  /** A parameter and its values. */
  public record Member(String parameter, Axis axis) {}

  public JointAxis {
    members = List.copyOf(members);
  }

  /** Returns the values of one parameter. */
  public static JointAxis of(String parameter, Axis axis) {
    return new JointAxis(axis.size(), List.of(new Member(parameter, axis)));
  }

  /**
   * Returns the points of {@code term}.
   *
   * @param axes the values of each parameter
   * @throws IllegalArgumentException if parts of a zip have several lengths, a part of a concat
   *     lacks a parameter, or a parameter has no axis, which the configuration's own checks rule
   *     out
   * @throws ArithmeticException if there are more points than a long can count
   */
  public static JointAxis of(SpaceTerm term, Function<String, Axis> axes) {
    return switch (term) {
      case SpaceTerm.Named(String parameter) -> of(parameter, axes.apply(parameter));
      case SpaceTerm.Picked(String parameter, var picks) ->
          of(parameter, new PickedAxis(axes.apply(parameter), picks));
      case SpaceTerm.Product(var parts) -> product(all(parts, axes));
      case SpaceTerm.Zip(var parts) -> zip(all(parts, axes));
      case SpaceTerm.Concat(var parts) -> concat(all(parts, axes));
    };
  }

  /**
   * Returns what its dimension of the results is called: {@code T}, or {@code p-k} for several
   * parameters, which no parameter or output can be called.
   */
  public String name() {
    List<String> names = members.stream().map(Member::parameter).toList();
    String all = String.join("-", names);
    return names.size() == 1 || all.length() <= LONGEST_NAME
        ? all
        : names.getFirst() + "-and-" + (names.size() - 1) + "-more";
  }

  private static List<JointAxis> all(List<SpaceTerm> terms, Function<String, Axis> axes) {
    return terms.stream().map(term -> of(term, axes)).toList();
  }

  private static JointAxis product(List<JointAxis> factors) {
    long size = factors.stream().mapToLong(JointAxis::size).reduce(1, Math::multiplyExact);
    List<Member> members = new ArrayList<>();
    long run = size;
    for (JointAxis factor : factors) {
      run /= factor.size;
      for (Member member : factor.members) {
        members.add(new Member(member.parameter, new CycledAxis(member.axis, run, size)));
      }
    }
    return new JointAxis(size, members);
  }

  private static JointAxis zip(List<JointAxis> parts) {
    List<Long> sizes = parts.stream().map(JointAxis::size).distinct().toList();
    if (sizes.size() > 1) {
      throw new IllegalArgumentException("zip wants parts of one length, got " + sizes);
    }
    return new JointAxis(
        sizes.getFirst(), parts.stream().flatMap(part -> part.members.stream()).toList());
  }

  private static JointAxis concat(List<JointAxis> parts) {
    List<Member> members =
        parts.getFirst().members.stream().map(member -> concat(member.parameter, parts)).toList();
    return new JointAxis(members.getFirst().axis.size(), members);
  }

  private static Member concat(String parameter, List<JointAxis> parts) {
    return new Member(
        parameter, ConcatAxis.of(parts.stream().map(part -> part.axis(parameter)).toList()));
  }

  private Axis axis(String parameter) {
    return members.stream()
        .filter(member -> member.parameter.equals(parameter))
        .map(Member::axis)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("a part of a concat lacks '" + parameter + "'"));
  }
}
