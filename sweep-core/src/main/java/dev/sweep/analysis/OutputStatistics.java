package dev.sweep.analysis;

import dev.sweep.model.Status;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
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
  private static final int BLOCK = 1 << 16;

  /** Reads a column of one number a point, in blocks. */
  public static OutputStatistics of(ResultsReader results, ColumnInfo column) throws IOException {
    DoubleStatistics statistics =
        DoubleStatistics.of(
            Statistic.MIN, Statistic.MEAN, Statistic.MAX, Statistic.STANDARD_DEVIATION);
    long count = 0;
    double[] values = new double[BLOCK];
    byte[] status = new byte[BLOCK];
    for (long first = 0; first < results.points(); first += BLOCK) {
      int rows = (int) Math.min(BLOCK, results.points() - first);
      results.readStatuses(first, rows, status);
      results.readNumbers(column.name(), first, rows, values);
      for (int row = 0; row < rows; row++) {
        if (status[row] == Status.OK.code() && !Double.isNaN(values[row])) {
          statistics.accept(values[row]);
          count++;
        }
      }
    }
    return of(column.name(), count, statistics);
  }

  private static OutputStatistics of(String output, long count, DoubleStatistics statistics) {
    return new OutputStatistics(
        output,
        count,
        count == 0 ? Double.NaN : statistics.getAsDouble(Statistic.MIN),
        statistics.getAsDouble(Statistic.MEAN),
        count == 0 ? Double.NaN : statistics.getAsDouble(Statistic.MAX),
        count < 2 ? Double.NaN : statistics.getAsDouble(Statistic.STANDARD_DEVIATION));
  }
}
