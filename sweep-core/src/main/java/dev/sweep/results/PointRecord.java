package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a file knows about one point. */
public record PointRecord(
    long point,
    Status status,
    int attempts,
    double seconds,
    int rank,
    List<Cell> parameters,
    List<Cell> outputs,
    List<PointFailure> failures) {

  /**
   * A parameter's or an output's value.
   *
   * @param value a Double, Long, Boolean or String; a double[] for an output with a shape; for an
   *     output that is missing NaN, null (a boolean) or the empty string
   */
  public record Cell(String name, @Nullable Object value) {}
}
