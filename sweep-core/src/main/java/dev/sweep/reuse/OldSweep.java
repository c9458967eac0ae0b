package dev.sweep.reuse;

import dev.sweep.model.Outcomes;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.plan.Filter;
import dev.sweep.plan.Plan;
import dev.sweep.results.ResultsFile;
import dev.sweep.results.ResultsReader;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A results file whose points are taken into another: those that are ok, and whose parameters have
 * the same values, bit by bit, whatever their place.
 *
 * <p>The file may be one that is being written: what is ok when it is opened is taken.
 */
public final class OldSweep implements AutoCloseable {
  private static final int ROWS_AT_A_TIME = 1 << 21;

  private final Path path;
  private final ResultsReader results;
  private final IndexRanges ok;
  private final int rowsAtATime;

  private OldSweep(Path path, ResultsReader results, IndexRanges ok, int rowsAtATime) {
    this.path = path;
    this.results = results;
    this.ok = ok;
    this.rowsAtATime = rowsAtATime;
  }

  /**
   * Opens the file at {@code path}, for a sweep of the same model.
   *
   * @throws dev.sweep.results.ResultsException if it is not one of sweep's
   */
  public static OldSweep open(Path path) throws IOException {
    return open(path, ROWS_AT_A_TIME);
  }

  static OldSweep open(Path path, int rowsAtATime) throws IOException {
    IndexRanges ok;
    try (ResultsReader before = ResultsReader.open(path)) {
      ok = before.pointsWith(Status.OK);
    }
    // Opened after the statuses were read, it has the columns of all that is ok by them.
    return new OldSweep(path, ResultsReader.open(path), ok, rowsAtATime);
  }

  /**
   * Gives {@code target} what is known of the points pending in {@code plan}, and commits it.
   *
   * @param stop looked at every so often; true ends it early
   * @return the points that were taken
   * @throws IOException if one of the files cannot be read or written
   */
  public IndexRanges into(ResultsFile target, Plan plan, BooleanSupplier stop) throws IOException {
    OldPoints points = new OldPoints(results, ok, rowsAtATime);
    Taking taking = new Taking(target, plan, points);
    for (int part = 0; part < points.parts() && !ok.isEmpty(); part++) {
      points.select(part);
      // A point that is there twice is in two parts perhaps, but taken from the first.
      taking.from(plan.pending().minus(taking.taken.build()), stop);
    }
    target.commit();
    return taking.taken.build();
  }

  @Override
  public void close() throws IOException {
    results.close();
  }

  /** Takes points into one file. */
  private final class Taking {
    private final ResultsFile target;
    private final Plan plan;
    private final OldPoints points;
    private final OldOutcomes outcomes;
    private final Filter.@Nullable Tester filter;
    private final IndexRanges.Builder taken = IndexRanges.builder();
    private boolean noted;

    Taking(ResultsFile target, Plan plan, OldPoints points) throws IOException {
      this.target = target;
      this.plan = plan;
      this.points = points;
      this.outcomes = OldOutcomes.of(results);
      this.filter = plan.filter() == null ? null : plan.filter().tester();
    }

    void from(IndexRanges pending, BooleanSupplier stop) throws IOException {
      int most = outcomes.blockRows();
      for (IndexRange range : pending.ranges()) {
        for (long first = range.first(); first < range.end(); first += most) {
          if (stop.getAsBoolean()) {
            return;
          }
          take(PointBlock.of(plan.design(), first, (int) Math.min(most, range.end() - first)));
        }
      }
    }

    private void take(PointBlock block) throws IOException {
      long[] found = points.find(block);
      exclude(block, found);
      int[] rows = rowsFound(found);
      if (rows.length == 0) {
        return;
      }
      long[] from = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        from[i] = found[rows[i]];
        taken.add(block.first() + rows[i]);
      }
      note();
      Outcomes known = outcomes.read(block.first(), block.count(), rows, from);
      target.accept(ResultsFile.NO_RANK, block, known, 0);
    }

    /** What is not to be run is excluded by the run, not taken. */
    private void exclude(PointBlock block, long[] found) {
      boolean @Nullable [] included = filter == null ? null : filter.test(block);
      for (int row = 0; included != null && row < found.length; row++) {
        found[row] = included[row] ? found[row] : RowIndex.NONE;
      }
    }

    private void note() throws IOException {
      if (!noted) {
        target.noteReuse(path.toString());
        noted = true;
      }
    }

    private static int[] rowsFound(long[] found) {
      int[] rows = new int[found.length];
      int count = 0;
      for (int row = 0; row < found.length; row++) {
        if (found[row] >= 0) {
          rows[count++] = row;
        }
      }
      return Arrays.copyOf(rows, count);
    }
  }
}
