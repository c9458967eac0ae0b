package dev.sweep.reuse;

import dev.sweep.analysis.KeyHashes;
import dev.sweep.analysis.PointKeys;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.ResultsReader;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds points of a file by the values of their parameters.
 *
 * <p>The values along each dimension of a grid are looked up by themselves, so that the memory
 * needed is that of the axes. In a sample, points are looked up as a whole, a part of the file at a
 * time: {@link #parts} tells how many there are.
 */
final class OldPoints {
  private final ResultsReader old;
  private final IndexRanges ok;
  private final List<ValueGroup> groups;
  private final int rowsAtATime;
  private final List<RowIndex> indexes = new ArrayList<>();

  /**
   * @param ok the points that may be found
   * @param rowsAtATime how many values, or points of a sample, may be in memory
   */
  OldPoints(ResultsReader old, IndexRanges ok, int rowsAtATime) throws IOException {
    this.old = old;
    this.ok = ok;
    this.groups = ValueGroup.of(old);
    this.rowsAtATime = rowsAtATime;
  }

  /** Returns in how many parts the points are looked up. */
  int parts() {
    long most = groups.stream().mapToLong(ValueGroup::rows).max().orElse(0);
    return Math.toIntExact(Math.ceilDiv(most, rowsAtATime));
  }

  /** Makes the points of part {@code part} those that are found. */
  void select(int part) throws IOException {
    indexes.clear();
    long most = groups.stream().mapToLong(ValueGroup::rows).max().orElse(0);
    for (ValueGroup group : groups) {
      boolean isCut = group.rows() == most && parts() > 1;
      long first = isCut ? (long) part * rowsAtATime : 0;
      long count = isCut ? Math.min(rowsAtATime, group.rows() - first) : group.rows();
      indexes.add(group.index(old, first, Math.toIntExact(count), ok));
    }
  }

  /** Returns for each row of {@code points} the ok point with its values, or less than 0. */
  long[] find(PointBlock points) {
    long[] found = new long[points.count()];
    for (int i = 0; i < groups.size(); i++) {
      add(groups.get(i), indexes.get(i), points, found);
    }
    for (int row = 0; row < found.length; row++) {
      found[row] = found[row] >= 0 && ok.contains(found[row]) ? found[row] : RowIndex.NONE;
    }
    return found;
  }

  private static void add(ValueGroup group, RowIndex index, PointBlock points, long[] found) {
    KeyHashes hashes = keys(group, points).hashes(found.length);
    for (int row = 0; row < found.length; row++) {
      if (found[row] >= 0) {
        long at = index.find(hashes.high(row), hashes.low(row));
        found[row] = at == RowIndex.NONE ? RowIndex.NONE : found[row] + at * group.stride();
      }
    }
  }

  private static PointKeys keys(ValueGroup group, PointBlock points) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < points.parameters().size(); i++) {
      places.put(points.parameters().get(i).name(), i);
    }
    List<ColumnValues> columns = new ArrayList<>();
    for (String name : group.parameters()) {
      int place = places.getOrDefault(name, -1);
      columns.add(values(points.parameters().get(place), points.columns()[place], points.count()));
    }
    return PointKeys.of(columns);
  }

  private static ColumnValues values(Parameter parameter, double[] codes, int count) {
    return switch (parameter.type()) {
      case REAL, WHOLE -> new ColumnValues.Numbers(1, false, Arrays.copyOf(codes, count));
      case FLAG -> new ColumnValues.Flags(flags(parameter, codes, count));
      case TEXT -> new ColumnValues.Texts(texts(parameter, codes, count));
    };
  }

  private static byte[] flags(Parameter parameter, double[] codes, int count) {
    byte[] flags = new byte[count];
    for (int i = 0; i < count; i++) {
      flags[i] = parameter.isAbsent(codes[i]) ? -1 : (byte) codes[i];
    }
    return flags;
  }

  private static String[] texts(Parameter parameter, double[] codes, int count) {
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = parameter.texts().get((int) codes[i]);
    }
    return texts;
  }
}
