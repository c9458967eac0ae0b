package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that is built anew whenever a parameter that it is built with changes, and not before the
 * first point that needs it.
 *
 * <p>Of a block it computes the points up to the next change and leaves the rest pending, so that
 * no build sees points of another, however they are cut into blocks.
 */
final class RebuiltModel implements BlockModel {
  private final List<Integer> built;
  private final Opener opener;
  private @Nullable BlockModel model;
  private Map<String, Object> values = Map.of();

  /** Builds a model. */
  @FunctionalInterface
  interface Opener {
    /**
     * Returns a model.
     *
     * @param values what it is built with, by name: Double, Long, Boolean or String
     */
    BlockModel open(Map<String, Object> values) throws Exception;
  }

  /**
   * @param built the numbers of the parameters that models are built with
   */
  RebuiltModel(List<Integer> built, Opener opener) {
    this.built = built;
    this.opener = opener;
  }

  @Override
  public void evaluate(PointBlock points, Outcomes outcomes, StopSignal stop) throws Exception {
    int first = pendingFrom(0, points, outcomes);
    if (first == points.count() || stop.stopRequested()) {
      return;
    }
    Map<String, Object> wanted = values(points, first);
    int end = pendingFrom(first + 1, points, outcomes);
    while (end < points.count() && values(points, end).equals(wanted)) {
      end = pendingFrom(end + 1, points, outcomes);
    }
    PointBlock alike = new PointBlock(points.first(), end, points.parameters(), points.columns());
    built(wanted).evaluate(alike, outcomes, stop);
  }

  private static int pendingFrom(int row, PointBlock points, Outcomes outcomes) {
    int at = row;
    while (at < points.count() && outcomes.statusOf(at) != Status.PENDING) {
      at++;
    }
    return at;
  }

  /** Returns what a point is built with; without what it does not have. */
  private Map<String, Object> values(PointBlock points, int row) {
    Map<String, Object> found = new LinkedHashMap<>();
    for (int parameter : built) {
      if (!points.parameters().get(parameter).isAbsent(points.columns()[parameter][row])) {
        found.put(points.parameters().get(parameter).name(), points.value(row, parameter));
      }
    }
    return found;
  }

  private BlockModel built(Map<String, Object> wanted) throws Exception {
    if (model == null || !wanted.equals(values)) {
      close();
      model = opener.open(wanted);
      values = wanted;
    }
    return model;
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
      model = null;
    }
  }
}
