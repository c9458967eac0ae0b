package dev.sweep.parallel.view;

import dev.sweep.parallel.ChunkSizer;
import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Items;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A load-balanced map: cuts chunks off its items as engines come free, and gathers what comes back.
 *
 * <p>An item that throws spoils only its own element; it is tried again by itself, as often as was
 * asked for. When an engine is lost with a chunk, its items are tried one by one, so that only the
 * one at fault is lost.
 */
final class MapRun<R extends @Nullable Object> implements Work {
  /** A chunk of so many bytes, or a few more, is large enough. */
  static final long MOST_CHUNK_BYTES = 4 << 20;

  private static final int SLACK = 2;

  private final Cluster cluster;
  private final TaskOptions options;
  private final List<Operand> head;
  private final Items items;
  private final Sizes sizes;
  private final Gathering<R> gathering;
  private final List<Job> jobs = new ArrayList<>();
  private final Map<Integer, Integer> tries = new HashMap<>();
  private int next;
  private int outstanding;
  private boolean aborted;
  private boolean feeding;

  private MapRun(
      Cluster cluster, TaskOptions options, List<Operand> head, Items items, Sizes sizes) {
    this.cluster = cluster;
    this.options = options;
    this.head = head;
    this.items = items;
    this.sizes = sizes;
    this.gathering = new Gathering<>(items.size());
  }

  static <R extends @Nullable Object> AsyncResults<R> begin(
      Cluster cluster, TaskOptions options, Object function, Iterable<?> items) {
    Sizes sizes = Sizes.of(options, cluster);
    return begin(cluster, options, head(options, function), Items.of(items), sizes);
  }

  static <R extends @Nullable Object> AsyncResults<R> begin(
      Cluster cluster, TaskOptions options, List<Operand> head, Items items, Sizes sizes) {
    MapRun<R> run = new MapRun<>(cluster, options, head, items, sizes);
    run.feed();
    return new AsyncResults<>(cluster, run, run.gathering);
  }

  /** Returns the operands that all chunks have in common, encoded once. */
  static List<Operand> head(TaskOptions options, Object function) {
    List<Operand> head = new ArrayList<>(options.guards());
    head.add(Operand.encoded(function));
    return head;
  }

  @Override
  public synchronized List<Job> jobs() {
    return List.copyOf(jobs);
  }

  @Override
  public void abort() {
    endRest();
    jobs().reversed().forEach(cluster.scheduler()::abort);
  }

  @Override
  public void cancel() {
    endRest();
    jobs().forEach(cluster.scheduler()::cancel);
  }

  /** Submits chunks until there are enough; a call from within one only says that there may be. */
  private void feed() {
    synchronized (this) {
      if (feeding) {
        return;
      }
      feeding = true;
    }
    Job chunk = nextChunk();
    while (chunk != null) {
      cluster.submit(chunk);
      chunk = nextChunk();
    }
  }

  private synchronized @Nullable Job nextChunk() {
    boolean enough = outstanding > 0 && outstanding >= SLACK * cluster.scheduler().capacity();
    if (aborted || enough || next >= items.size()) {
      feeding = false;
      return null;
    }
    int from = next;
    next += items.fitting(from, sizes.next(items.size() - from), MOST_CHUNK_BYTES);
    return chunk(from, next, 0);
  }

  private synchronized Job chunk(int from, int to, int losses) {
    outstanding++;
    List<Operand> operands = new ArrayList<>(head);
    operands.add(Operand.of(items.part(from, to)));
    EngineFunction<?> map = options.isGuarded() ? ViewCalls.GUARDED_MAP : ViewCalls.MAP;
    Job job =
        Job.balanced(Task.of(map, operands), options, to - from, ended -> take(ended, from, to))
            .withLosses(losses);
    jobs.add(job);
    return job;
  }

  private void take(Job job, int from, int to) {
    cluster.history().ended(job);
    synchronized (this) {
      outstanding--;
    }
    if (job.failure() instanceof EngineLostException && to - from > 1) {
      for (int index = from; index < to; index++) {
        cluster.submit(chunk(index, index + 1, 1));
      }
    } else if (job.failure() != null) {
      putAll(job, from, to);
    } else {
      takeOutcomes(job, from, to);
    }
    feed();
  }

  private void putAll(Job job, int from, int to) {
    for (int index = from; index < to; index++) {
      gathering.put(index, Unread.of(job));
    }
  }

  private void takeOutcomes(Job job, int from, int to) {
    Items outcomes = Unread.items(job);
    long nanos = Objects.requireNonNull(job.report()).duration().toNanos();
    sizes.measured(to - from, nanos);
    for (int index = from; index < to; index++) {
      if (outcomes.hasThrown(index - from) && mayTryAgain(index)) {
        cluster.submit(chunk(index, index + 1, 0));
      } else {
        gathering.put(index, Unread.of(job, outcomes, index - from));
      }
    }
  }

  private synchronized boolean mayTryAgain(int index) {
    return !aborted && tries.merge(index, 1, Integer::sum) <= options.retries();
  }

  /** Fails what has not been cut off yet. */
  private void endRest() {
    int from;
    synchronized (this) {
      aborted = true;
      from = next;
      next = items.size();
    }
    for (int index = from; index < items.size(); index++) {
      String how = "was aborted: item " + index + " had not been sent";
      gathering.put(index, Unread.failed(new AbortedException(Unread.NO_TASK, how)));
    }
  }

  /** How many items go together; the sizer is its own lock, for several may share it. */
  static final class Sizes {
    private final int fixed;
    private final ChunkSizer sizer;

    private Sizes(int fixed, ChunkSizer sizer) {
      this.fixed = fixed;
      this.sizer = sizer;
    }

    static Sizes of(TaskOptions options, Cluster cluster) {
      int engines = Math.max(1, cluster.ids().size());
      return new Sizes(options.chunkSize(), new ChunkSizer(1, engines));
    }

    /** Returns the sizes of one chunk of {@code items}, which are measured as these are. */
    Sizes ofWhole(int items) {
      return new Sizes(items, sizer);
    }

    int next(long remaining) {
      if (fixed > 0) {
        return (int) Math.min(fixed, remaining);
      }
      synchronized (sizer) {
        return (int) Math.min(sizer.next(0, remaining), Integer.MAX_VALUE);
      }
    }

    void measured(int items, long nanos) {
      synchronized (sizer) {
        sizer.finished(0, items, nanos / 1e9);
      }
    }
  }
}
