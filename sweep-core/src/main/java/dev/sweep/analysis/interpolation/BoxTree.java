package dev.sweep.analysis.interpolation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Points in a tree of boxes (a k-d tree), to find those where a function is least without looking
 * at all of them. Immutable.
 */
final class BoxTree {
  private static final int LEAF = 16;

  private final int dimensions;
  private final double[] points;
  private final int[] order;
  private final List<Box> boxes = new ArrayList<>();

  /** Points {@code from} to {@code end - 1} of the order; two boxes that share them, or none. */
  private record Box(int from, int end, double[] corners, int left, int right) {}

  /**
   * @param points the coordinates of one point after the other; at least one; not copied
   */
  BoxTree(double[] points, int dimensions) {
    this.points = points;
    this.dimensions = dimensions;
    this.order = new int[points.length / dimensions];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    add(0, order.length);
  }

  int size() {
    return order.length;
  }

  double[] points() {
    return points;
  }

  /** Returns the number of a point where {@code function} is least. */
  int least(Quadratic function) {
    Best best = new Best();
    search(root(), function, best);
    return best.point;
  }

  /** Hands over the numbers of all points where {@code function} is at most {@code bound}. */
  void atMost(Quadratic function, double bound, IntConsumer found) {
    collect(root(), function, bound, found);
  }

  private static final class Best {
    private double value = Double.POSITIVE_INFINITY;
    private int point;
  }

  private int root() {
    return boxes.size() - 1;
  }

  private void search(int number, Quadratic function, Best best) {
    Box box = boxes.get(number);
    if (box.left < 0) {
      for (int i = box.from; i < box.end; i++) {
        double value = function.value(points, order[i] * dimensions);
        if (value < best.value) {
          best.value = value;
          best.point = order[i];
        }
      }
      return;
    }
    double left = least(box.left, function);
    double right = least(box.right, function);
    int near = left <= right ? box.left : box.right;
    if (Math.min(left, right) < best.value) {
      search(near, function, best);
    }
    if (Math.max(left, right) < best.value) {
      search(near == box.left ? box.right : box.left, function, best);
    }
  }

  private void collect(int number, Quadratic function, double bound, IntConsumer found) {
    Box box = boxes.get(number);
    if (least(number, function) > bound) {
      return;
    }
    if (box.left >= 0) {
      collect(box.left, function, bound, found);
      collect(box.right, function, bound, found);
      return;
    }
    for (int i = box.from; i < box.end; i++) {
      if (function.value(points, order[i] * dimensions) <= bound) {
        found.accept(order[i]);
      }
    }
  }

  private double least(int box, Quadratic function) {
    return function.least(boxes.get(box).corners, 0, dimensions);
  }

  /** Adds the box of a part of the order, behind those within it; returns its number. */
  private int add(int from, int end) {
    double[] corners = corners(from, end);
    int left = -1;
    int right = -1;
    if (end - from > LEAF) {
      int middle = (from + end) >>> 1;
      select(from, end - 1, middle, widest(corners));
      left = add(from, middle);
      right = add(middle, end);
    }
    boxes.add(new Box(from, end, corners, left, right));
    return boxes.size() - 1;
  }

  private double[] corners(int from, int end) {
    double[] corners = new double[2 * dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = from; i < end; i++) {
        low = Math.min(low, coordinate(i, axis));
        high = Math.max(high, coordinate(i, axis));
      }
      corners[axis] = low;
      corners[dimensions + axis] = high;
    }
    return corners;
  }

  private int widest(double[] corners) {
    int widest = 0;
    for (int axis = 1; axis < dimensions; axis++) {
      if (corners[dimensions + axis] - corners[axis]
          > corners[dimensions + widest] - corners[widest]) {
        widest = axis;
      }
    }
    return widest;
  }

  private double coordinate(int place, int axis) {
    return points[order[place] * dimensions + axis];
  }

  /** Puts in place {@code k} what belongs there by {@code axis}, and less or more on its sides. */
  private void select(int from, int to, int k, int axis) {
    int low = from;
    int high = to;
    while (low < high) {
      double pivot = coordinate((low + high) >>> 1, axis);
      int i = low;
      int j = high;
      while (i <= j) {
        while (coordinate(i, axis) < pivot) {
          i++;
        }
        while (coordinate(j, axis) > pivot) {
          j--;
        }
        if (i <= j) {
          int swapped = order[i];
          order[i++] = order[j];
          order[j--] = swapped;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return;
      }
    }
  }
}
