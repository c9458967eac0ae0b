package dev.sweep.sampling;

import dev.sweep.space.Column;
import dev.sweep.space.ColumnDesign;
import dev.sweep.space.ColumnDesign.Part;
import dev.sweep.space.Design;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import dev.sweep.space.JointAxis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The product of a sample, of axes and of replicates, with one dimension {@code point}.
 *
 * <p>The sample is slowest, but for axes that models are built with: each of its points goes
 * through all values of the axes, the last axis faster than the others, and each of those through
 * all replicates. So a larger sample begins with the points of a smaller one wherever the sample
 * does.
 */
final class SampledDesign {
  private final Map<String, Column> columns = new HashMap<>();
  private long size;

  private SampledDesign(Replicates replicates) {
    this.size = replicates.perPoint();
  }

  /**
   * Returns the design.
   *
   * @param structure names the parameters that are no part of the sample
   * @param method makes the sample of the parameters that are
   * @throws ArithmeticException if there are more points than a long can count
   */
  static Design of(
      List<Factor> factors,
      Structure structure,
      Replicates replicates,
      Function<List<Factor>, Sample> method) {
    SampledDesign design = new SampledDesign(replicates);
    List<JointAxis> joints =
        structure.ordered(
            structure.space().stream()
                .map(term -> JointAxis.of(term, name -> Parts.axis(factors, name)))
                .toList(),
            factors);
    joints.reversed().stream().filter(j -> !structure.isBuilt(j)).forEach(design::addAxes);
    Set<String> named = new HashSet<>();
    joints.forEach(joint -> joint.members().forEach(member -> named.add(member.parameter())));
    List<Factor> varied = factors.stream().filter(factor -> isVaried(factor, named)).toList();
    design.addSample(varied, method.apply(varied));
    joints.reversed().stream().filter(structure::isBuilt).forEach(design::addAxes);
    return design.finish(factors, replicates);
  }

  private static boolean isVaried(Factor factor, Set<String> named) {
    return !(factor.source() instanceof Source.Constant)
        && !named.contains(factor.parameter().name());
  }

  private void addAxes(JointAxis joint) {
    for (JointAxis.Member member : joint.members()) {
      columns.put(member.parameter(), Column.cycle(member.axis(), size));
    }
    size = Math.multiplyExact(size, joint.size());
  }

  private void addSample(List<Factor> varied, Sample sample) {
    long run = size;
    size = Math.multiplyExact(size, sample.size());
    for (int i = 0; i < varied.size(); i++) {
      Factor factor = varied.get(i);
      Column column = Column.repeated(sample.column(i, factor), run);
      columns.put(factor.parameter().name(), Column.cycled(column, size));
    }
  }

  private Design finish(List<Factor> factors, Replicates replicates) {
    List<Part> parts = new ArrayList<>();
    for (Factor factor : factors) {
      Column column = columns.get(factor.parameter().name());
      parts.add(column == null ? constant(factor) : Parts.perPoint(factor.parameter(), column));
    }
    parts.addAll(replicates.parts());
    return new ColumnDesign(List.of(Parts.pointDimension(size)), parts, size);
  }

  private static Part constant(Factor factor) {
    return Parts.constant(factor.parameter(), (Source.Constant) factor.source());
  }
}
