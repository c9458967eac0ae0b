package dev.sweep.analysis.interpolation;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Finds the simplex of the Delaunay triangulation of points that a place lies in, without making
 * the triangulation.
 *
 * <p>Of all ways to write the place q as a weighted mean of points x_i, with weights w_i of at
 * least 0, that simplex is the one in which the mean of |x_i - q|^2 is least: lifted onto a
 * paraboloid, the triangulation is the lower convex hull (Brown, Voronoi diagrams from convex
 * hulls, 1979). That is a linear program with one row more than there are dimensions. It is solved
 * by the simplex method, first for any simplex that q lies in, from an artificial one. The column
 * to enter is where a quadratic is least, which the tree finds without looking at all points. In
 * the second phase that is a point within the sphere round the simplex.
 */
final class DelaunaySearch {
  private static final int MOST_PIVOTS = 1000;
  private static final double TOLERANCE = 1e-12;

  private final BoxTree tree;
  private final double[] place;
  private final int rows;

  /** The members of the simplex; below 0 the artificial ones. */
  private final int[] members;

  private final double[][] columns;
  private double[] weights;
  private double[] prices;

  /**
   * @param place not on the border of a simplex
   */
  DelaunaySearch(BoxTree tree, double[] place) {
    this.tree = tree;
    this.place = place;
    this.rows = place.length + 1;
    this.members = new int[rows];
    this.columns = new double[rows][rows];
    this.weights = new double[rows];
    this.prices = new double[rows];
    for (int i = 0; i < rows; i++) {
      members[i] = -1;
      for (int j = 0; j < place.length; j++) {
        columns[i][j] = i == place.length ? -1 : i == j ? 1 : 0;
      }
      columns[i][place.length] = 1;
    }
  }

  /** Searches; returns whether there is such a simplex: the place is within the convex hull. */
  boolean succeeds() {
    try {
      return pivots(0) && isReal() && pivots(1);
    } catch (SingularMatrixException _) {
      return false;
    }
  }

  /** Returns the numbers of the points that are its corners. */
  int[] members() {
    return members;
  }

  /** Returns the weights of the corners in the mean that is the place. */
  double[] weights() {
    return weights;
  }

  /** Returns the function that is least, {@link #level}, on the sphere round the simplex. */
  Quadratic sphere() {
    return function(1);
  }

  /** Returns the value of {@link #sphere} at the corners. */
  double level() {
    return prices[place.length];
  }

  /** Returns whether an optimum was reached. */
  private boolean pivots(double square) {
    for (int i = 0; i < MOST_PIVOTS; i++) {
      DecompositionSolver basis = solve(square);
      int entering = tree.least(function(square));
      double[] column = column(entering);
      double gain = price(column) - cost(column, square);
      if (gain <= TOLERANCE * (1 + Math.abs(level()))) {
        return true;
      }
      replace(leaving(basis, column), entering, column);
    }
    return false;
  }

  /** Finds weights and prices of the basis; the artificial members cost 1 in the first phase. */
  private DecompositionSolver solve(double square) {
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(columns); // a copy, transposed
    DecompositionSolver transposed = new LUDecomposition(matrix, TOLERANCE * TOLERANCE).getSolver();
    DecompositionSolver basis =
        new LUDecomposition(matrix.transpose(), TOLERANCE * TOLERANCE).getSolver();
    double[] wanted = new double[rows];
    wanted[place.length] = 1;
    weights = basis.solve(new ArrayRealVector(wanted, false)).toArray();
    double[] costs = new double[rows];
    for (int i = 0; i < rows; i++) {
      costs[i] = members[i] < 0 ? 1 : cost(columns[i], square);
    }
    prices = transposed.solve(new ArrayRealVector(costs, false)).toArray();
    return basis;
  }

  /** Returns what is least where the most is gained, up to a constant. */
  private Quadratic function(double square) {
    double[] slope = new double[place.length];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = -prices[i];
    }
    return new Quadratic(square, slope, place);
  }

  private double[] column(int point) {
    double[] column = new double[rows];
    for (int i = 0; i < place.length; i++) {
      column[i] = tree.points()[point * place.length + i] - place[i];
    }
    column[place.length] = 1;
    return column;
  }

  private double cost(double[] column, double square) {
    double sum = 0;
    for (int i = 0; i < place.length; i++) {
      sum += column[i] * column[i];
    }
    return square * sum;
  }

  private double price(double[] column) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += prices[i] * column[i];
    }
    return sum;
  }

  /** Returns the member whose weight is the first to become 0. */
  private int leaving(DecompositionSolver basis, double[] column) {
    double[] shares = basis.solve(new ArrayRealVector(column, false)).toArray();
    int leaving = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      double ratio = shares[i] > TOLERANCE ? weights[i] / shares[i] : Double.POSITIVE_INFINITY;
      if (ratio < least) {
        least = ratio;
        leaving = i;
      }
    }
    if (leaving < 0) {
      throw new SingularMatrixException(); // weights sum to 1, so only rounding leads here
    }
    return leaving;
  }

  private void replace(int leaving, int entering, double[] column) {
    members[leaving] = entering;
    columns[leaving] = column;
  }

  private boolean isReal() {
    for (int member : members) {
      if (member < 0) {
        return false;
      }
    }
    return true;
  }
}
