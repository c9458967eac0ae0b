package dev.sweep.results;

import dev.sweep.model.BlockModel.OutputDeclaration;
import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.results.hdf5.ElementType;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Puts blocks in their places, and makes columns for outputs that nobody declared. Safe for use by
 * many threads.
 */
final class BlockIntake {
  private final Opening opening;
  private final OutputNotes notes;
  private final GroupCommit commits;
  private final Committer committer;
  private final OutputCheck check;
  private final BlockWriter writer;
  private final AtomicLong taken = new AtomicLong();

  /** Held shared while a block is written, alone while columns are added. */
  private final ReadWriteLock structure = new ReentrantReadWriteLock();

  BlockIntake(Opening opening, OutputNotes notes, GroupCommit commits, Committer committer) {
    SweepColumns columns = opening.columns();
    this.opening = opening;
    this.notes = notes;
    this.commits = commits;
    this.committer = committer;
    this.check = OutputCheck.of(columns.design());
    this.writer =
        new BlockWriter(opening.file().data(), columns.points(), columns.parameters(), check);
  }

  /** Returns whether no block has come yet. */
  boolean isUntouched() {
    return taken.get() == 0;
  }

  void accept(int rank, PointBlock points, Outcomes outcomes, double busySeconds)
      throws IOException {
    checkFits(points, outcomes);
    committer.check();
    addNewOutputs(outcomes);
    write(rank, points, commits.retry().countedOn(outcomes), busySeconds);
  }

  private void checkFits(PointBlock points, Outcomes outcomes) {
    long size = opening.columns().design().size();
    long end = outcomes.first() + outcomes.count();
    if (points.first() != outcomes.first()
        || points.count() != outcomes.count()
        || outcomes.first() < 0
        || end > size) {
      throw new IllegalArgumentException(
          "outcomes of points %d to %d for a block of %d from %d, in a sweep of %d"
              .formatted(outcomes.first(), end, points.count(), points.first(), size));
    }
  }

  private void write(int rank, PointBlock points, Outcomes outcomes, double busySeconds)
      throws IOException {
    structure.readLock().lock();
    try {
      taken.addAndGet(outcomes.count());
      committer.add(writer.write(rank, points, outcomes, busySeconds, commits.outputs()));
    } finally {
      structure.readLock().unlock();
    }
  }

  private void addNewOutputs(Outcomes outcomes) throws IOException {
    if (newOutputs(outcomes).isEmpty()) {
      return;
    }
    structure.writeLock().lock();
    try {
      long points = opening.columns().design().size();
      List<Column> added = new ArrayList<>();
      String pending = commits.pendingValues();
      for (OutputColumn output : newOutputs(outcomes)) {
        Column column = place(output);
        added.add(column);
        DiskSpace.require(
            opening.path(),
            DiskSpace.bytesOf(added, points),
            "more for the output '" + column.name() + "', which came up while running");
        pending = fillNew(column) ? pending : PendingValues.UNDEFINED;
      }
      if (!added.isEmpty()) {
        commits.addOutputs(added, pending);
      }
    } finally {
      structure.writeLock().unlock();
    }
  }

  private List<OutputColumn> newOutputs(Outcomes outcomes) {
    List<OutputColumn> found = new ArrayList<>();
    List<Column> known = commits.outputs();
    for (OutputColumn output : outcomes.columns()) {
      if (BlockWriter.find(known, output.name()) == null
          && known.size() + found.size() < OutputCheck.MOST_OUTPUTS
          && check.refusal(output, known) == null) {
        found.add(output);
      }
    }
    return found;
  }

  private Column place(OutputColumn output) {
    OutputDeclaration note = notes.about(output.name());
    Column column =
        new Column(
            output.name(),
            OutputWriter.typeOf(output),
            OutputWriter.shapeOf(output),
            note.unit(),
            note.description(),
            0);
    return SweepColumns.reserve(opening.file(), opening.columns().design().size(), column);
  }

  /** Points that are done already must read as missing, those to come need not. */
  private boolean fillNew(Column column) throws IOException {
    long points = opening.columns().design().size();
    boolean needed =
        !isUntouched() || opening.counts().done() > 0 || Opening.isPrefilled(column.bytes(points));
    if (needed && column.type() != ElementType.TEXT) {
      OutputWriter.writeMissing(opening.file().data(), column, 0, points);
    }
    return needed;
  }
}
