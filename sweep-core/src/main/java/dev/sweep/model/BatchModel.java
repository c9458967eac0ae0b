package dev.sweep.model;

/**
 * A model written in Java that computes many points at once: by vector code, on a GPU, or by a
 * library that takes arrays.
 *
 * <p>It is made, built, initialized and closed as {@link Model} says, a batch in place of a point.
 *
 * <p><b>Results must not depend on which points share a batch</b>, nor on how many: that follows
 * from the speed of the model, the number of workers and what the run has done before. Any batch
 * may be of one point.
 *
 * <p>When a batch throws, takes too long, or sets its outputs wrongly, nobody is to blame: its
 * points are tried again one by one, so that only those fail that fail alone.
 *
 * {@snippet :
 * public final class Radiation implements BatchModel {
 *   @Override
 *   public void evaluate(Points points, BatchOutputs outputs) {
 *     double[] temperature = points.numbers("T");
 *     double[] q = new double[points.count()];
 *     for (int i = 0; i < q.length; i++) {
 *       q[i] = 5.670374419e-8 * Math.pow(temperature[i], 4);
 *     }
 *     outputs.put("q", q);
 *   }
 * }
 * }
 */
public non-sealed interface BatchModel extends UserModel {
  /** How many points a batch has at most. */
  int LARGEST_BATCH = 1024;

  /**
   * Computes the points of a batch: at least one, at most {@value #LARGEST_BATCH}, in ascending
   * order, those left out that a condition excludes.
   *
   * <p>A batch may take the timeout of a point times the number of its points. It is interrupted
   * then, and when the run is stopped, as {@link Model#evaluate} is.
   *
   * @param outputs takes a column for each output; and the points that have no result, which leave
   *     the others as they are
   * @throws Exception if there are no results; the points are tried one by one, and one that is
   *     alone is recorded as failed, with this as the reason
   */
  void evaluate(Points points, BatchOutputs outputs) throws Exception;
}
