package dev.sweep.cli;

import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;

/** A model in Java that hardly computes, for {@link StartUpTraining}. */
public final class TrainingModel implements Model {
  @Override
  public void evaluate(Point point, Outputs outputs) {
    outputs.put("f", 2 * point.number("x"));
  }
}
