package dev.sweep.reuse;

import dev.sweep.analysis.KeyHashes;
import dev.sweep.analysis.PointKeys;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.RowLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of a results file that vary together: along one dimension of a grid, or from point to
 * point. A point's number is the sum, over all groups, of its row in the group times the stride.
 *
 * @param stride how many consecutive points share a row
 * @param rows how many rows there are
 */
record ValueGroup(List<String> parameters, long stride, long rows) {
  private static final int BLOCK = 1 << 14;

  /** Returns the groups of a file; a point is in each of them, in one row. */
  static List<ValueGroup> of(ResultsReader old) throws IOException {
    Map<RowLayout, List<String>> byLayout = new LinkedHashMap<>();
    List<String> all = new ArrayList<>();
    for (var parameter : old.parameters()) {
      RowLayout layout = old.layout(parameter.name());
      RowLayout alike = new RowLayout(layout.stride(), layout.size(), false);
      byLayout.computeIfAbsent(alike, _ -> new ArrayList<>()).add(parameter.name());
      all.add(parameter.name());
    }
    List<ValueGroup> groups = new ArrayList<>();
    long points = 1;
    for (Map.Entry<RowLayout, List<String>> group : byLayout.entrySet()) {
      RowLayout layout = group.getKey();
      groups.add(new ValueGroup(group.getValue(), layout.stride(), layout.size()));
      points *= layout.size();
    }
    // Values of its own for each point, beside axes: only all together tell which point it is.
    return points == old.points() ? groups : List.of(new ValueGroup(all, 1, old.points()));
  }

  /** Returns whether each point has a row of its own. */
  boolean isPerPoint(long points) {
    return stride == 1 && rows == points;
  }

  /**
   * Indexes {@code count} rows from {@code first} on.
   *
   * @param wanted the points that matter, where each point has a row of its own
   */
  RowIndex index(ResultsReader old, long first, int count, IndexRanges wanted) throws IOException {
    RowIndex index = new RowIndex(count);
    boolean perPoint = isPerPoint(old.points());
    for (long row = first; row < first + count; row += BLOCK) {
      int some = (int) Math.min(BLOCK, first + count - row);
      KeyHashes hashes = keys(old, row, some).hashes(some);
      for (int i = 0; i < some; i++) {
        if (!perPoint || wanted.contains(row + i)) {
          index.add(hashes.high(i), hashes.low(i), row + i);
        }
      }
    }
    return index;
  }

  private PointKeys keys(ResultsReader old, long firstRow, int count) throws IOException {
    long[] points = new long[count];
    for (int i = 0; i < count; i++) {
      points[i] = (firstRow + i) * stride;
    }
    List<ColumnValues> columns = new ArrayList<>();
    for (String parameter : parameters) {
      columns.add(old.read(parameter, points));
    }
    return PointKeys.of(columns);
  }
}
