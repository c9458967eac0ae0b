package dev.sweep.results;

import dev.sweep.space.Design.Dimension;

/**
 * Which row of a dataset belongs to a point: row {@code point / stride % size}.
 *
 * @param stride how many consecutive points share a row
 * @param size how many rows there are before they begin anew
 * @param perPoint whether each point has a row of its own, which may not be written before the
 *     point is done
 */
public record RowLayout(long stride, long size, boolean perPoint) {

  /** Finds out how {@code dataset} lies: over all points, along one dimension, or one for all. */
  static RowLayout of(StoredSweep stored, StoredDataset dataset) throws ResultsException {
    long stride = stored.points();
    for (Dimension dimension : stored.dimensions()) {
      stride /= dimension.size();
      StoredDataset scale = stored.dataset(dimension.name());
      if (dataset.header() == scale.header()) {
        return new RowLayout(stride, dimension.size(), false);
      }
      if (dataset.dimensions().length == 1 && dataset.dimensions()[0] == scale.header()) {
        return new RowLayout(stride, dimension.size(), stored.dimensions().size() == 1);
      }
    }
    return dataset.shape().length == 0
        ? new RowLayout(1, 1, false)
        : new RowLayout(1, stored.points(), true);
  }

  /** Returns the row of point {@code point}. */
  long row(long point) {
    return point / stride % size;
  }

  /** Returns how many different rows {@code count} points from {@code first} on have. */
  int rows(long first, int count) {
    long steps = (first + count - 1) / stride - first / stride + 1;
    return (int) Math.min(steps, size);
  }

  /** Returns whether {@code count} points from {@code first} on have as many consecutive rows. */
  boolean isConsecutive(long first, int count) {
    return stride == 1 && count <= size - row(first);
  }

  /**
   * Returns, for {@code count} points from {@code first} on, how many rows each is behind the first
   * one's, where the row behind the last is the first.
   */
  int[] offsets(long first, int count) {
    int[] offsets = new int[count];
    long left = stride - first % stride;
    for (int i = 0, offset = 0; i < count; i++) {
      offsets[i] = offset;
      if (--left == 0) {
        left = stride;
        offset = offset + 1 == size ? 0 : offset + 1;
      }
    }
    return offsets;
  }
}
