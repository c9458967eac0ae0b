package dev.sweep.run;

import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;

/** Computes blocks of points into columns that are used again for the next block. */
final class PointBuffer {
  private final Design design;
  private double[][] columns;

  PointBuffer(Design design) {
    this.design = design;
    this.columns = new double[design.parameters().size()][0];
  }

  /** Returns {@code count} points from number {@code first} on, valid until the next call. */
  PointBlock fill(long first, int count) {
    if (columns.length > 0 && columns[0].length < count) {
      columns = new double[columns.length][count];
    }
    design.fill(first, count, columns);
    return new PointBlock(first, count, design.parameters(), columns);
  }
}
