package dev.sweep.run;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.space.PointBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the status, the first parameter and the output {@code q} of every point in memory. */
final class MemorySink implements ResultSink {
  private final byte[] status;
  private final double[] x;
  private final double[] q;
  private final List<PointFailure> failures = new ArrayList<>();
  private final List<Integer> blocks = new ArrayList<>();
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  MemorySink(int size) {
    status = new byte[size];
    x = new double[size];
    q = new double[size];
    Arrays.fill(q, Double.NaN);
  }

  @Override
  public void accept(int worker, PointBlock points, Outcomes outcomes, double busySeconds) {
    store(points, outcomes);
    PointCounts counts = PointCounts.of(outcomes);
    listeners.forEach(listener ->
        listener.committed(counts.ok(), counts.failed(), counts.timedOut(), counts.excluded()));
  }

  @Override
  public void onCommit(CommitListener listener) {
    listeners.add(listener);
  }

  synchronized byte[] status() {
    return status.clone();
  }

  synchronized double[] x() {
    return x.clone();
  }

  synchronized double[] q() {
    return q.clone();
  }

  synchronized List<PointFailure> failures() {
    return List.copyOf(failures);
  }

  /** Returns the sizes of the blocks, in the order they came in. */
  synchronized List<Integer> blocks() {
    return List.copyOf(blocks);
  }

  private synchronized void store(PointBlock points, Outcomes outcomes) {
    blocks.add(outcomes.count());
    failures.addAll(outcomes.failures());
    for (int row = 0; row < outcomes.count(); row++) {
      int point = (int) outcomes.first() + row;
      if (status[point] != Status.PENDING.code()) {
        throw new IllegalStateException("point " + point + " came twice");
      }
      status[point] = outcomes.status()[row];
      x[point] = points.columns()[0][row];
    }
    for (OutputColumn column : outcomes.columns()) {
      double[] values = ((OutputColumn.Numbers) column).values();
      System.arraycopy(values, 0, q, (int) outcomes.first(), values.length);
    }
  }
}
