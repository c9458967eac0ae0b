package dev.sweep.sampling;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.SpaceTerm;
import dev.sweep.space.ConditionalProduct;
import dev.sweep.space.Conditions;
import dev.sweep.space.Factor;
import dev.sweep.space.JointAxis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the axes of a product hang together.
 *
 * @param space terms of axes that are given by the user, slowest first
 * @param conditions under which points have parameters
 * @param built the names of the parameters that models are built with
 */
record Structure(List<SpaceTerm> space, Conditions conditions, Set<String> built) {

  static Structure of(List<SpaceTerm> space, List<ParameterConfig> configs, List<Factor> factors) {
    Set<String> built = new HashSet<>();
    configs.stream().filter(c -> c.traits().build()).forEach(c -> built.add(c.name()));
    Conditions conditions =
        Conditions.of(configs, factors.stream().map(Factor::parameter).toList());
    return new Structure(space, conditions, built);
  }

  /** Returns {@code joints} with those in one that conditions tie, the built ones first. */
  List<JointAxis> ordered(List<JointAxis> joints, List<Factor> factors) {
    List<JointAxis> tied = ConditionalProduct.of(conditions, joints, Parts.constants(factors));
    List<JointAxis> ordered = new ArrayList<>(tied.stream().filter(this::isBuilt).toList());
    tied.stream().filter(joint -> !isBuilt(joint)).forEach(ordered::add);
    return ordered;
  }

  /** Returns whether models are built with a parameter of {@code joint}. */
  boolean isBuilt(JointAxis joint) {
    return joint.members().stream().anyMatch(member -> built.contains(member.parameter()));
  }
}
