package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.Items;
import dev.sweep.parallel.engine.Operand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A load-balanced map over a source that is read only so far ahead as keeps all engines at work.
 * Used by one thread, which reads the source, too.
 */
final class StreamRun<R extends @Nullable Object> implements Iterator<Outcome<R>>, AutoCloseable {
  private static final long ENDLESS = Long.MAX_VALUE;
  private static final int SLACK = 2;
  private static final int LARGEST_CHUNK = 1 << 12;

  private final Cluster cluster;
  private final TaskOptions options;
  private final List<Operand> head;
  private final Iterator<?> source;
  private final MapRun.Sizes sizes;
  private final Deque<AsyncResults<R>> inOrder = new ArrayDeque<>();
  private final Set<AsyncResults<R>> open = new HashSet<>();
  private final BlockingQueue<AsyncResults<R>> arrived = new LinkedBlockingQueue<>();
  private @Nullable Iterator<Outcome<R>> current;
  private boolean closed;

  private StreamRun(Cluster cluster, TaskOptions options, Object function, Iterator<?> source) {
    this.cluster = cluster;
    this.options = options;
    this.head = MapRun.head(options, function);
    this.source = source;
    this.sizes = MapRun.Sizes.of(options, cluster);
  }

  static <R extends @Nullable Object> Stream<Outcome<R>> begin(
      Cluster cluster, TaskOptions options, Object function, Iterator<?> source) {
    StreamRun<R> run = new StreamRun<>(cluster, options, function, source);
    Spliterator<Outcome<R>> outcomes =
        Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED);
    return StreamSupport.stream(outcomes, false).onClose(run::close);
  }

  @Override
  public boolean hasNext() {
    if (closed) {
      return false;
    }
    fill();
    return isIn(current) || !open.isEmpty();
  }

  @Override
  public Outcome<R> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Iterator<Outcome<R>> chunk = current;
    if (chunk == null || !chunk.hasNext()) {
      chunk = nextChunk();
      current = chunk;
    }
    return chunk.next();
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(AsyncResult::cancel);
    open.clear();
    inOrder.clear();
  }

  private void fill() {
    int enough = SLACK * Math.max(1, cluster.scheduler().capacity());
    while (open.size() < enough && source.hasNext()) {
      int most = options.chunkSize() > 0 ? options.chunkSize() : LARGEST_CHUNK;
      int size = Math.min(sizes.next(ENDLESS), most);
      submit(Items.read(source, size, MapRun.MOST_CHUNK_BYTES));
    }
  }

  private void submit(Items items) {
    TaskOptions together = options.chunkSize(items.size());
    MapRun.Sizes whole = sizes.ofWhole(items.size());
    AsyncResults<R> chunk = MapRun.begin(cluster, together, head, items, whole);
    open.add(chunk);
    if (options.ordered()) {
      inOrder.add(chunk);
    } else {
      chunk.gathering().all().thenRun(() -> arrived.add(chunk)).isDone();
    }
  }

  private Iterator<Outcome<R>> nextChunk() {
    try {
      AsyncResults<R> chunk = options.ordered() ? inOrder.remove() : arrived.take();
      List<Outcome<R>> outcomes = chunk.outcomes();
      open.remove(chunk);
      return outcomes.iterator();
    } catch (InterruptedException _) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a result");
    }
  }

  private static boolean isIn(@Nullable Iterator<?> chunk) {
    return chunk != null && chunk.hasNext();
  }
}
