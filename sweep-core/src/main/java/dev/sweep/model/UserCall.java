package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Calls a user's model, for a point or for a batch, and takes what it throws as a failure. */
final class UserCall {
  private final ModelInstance instance;
  private final PointBlock points;
  private final List<String> outputs;

  /**
   * @param outputs what a batch must set
   */
  UserCall(ModelInstance instance, PointBlock points, List<String> outputs) {
    this.instance = instance;
    this.points = points;
    this.outputs = outputs;
  }

  /**
   * Computes {@code rows}, a single one if the model computes point by point.
   *
   * @return what came of each, in their order; if one is {@link PointResult.Failed}, all are
   */
  List<PointResult> of(int[] rows) {
    try {
      return switch (instance.initialized()) {
        case Model model -> List.of(computed(model, Point.of(points, rows[0])));
        case BatchModel model -> computed(model, rows);
      };
    } catch (OutputException wrong) {
      return Collections.nCopies(rows.length, PointResult.Failed.ofOutput(wrong.getMessage(), ""));
    } catch (StackOverflowError thrown) {
      return failures(rows, thrown);
    } catch (VirtualMachineError thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      return failures(rows, thrown);
    }
  }

  private PointResult computed(Model model, Point point) throws Exception {
    Optional<String> obstacle = model.probe(point);
    if (obstacle.isPresent()) {
      return new PointResult.Hopeless(OneLine.of(obstacle.get()));
    }
    instance.begun();
    Outputs computed = new Outputs();
    model.evaluate(instance.previous().map(point::after).orElse(point), computed);
    return new PointResult.Computed(computed);
  }

  private List<PointResult> computed(BatchModel model, int[] rows) throws Exception {
    instance.begun();
    BatchOutputs computed = new BatchOutputs(rows.length);
    model.evaluate(Points.of(points, rows), computed);
    return computed.results(outputs);
  }

  private static List<PointResult> failures(int[] rows, Throwable thrown) {
    return Collections.nCopies(
        rows.length,
        new PointResult.Failed(
            Status.FAILED, "exception", OneLine.of(thrown), UserStackTrace.of(thrown)));
  }
}
