package dev.sweep.plan;

import dev.sweep.plan.PlanSummary.Row;
import dev.sweep.space.PointBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Goes through the first points of a plan, counts those to be run and keeps the first few. */
final class PlanScan {
  private static final long LONGEST = 1_000_000;
  private static final int BLOCK = 4096;

  private final Plan plan;
  private final int wantedRows;
  private final List<Row> rows = new ArrayList<>();
  private long scanned;
  private long included;

  private PlanScan(Plan plan, int wantedRows) {
    this.plan = plan;
    this.wantedRows = wantedRows;
  }

  /** Scans until all points are counted, or those that matter are seen. */
  static PlanScan of(Plan plan, int wantedRows) {
    PlanScan scan = new PlanScan(plan, wantedRows);
    scan.run();
    return scan;
  }

  /** Returns whether every point of the design was seen. */
  boolean complete() {
    return scanned == plan.design().size();
  }

  /** Returns how many of the points that were seen are to be run. */
  long included() {
    return included;
  }

  /** Returns the first of them. */
  List<Row> rows() {
    return rows;
  }

  private void run() {
    long size = plan.design().size();
    boolean counting = plan.filter() != null && size <= LONGEST;
    BlockTest test = blockTest();
    long end = Math.min(size, LONGEST);
    while (scanned < end && (counting || rows.size() < wantedRows)) {
      take(PointBlock.of(plan.design(), scanned, (int) Math.min(BLOCK, end - scanned)), test);
    }
  }

  private void take(PointBlock block, BlockTest test) {
    boolean[] mask = test.test(block);
    for (int row = 0; row < block.count(); row++) {
      if (mask[row]) {
        included++;
        keep(block, row);
      }
    }
    scanned += block.count();
  }

  private void keep(PointBlock block, int row) {
    if (rows.size() < wantedRows) {
      List<Object> values =
          IntStream.range(0, block.parameters().size())
              .mapToObj(parameter -> block.value(row, parameter))
              .toList();
      rows.add(new Row(block.first() + row, values));
    }
  }

  private BlockTest blockTest() {
    Filter filter = plan.filter();
    return filter == null ? PlanScan::all : filter.tester()::test;
  }

  private static boolean[] all(PointBlock block) {
    boolean[] mask = new boolean[block.count()];
    Arrays.fill(mask, true);
    return mask;
  }

  private interface BlockTest {
    boolean[] test(PointBlock block);
  }
}
