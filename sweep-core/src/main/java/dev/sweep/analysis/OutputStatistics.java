package dev.sweep.analysis;

import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * Statistics of one output over the points that are ok and where it is a number.
 *
 * @param count how many points that is; the others are NaN when it is 0
 * @param mean the arithmetic mean
 * @param standardDeviation of the sample (divided by count - 1); NaN for fewer than two
 */
public record OutputStatistics(
    String output, long count, double min, double mean, double max, double standardDeviation) {
  /** The same on every machine, so that the last bits are, however many processors it has. */
  private static final int SLICES = 64;

  /**
   * Reads columns of one number a point, once, on all processors. The memory this takes does not
   * depend on the number of points.
   */
  public static List<OutputStatistics> of(ResultsReader results, List<ColumnInfo> columns)
      throws IOException {
    List<String> outputs = columns.stream().map(ColumnInfo::name).toList();
    try {
      List<StatisticsScan> slices =
          IntStream.range(0, SLICES)
              .parallel()
              .mapToObj(slice -> scan(results, outputs, slice))
              .toList();
      return of(outputs, slices);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static StatisticsScan scan(ResultsReader results, List<String> outputs, int slice) {
    long first = startOf(slice, results.points());
    StatisticsScan scan = new StatisticsScan(results, outputs);
    try {
      scan.run(first, startOf(slice + 1, results.points()));
      return scan;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long startOf(int slice, long points) {
    return points / SLICES * slice + points % SLICES * slice / SLICES;
  }

  private static List<OutputStatistics> of(List<String> outputs, List<StatisticsScan> slices) {
    List<OutputStatistics> all = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      DoubleStatistics sum = slices.getFirst().statistics(i);
      for (StatisticsScan slice : slices.subList(1, slices.size())) {
        sum.combine(slice.statistics(i));
      }
      all.add(of(outputs.get(i), sum));
    }
    return all;
  }

  private static OutputStatistics of(String output, DoubleStatistics statistics) {
    long count = statistics.getCount();
    return new OutputStatistics(
        output,
        count,
        count == 0 ? Double.NaN : statistics.getAsDouble(Statistic.MIN),
        statistics.getAsDouble(Statistic.MEAN),
        count == 0 ? Double.NaN : statistics.getAsDouble(Statistic.MAX),
        count < 2 ? Double.NaN : statistics.getAsDouble(Statistic.STANDARD_DEVIATION));
  }
}
