package dev.sweep.analysis;

import dev.sweep.model.Status;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.List;

/**
 * The points of a file as their parameters tell them apart. A pending point may not know its values
 * yet.
 *
 * @param parameters what points are told apart by
 */
record KnownPoints(ResultsReader results, List<String> parameters) {

  /** Hashes of some consecutive points, and which of them do not know their values. */
  record Block(long first, KeyHashes hashes, boolean[] unknown) {
    int count() {
      return unknown.length;
    }
  }

  long size() {
    return results.points();
  }

  Block block(long first, int count) throws IOException {
    return new Block(first, keys(first, count).hashes(count), unknown(first, count));
  }

  PointKeys keys(long first, int count) throws IOException {
    return PointKeys.read(results, parameters, first, count);
  }

  /** Returns which points are pending and do not know their values therefore. */
  boolean[] unknown(long first, int count) throws IOException {
    boolean[] unknown = new boolean[count];
    boolean known = true;
    for (String parameter : parameters) {
      known &= !results.isKnownOnlyWhenDone(parameter);
    }
    if (!known && results.read("status", first, count) instanceof ColumnValues.Wholes status) {
      for (int row = 0; row < count; row++) {
        unknown[row] = status.values()[row] == Status.PENDING.code();
      }
    }
    return unknown;
  }
}
