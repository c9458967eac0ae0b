package dev.sweep.parallel.process;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Worker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A worker in a child that is replaced when it dies. */
final class IsolatedWorker<R> implements Worker<R> {
  /** A piece that ended its child is cut into this many. */
  private static final int CUTS = 8;

  private final Callable<WorkerChild<R>> opener;
  private final @Nullable LossHandler<R> losses;
  private @Nullable WorkerChild<R> child;
  private long pid;

  IsolatedWorker(
      WorkerChild<R> opened, Callable<WorkerChild<R>> opener, @Nullable LossHandler<R> losses) {
    this.opener = opener;
    this.losses = losses;
    this.child = opened;
    this.pid = opened.pid();
  }

  /** A part of a range, and how many children it has ended by itself. */
  private record Piece(IndexRange range, int deaths) {}

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public void run(IndexRange range, Emitter<R> emitter) throws Exception {
    Deque<Piece> pieces = new ArrayDeque<>(List.of(new Piece(range, 0)));
    while (!pieces.isEmpty() && !emitter.stopRequested()) {
      rest(pieces.removeFirst(), emitter).reversed().forEach(pieces::addFirst);
    }
  }

  /** A child that dies now has done its work: that is no failure. */
  @Override
  public void close() {
    WorkerChild<R> last = child;
    child = null;
    if (last == null) {
      return;
    }
    try {
      last.close();
    } catch (ChildDiedException _) {
      // Whatever it held is free.
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      last.kill();
    }
  }

  /** Runs {@code piece} and returns what is left to be tried again, in order. */
  private List<Piece> rest(Piece piece, Emitter<R> emitter) throws Exception {
    Progress<R> progress = new Progress<>(emitter);
    try {
      alive().run(piece.range(), progress);
      return List.of();
    } catch (ChildDiedException e) {
      child = null;
      return afterDeath(piece, progress, e.death());
    }
  }

  private List<Piece> afterDeath(Piece piece, Progress<R> progress, ChildDeath death)
      throws Exception {
    IndexRanges rest = IndexRanges.of(piece.range()).minus(progress.done());
    if (piece.range().count() > 1 || rest.isEmpty()) {
      return cut(rest);
    }
    int deaths = piece.deaths() + 1;
    if (deaths < IsolatedWorkers.MOST_DEATHS) {
      return List.of(new Piece(piece.range(), deaths));
    }
    lose(piece.range(), death.withAttempts(deaths), progress);
    return List.of();
  }

  private void lose(IndexRange index, ChildDeath death, Emitter<R> emitter) throws Exception {
    if (losses == null) {
      throw new ChildDiedException(
          "index %d ended %d child processes".formatted(index.first(), death.attempts()), death);
    }
    emitter.emit(index, losses.lost(index.first(), death));
  }

  private static List<Piece> cut(IndexRanges rest) {
    long size = Math.ceilDiv(rest.count(), CUTS);
    List<Piece> pieces = new ArrayList<>();
    for (IndexRange range : rest.ranges()) {
      for (long first = range.first(); first < range.end(); first += size) {
        pieces.add(new Piece(new IndexRange(first, Math.min(size, range.end() - first)), 0));
      }
    }
    return pieces;
  }

  private WorkerChild<R> alive() throws Exception {
    WorkerChild<R> alive = child;
    if (alive == null) {
      alive = opener.call();
      child = alive;
      pid = alive.pid();
    }
    return alive;
  }

  /** Passes results on and remembers of what. */
  private static final class Progress<R> implements Emitter<R> {
    private final Emitter<R> emitter;
    private final IndexRanges.Builder done = IndexRanges.builder();

    Progress(Emitter<R> emitter) {
      this.emitter = emitter;
    }

    IndexRanges done() {
      return done.build();
    }

    @Override
    public void emit(IndexRange range, R result) throws Exception {
      emitter.emit(range, result);
      done.add(range);
    }

    @Override
    public boolean stopRequested() {
      return emitter.stopRequested();
    }
  }
}
