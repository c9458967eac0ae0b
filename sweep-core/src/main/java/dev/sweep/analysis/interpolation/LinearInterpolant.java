package dev.sweep.analysis.interpolation;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Linear interpolation on the Delaunay triangulation of points, whose axes are scaled to one
 * length.
 *
 * <p>A place is a weighted mean of the corners of the simplex that it lies in; where more points
 * lie on the sphere round it than a simplex has corners, as the corners of a grid's cell do, of all
 * of them, with weights as even as can be. Takes memory in proportion to the points; a place takes
 * some dozens of searches in a tree. Immutable and safe for use by many threads.
 */
public final class LinearInterpolant {
  /** How far a place is moved inwards, so that it lies on no border; the unit is the extent. */
  private static final double STEP = 1e-9;

  /** Points are on a sphere if they are so near it, beside the square of the simplex's size. */
  private static final double ON_SPHERE = 1e-7;

  private static final int MOST_ON_SPHERE = 4096;
  private static final int ATTEMPTS = 4;
  private static final int PULLS = 8;

  private final AffineFrame frame;
  private final BoxTree tree;
  private final double[] centre;

  private LinearInterpolant(AffineFrame frame, BoxTree tree, double[] centre) {
    this.frame = frame;
    this.tree = tree;
    this.centre = centre;
  }

  /**
   * Returns what interpolates between points.
   *
   * @param points the finite coordinates of one point after the other; at least one point
   * @param dimensions at least 1
   */
  public static LinearInterpolant of(double[] points, int dimensions) {
    AffineFrame frame = AffineFrame.of(points, dimensions);
    int rank = frame.rank();
    double[] own = rank == 0 ? new double[1] : frame.coordinates(points);
    BoxTree tree = new BoxTree(own, Math.max(1, rank));
    double[] centre = new double[rank];
    for (int i = 0; i < centre.length; i++) {
      int axis = i;
      centre[i] =
          IntStream.range(0, tree.size())
              .mapToDouble(p -> own[p * rank + axis])
              .average()
              .orElse(0);
    }
    return new LinearInterpolant(frame, tree, centre);
  }

  /** Returns {@code place} as a mean of points; empty if it is outside their convex hull. */
  public Optional<ConvexCombination> at(double[] place) {
    Optional<double[]> inFrame = frame.of(place);
    if (inFrame.isEmpty() || frame.rank() == 0) {
      return inFrame.map(_ -> new ConvexCombination(new int[] {0}, new double[] {1}));
    }
    double[] own = inFrame.get();
    SplittableRandom random = new SplittableRandom(Arrays.hashCode(own));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      DelaunaySearch search = new DelaunaySearch(tree, inwards(own, random));
      if (search.succeeds()) {
        return Optional.of(combination(search, own));
      }
    }
    return Optional.empty();
  }

  /** Moves a place a little, towards somewhere within the hull that is on no symmetry. */
  private double[] inwards(double[] place, SplittableRandom random) {
    double[] towards = centre.clone();
    double sum = 1;
    for (int pull = 0; pull < PULLS; pull++) {
      int point = random.nextInt(tree.size());
      double weight = random.nextDouble() / PULLS;
      for (int i = 0; i < towards.length; i++) {
        towards[i] += weight * tree.points()[point * towards.length + i];
      }
      sum += weight;
    }
    double[] moved = new double[place.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = place[i] + STEP * (towards[i] / sum - place[i]);
    }
    return moved;
  }

  private ConvexCombination combination(DelaunaySearch search, double[] place) {
    int[] corners = search.members();
    double size = size(corners, place);
    IntStream.Builder near = IntStream.builder();
    tree.atMost(search.sphere(), search.level() + ON_SPHERE * size * size, near::add);
    int[] onSphere =
        IntStream.concat(near.build(), Arrays.stream(corners)).sorted().distinct().toArray();
    if (onSphere.length <= MOST_ON_SPHERE) {
      Optional<double[]> even = new EvenWeights(columns(onSphere, place, size)).find();
      if (even.isPresent()) {
        return positive(onSphere, even.get());
      }
    }
    return positive(corners, search.weights());
  }

  private double size(int[] corners, double[] place) {
    double size = Double.MIN_NORMAL;
    for (int corner : corners) {
      for (int i = 0; i < place.length; i++) {
        size = Math.max(size, Math.abs(tree.points()[corner * place.length + i] - place[i]));
      }
    }
    return size;
  }

  private double[][] columns(int[] points, double[] place, double size) {
    double[][] columns = new double[points.length][place.length + 1];
    for (int k = 0; k < points.length; k++) {
      for (int i = 0; i < place.length; i++) {
        columns[k][i] = (tree.points()[points[k] * place.length + i] - place[i]) / size;
      }
      columns[k][place.length] = 1;
    }
    return columns;
  }

  private static ConvexCombination positive(int[] members, double[] weights) {
    int[] kept = IntStream.range(0, members.length).filter(i -> weights[i] > 0).toArray();
    return new ConvexCombination(
        Arrays.stream(kept).map(i -> members[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> weights[i]).toArray());
  }
}
