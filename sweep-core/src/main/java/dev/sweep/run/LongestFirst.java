package dev.sweep.run;

import dev.sweep.model.Outcomes;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.WorkQueue;
import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Hands out the points that are predicted to take longest first, so that none of them is begun when
 * all others are done. Safe for use by many threads.
 *
 * <p>It begins in ascending order. Once {@value #FIRST_FIT} points have finished, and each time
 * their number has doubled, a {@link DurationModel} is fitted to the latest {@value #MOST_SAMPLES}.
 * If that predicts well, and what is left differs by a factor of two, then those points that are
 * predicted to take more than {@value #LONG_SECONDS} seconds go first, one by one. Shorter ones
 * stay in ascending chunks, which are balanced well as they are.
 */
final class LongestFirst implements WorkQueue {
  /** Beyond that many points no single one matters. */
  static final long MOST_POINTS = 100_000;

  private static final int FIRST_FIT = 24;
  private static final int MOST_SAMPLES = 2_048;
  private static final double LONG_SECONDS = 0.2;
  private static final double SHORTEST_SECONDS = 1e-6;
  private static final double LEAST_RATIO = 2;
  private static final int BLOCK = 1_024;

  private final Design design;
  private final Deque<DurationModel.Sample> samples = new ArrayDeque<>();
  private final Deque<Long> longOnes = new ArrayDeque<>();
  private final IndexRanges work;
  private final IndexRanges.Builder taken = IndexRanges.builder();
  private WorkQueue rest;
  private long finished;
  private long nextFit = FIRST_FIT;

  LongestFirst(Design design, IndexRanges work) {
    this.design = design;
    this.work = work;
    this.rest = ASCENDING.of(work);
  }

  /** Takes note of how long points took. */
  synchronized void learn(PointBlock points, Outcomes outcomes) {
    for (int row = 0; row < outcomes.count(); row++) {
      switch (outcomes.statusOf(row)) {
        case OK, FAILED, TIMED_OUT -> learn(points, row, outcomes.seconds()[row]);
        case PENDING, EXCLUDED -> {}
      }
    }
  }

  private void learn(PointBlock points, int row, double seconds) {
    if (samples.size() == MOST_SAMPLES) {
      samples.removeFirst();
    }
    double logSeconds = Math.log(Math.max(seconds, SHORTEST_SECONDS));
    samples.addLast(new DurationModel.Sample(values(points, row), logSeconds));
    finished++;
  }

  private static double[] values(PointBlock points, int row) {
    double[] values = new double[points.parameters().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = points.columns()[i][row];
    }
    return values;
  }

  @Override
  public synchronized long remaining() {
    return longOnes.size() + rest.remaining();
  }

  @Override
  public synchronized List<IndexRange> take(long count) {
    if (finished >= nextFit) {
      nextFit = 2 * finished;
      arrange();
    }
    List<IndexRange> chunk = count == 0 ? List.of() : next(count);
    chunk.forEach(taken::add);
    return chunk;
  }

  private List<IndexRange> next(long count) {
    return longOnes.isEmpty()
        ? rest.take(Math.min(count, rest.remaining()))
        : List.of(new IndexRange(longOnes.removeFirst(), 1));
  }

  /** Sorts what is left, by what is known now. */
  private void arrange() {
    List<DurationModel.Sample> seen = List.copyOf(samples);
    DurationModel model = DurationModel.fit(DurationFeatures.of(design.parameters(), seen), seen);
    IndexRanges left = work.minus(taken.build());
    longOnes.clear();
    if (model != null) {
      predictions(model, left).forEach(one -> longOnes.addLast(one.point()));
    }
    IndexRanges.Builder apart = IndexRanges.builder();
    longOnes.forEach(apart::add);
    rest = ASCENDING.of(left.minus(apart.build()));
  }

  private record Prediction(long point, double logSeconds) {}

  /** Returns the points that are to go first, in their order. */
  private List<Prediction> predictions(DurationModel model, IndexRanges left) {
    List<Prediction> found = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (IndexRange range : left.ranges()) {
      for (long first = range.first(); first < range.end(); first += BLOCK) {
        int count = (int) Math.min(BLOCK, range.end() - first);
        PointBlock points = PointBlock.of(design, first, count);
        for (int row = 0; row < count; row++) {
          double predicted = model.logSeconds(values(points, row));
          least = Math.min(least, predicted);
          most = Math.max(most, predicted);
          if (predicted > Math.log(LONG_SECONDS)) {
            found.add(new Prediction(first + row, predicted));
          }
        }
      }
    }
    if (most - least < Math.log(LEAST_RATIO)) {
      return List.of();
    }
    found.sort(
        Comparator.comparingDouble((Prediction one) -> -one.logSeconds())
            .thenComparingLong(Prediction::point));
    return found;
  }
}
