package dev.sweep.run;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes what workers find: to the sink, and to all who draw conclusions from it for the rest of the
 * run. Safe for use by many threads.
 *
 * @param order learns how long points take; null if it need not
 * @param elsewhere says whether a worker measures its points in another process
 */
record Reception(
    ResultSink sink,
    Design design,
    Ranks ranks,
    RunTally tally,
    FailFast failures,
    Curfew curfew,
    LastCall lastCall,
    @Nullable LongestFirst order,
    IntPredicate elsewhere)
    implements ResultReceiver<BlockResult> {

  @Override
  public void accept(int worker, IndexRange done, BlockResult result) throws IOException {
    if (result.isLeftOut()) {
      lastCall.call();
      return;
    }
    PointBlock points = result.points(design);
    if (order != null) {
      order.learn(points, result.outcomes());
    }
    sink.accept(ranks.keeperOf(worker), points, result.outcomes(), result.busySeconds());
    tally.add(PointCounts.of(result.outcomes()));
    failures.taken(result.outcomes());
    if (elsewhere.test(worker)) {
      curfew.took(result.outcomes());
    }
  }
}
