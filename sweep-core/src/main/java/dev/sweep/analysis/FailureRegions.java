package dev.sweep.analysis;

import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tells where in the space of parameters groups of failures lie. Confined to one thread. */
public final class FailureRegions {
  private static final int BLOCK = 1 << 16;

  private final ResultsReader results;
  private final List<ColumnInfo> parameters;
  private final List<ValueSpan> whole = new ArrayList<>();

  private FailureRegions(ResultsReader results) throws IOException {
    this.results = results;
    this.parameters = results.parameters();
  }

  /** Makes itself acquainted with the values of the whole sweep. */
  public static FailureRegions of(ResultsReader results) throws IOException {
    FailureRegions regions = new FailureRegions(results);
    IndexRanges done = regions.done();
    for (ColumnInfo parameter : regions.parameters) {
      regions.whole.add(regions.spanOfAll(parameter.name(), done));
    }
    return regions;
  }

  /** Returns where {@code group} lies: along each parameter of which there are several values. */
  public List<ParameterRegion> of(FailureGroup group) throws IOException {
    long[] points = group.failures().stream().mapToLong(PointFailure::point).distinct().toArray();
    List<ParameterRegion> regions = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (whole.get(i).count() > 1) {
        ColumnInfo parameter = parameters.get(i);
        ValueSpan some = spanAt(parameter.name(), points);
        regions.add(new ParameterRegion(parameter.name(), parameter.unit(), some, whole.get(i)));
      }
    }
    return regions;
  }

  private IndexRanges done() throws IOException {
    return IndexRanges.of(results.points()).minus(results.pointsWith(Status.PENDING));
  }

  private ValueSpan spanOfAll(String parameter, IndexRanges done) throws IOException {
    if (results.isKnownOnlyWhenDone(parameter)) {
      return spanOf(parameter, done);
    }
    long stride = results.layout(parameter).stride();
    long rows = results.layout(parameter).size();
    SpanCollector collector = new SpanCollector();
    for (long row = 0; row < rows; row += BLOCK) {
      long[] points = new long[(int) Math.min(BLOCK, rows - row)];
      long first = row;
      Arrays.setAll(points, i -> (first + i) * stride);
      collector.add(results.read(parameter, points));
    }
    return collector.span();
  }

  private ValueSpan spanOf(String parameter, IndexRanges points) throws IOException {
    SpanCollector collector = new SpanCollector();
    for (IndexRange range : points.ranges()) {
      for (long first = range.first(); first < range.end(); first += BLOCK) {
        int count = (int) Math.min(BLOCK, range.end() - first);
        collector.add(results.read(parameter, first, count));
      }
    }
    return collector.span();
  }

  private ValueSpan spanAt(String parameter, long[] points) throws IOException {
    SpanCollector collector = new SpanCollector();
    for (int from = 0; from < points.length; from += BLOCK) {
      int end = Math.min(points.length, from + BLOCK);
      collector.add(results.read(parameter, Arrays.copyOfRange(points, from, end)));
    }
    return collector.span();
  }
}
