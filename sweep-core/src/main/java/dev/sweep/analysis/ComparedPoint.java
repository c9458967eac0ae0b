package dev.sweep.analysis;

import dev.sweep.results.PointRecord.Cell;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A point of one file or of both.
 *
 * @param base its number in the base file; {@link #NONE} if it is not there
 * @param now its number in the new file; {@link #NONE} if it is not there
 * @param parameters its values, in the order of the file
 */
public record ComparedPoint(long base, long now, List<Cell> parameters) {
  public static final long NONE = -1;

  /** Reads the values of the point with number {@code point}. */
  static List<Cell> parameters(ResultsReader results, long point) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (String parameter : Alignment.names(results.parameters())) {
      cells.add(new Cell(parameter, results.read(parameter, point, 1).value(0)));
    }
    return cells;
  }
}
