package dev.sweep.sampling;

import static java.util.stream.Collectors.toMap;

import dev.sweep.config.SpaceTerm;
import dev.sweep.space.Axis;
import dev.sweep.space.Column;
import dev.sweep.space.ColumnDesign;
import dev.sweep.space.ColumnDesign.Part;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import dev.sweep.space.JointAxis;
import dev.sweep.space.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The product of all axes and of the terms of {@code space}, the last one fastest, each a dimension
 * with the names of its parameters.
 *
 * <p>Without any axis there is one point, and one dimension {@code point} of size 1, so that every
 * results file has a dimension to read along. Where the only dimension is one of several
 * parameters, it is {@code point} too, as in every design whose parameters vary together.
 */
final class Grid {
  private List<JointAxis> joints = new ArrayList<>();
  private final List<Dimension> dimensions = new ArrayList<>();
  private final Map<String, Part> varied = new HashMap<>();

  private Grid() {}

  /**
   * Returns the product of the {@code factors} that {@code space} does not name, of its terms, and
   * of replicates, which vary fastest.
   */
  static Design of(List<Factor> factors, Structure structure, Replicates replicates) {
    Grid grid = new Grid();
    List<SpaceTerm> space = structure.space();
    List<String> named = space.stream().flatMap(term -> term.parameters().stream()).toList();
    for (Factor factor : factors) {
      if (!named.contains(factor.parameter().name())) {
        grid.join(factor);
      }
    }
    space.forEach(term -> grid.joints.add(JointAxis.of(term, name -> Parts.axis(factors, name))));
    grid.joints = new ArrayList<>(structure.ordered(grid.joints, factors));
    replicates.factors().forEach(grid::join);
    List<Factor> all = new ArrayList<>(factors);
    all.addAll(replicates.factors());
    return grid.product(all, replicates);
  }

  private void join(Factor factor) {
    switch (factor.source()) {
      case Source.Constant(double value) -> joinIfOptional(factor.parameter(), value);
      case Source.Listed(var axis) -> joints.add(JointAxis.of(factor.parameter().name(), axis));
      case Source.Drawn drawn -> throw Parts.drawsNothing(factor, "grid");
    }
  }

  /** A fixed value that some points do not have varies. */
  private void joinIfOptional(Parameter parameter, double value) {
    if (parameter.optional()) {
      joints.add(JointAxis.of(parameter.name(), Axis.of(value)));
    }
  }

  private Design product(List<Factor> factors, Replicates replicates) {
    long size = joints.stream().mapToLong(JointAxis::size).reduce(1, Math::multiplyExact);
    Map<String, Parameter> parameters =
        factors.stream().map(Factor::parameter).collect(toMap(Parameter::name, p -> p));
    long run = size;
    for (JointAxis joint : joints) {
      run /= joint.size();
      add(joint, run, parameters);
    }
    if (joints.isEmpty() || isAlone(joints.getFirst())) {
      dimensions.add(Parts.pointDimension(size));
    }
    List<Part> parts = new ArrayList<>(factors.stream().map(this::part).toList());
    parts.addAll(replicates.seeds());
    return new ColumnDesign(dimensions, parts, size);
  }

  /** Returns whether several parameters vary along the only dimension. */
  private boolean isAlone(JointAxis joint) {
    return joints.size() == 1 && joint.members().size() > 1;
  }

  /** Adds a dimension each of whose values stays for {@code run} points. */
  private void add(JointAxis joint, long run, Map<String, Parameter> parameters) {
    for (JointAxis.Member member : joint.members()) {
      Parameter parameter = Objects.requireNonNull(parameters.get(member.parameter()));
      Column column = Column.cycle(member.axis(), run);
      Part part =
          isAlone(joint)
              ? Parts.perPoint(parameter, column)
              : new Part(parameter, new Placement.OnAxis(dimensions.size(), member.axis()), column);
      varied.put(parameter.name(), part);
    }
    if (!isAlone(joint)) {
      dimensions.add(new Dimension(joint.name(), joint.size()));
    }
  }

  private Part part(Factor factor) {
    return factor.source() instanceof Source.Constant constant && !factor.parameter().optional()
        ? Parts.constant(factor.parameter(), constant)
        : Objects.requireNonNull(varied.get(factor.parameter().name()));
  }
}
