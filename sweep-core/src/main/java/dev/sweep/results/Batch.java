package dev.sweep.results;

import dev.sweep.model.PointFailure;
import java.util.List;

/**
 * A block whose values are in their places and whose statuses wait for the next commit.
 *
 * @param status one code a row; a row still pending was not stored
 */
record Batch(
    int rank,
    long first,
    byte[] status,
    List<PointFailure> failures,
    List<TextCells> texts,
    double busySeconds) {

  /** String outputs of a block, which get their place when the block is committed. */
  record TextCells(Column column, String[] values) {}
}
