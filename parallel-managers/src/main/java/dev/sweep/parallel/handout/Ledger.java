package dev.sweep.parallel.handout;

import dev.sweep.parallel.Dispatcher;
import dev.sweep.parallel.IndexRange;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Knows which chunks every worker of the group holds, and decides who gets what.
 *
 * <p>A worker of another process holds two chunks, so that the next is at hand when one is
 * finished; what the ledger believes of it is late by the messages on the way, but messages of one
 * process arrive in order, and so the first chunk in the ledger is the one that is reported
 * finished next. When the dispatcher has nothing left for an idle worker, the ledger recalls a
 * second chunk, from the worker that has been at its first for longest. Of the two races this has,
 * the member decides the one (a chunk that its worker has begun is not returned), and the other is
 * none: a chunk sent after a recall arrives after it. An idle worker waits while any recall is
 * under way, and is sent home when none is and nobody holds a second chunk: nothing can come back
 * then, since what is handed out last is begun at once.
 *
 * <p>Guarded by its own lock, under which it sends (which does not block) and nothing else.
 */
final class Ledger implements Requests {
  private final ReturnsDispatcher pool;
  private final Deliveries deliveries;
  private final List<Holding> holdings;
  private final Set<Holding> idle = new LinkedHashSet<>();
  private int recalls;
  private boolean closed;

  /**
   * @param chunksAtOnce how many chunks the worker of a number is to have
   */
  Ledger(Dispatcher dispatcher, int workers, IntUnaryOperator chunksAtOnce, Deliveries deliveries) {
    this.pool = new ReturnsDispatcher(dispatcher);
    this.deliveries = deliveries;
    this.holdings =
        IntStream.range(0, workers)
            .mapToObj(worker -> new Holding(worker, chunksAtOnce.applyAsInt(worker)))
            .toList();
  }

  @Override
  public synchronized void asked(int worker) {
    settle(holdings.get(worker));
  }

  @Override
  public synchronized void finished(int worker, long count, double seconds) {
    pool.finished(worker, count, seconds);
    Holding holding = holdings.get(worker);
    holding.finishedFirst();
    settle(holding);
  }

  /** Worker {@code worker} gave {@code chunk} back, or nothing because it has begun it. */
  synchronized void returned(int worker, List<IndexRange> chunk) {
    recalls--;
    Holding holding = holdings.get(worker);
    holding.returned(chunk);
    if (!chunk.isEmpty()) {
      pool.giveBack(chunk);
    }
    settle(holding);
  }

  /** Hands out nothing more. */
  synchronized void close() {
    closed = true;
  }

  /** Does what is due now that {@code changed} may hold less. */
  private void settle(Holding changed) {
    if (closed) {
      return;
    }
    if (changed.isEmpty()) {
      idle.add(changed);
    }
    idle.removeIf(this::deliver);
    while (!changed.isEmpty() && !changed.isFull() && deliver(changed)) {
      // Until it has enough, or nothing is left.
    }
    recallForIdle();
  }

  private boolean deliver(Holding holding) {
    List<IndexRange> chunk = pool.next(holding.worker);
    if (chunk.isEmpty()) {
      return false;
    }
    holding.add(chunk);
    deliveries.chunk(holding.worker, chunk);
    return true;
  }

  private void recallForIdle() {
    while (recalls < idle.size() && recallOne()) {
      recalls++;
    }
    if (recalls == 0) {
      idle.forEach(holding -> deliveries.chunk(holding.worker, List.of()));
      idle.clear();
    }
  }

  private boolean recallOne() {
    long now = System.nanoTime();
    Optional<Holding> slowest =
        holdings.stream()
            .filter(Holding::isRecallable)
            .max(Comparator.comparingLong(holding -> now - holding.sinceNanos()));
    slowest.ifPresent(this::recall);
    return slowest.isPresent();
  }

  private void recall(Holding holding) {
    holding.recalled();
    deliveries.recall(holding.worker);
  }
}
