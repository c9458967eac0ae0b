package dev.sweep.sampling;

import dev.sweep.space.Conditions;
import dev.sweep.space.Conditions.Condition;
import dev.sweep.space.Design;
import dev.sweep.space.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample of whose parameters those are absent whose condition is false. Every point of the sample
 * stays, also one that differs from another in what is absent alone: it is a draw of its own.
 */
record ConditionalDesign(Design design, Conditions conditions) implements Design {

  /** Returns {@code design}, which begins with the parameters of {@code conditions}. */
  static Design of(Design design, Conditions conditions) {
    return conditions.all().isEmpty() ? design : new ConditionalDesign(design, conditions);
  }

  @Override
  public long size() {
    return design.size();
  }

  @Override
  public List<Parameter> parameters() {
    return design.parameters();
  }

  @Override
  public List<Dimension> dimensions() {
    return design.dimensions();
  }

  /** A fixed value that some points do not have is none for all. */
  @Override
  public List<Placement> placements() {
    List<Placement> placements = new ArrayList<>(design.placements());
    for (Condition condition : conditions.all()) {
      placements.set(condition.parameter(), new Placement.PerPoint());
    }
    return placements;
  }

  @Override
  public void fill(long first, int count, double[][] columns) {
    design.fill(first, count, columns);
    conditions.apply(columns, count);
  }
}
