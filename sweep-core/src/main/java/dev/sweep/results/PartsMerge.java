package dev.sweep.results;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.MergeReport.Taken;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.space.Design;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Joins results files that hold different points of one sweep, as shards do, into one.
 *
 * <p>Columns are the same as if one run had computed all the points. Workers keep their local
 * results; those of the second and later parts get numbers behind those of the parts before. The
 * new file gets its name when it is whole.
 */
public final class PartsMerge {
  private final List<Part> parts;
  private final List<IndexRanges> taken = new ArrayList<>();
  private final PartHistory history = new PartHistory();

  private PartsMerge(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Writes the file {@code output} with all that {@code parts}, at least one, have. Points that
   * several parts have must be the same in all of them, except for the time they took.
   *
   * @throws ResultsException if a part cannot be read, is of another sweep, or has a point with
   *     other values than another part; or if {@code output} is there already, or cannot be written
   */
  @SuppressWarnings("try") // the lock is only to be held
  public static MergeReport run(List<Path> parts, Path output) throws ResultsException {
    List<Part> opened = new ArrayList<>();
    try (LockFile lock = LockFile.acquire(output)) {
      for (Path part : parts) {
        opened.add(Part.open(part));
      }
      return new PartsMerge(opened).into(output);
    } catch (UncheckedIOException e) {
      throw ResultsException.ofWriting(output, Objects.requireNonNull(e.getCause()));
    } catch (IOException | HdfException e) {
      throw ResultsException.ofWriting(output, e);
    } finally {
      opened.forEach(Part::close);
    }
  }

  private MergeReport into(Path output) throws IOException {
    Part first = parts.getFirst();
    for (Part part : parts) {
      PartCheck.checkSameSweep(first, part);
    }
    List<Column> outputs = PartCheck.outputs(parts);
    Design design = StoredDesign.of(first.stored(), first.file());
    DiskSpace.require(
        output,
        DiskSpace.neededBytes(design, 0) + DiskSpace.bytesOf(outputs, design.size()),
        "for %d points and %d outputs".formatted(design.size(), outputs.size()));
    Opening made =
        Opening.create(output, design, List.of(), PartProvenance.of(parts), design.size());
    boolean published = false;
    try (LiveFile file = made.file();
        Journal journal = Journal.of(output)) {
      MergeReport report = write(made, outputs, journal);
      journal.delete(); // of a file that is no more
      file.publish(output);
      published = true;
      return report;
    } finally {
      if (!published) {
        Files.deleteIfExists(Opening.unfinished(output));
      }
    }
  }

  private MergeReport write(Opening made, List<Column> outputs, Journal journal)
      throws IOException {
    SweepColumns columns = withOutputs(made, outputs);
    boolean prefilled = prefill(made.file(), columns);
    MergedRows rows = new MergedRows(made.file(), made.texts(), columns);
    List<Taken> report = new ArrayList<>();
    for (Part part : parts) {
      report.add(take(part, rows, outputs));
    }
    long size = columns.design().size();
    IndexRanges done = allTaken();
    IndexRanges pending = IndexRanges.of(size).minus(done);
    rows.copyInputs(parts.getFirst(), pending);
    String pendingValues =
        prefilled || pending.isEmpty() ? PendingValues.MISSING : PendingValues.UNDEFINED;
    long statuses = columns.points().status().address();
    StatusCounts counts = new StatusColumn(made.file().data(), statuses, size).counts();
    Opening whole =
        new Opening(
            made.path(),
            made.file(),
            columns,
            made.provenance(),
            made.texts(),
            state(pendingValues),
            done,
            counts);
    new GroupCommit(whole, journal, new RunShares()).commitLast(List.of(), pendingValues);
    return new MergeReport(made.path(), counts, report);
  }

  private static SweepColumns withOutputs(Opening made, List<Column> outputs) {
    SweepColumns columns = made.columns();
    List<Column> placed = new ArrayList<>();
    for (Column output : outputs) {
      placed.add(SweepColumns.reserve(made.file(), columns.design().size(), output));
    }
    return new SweepColumns(
        columns.design(), columns.parameters(), columns.indexes(), columns.points(), placed);
  }

  private static boolean prefill(LiveFile file, SweepColumns columns) throws IOException {
    long points = columns.design().size();
    long bytes = columns.outputs().stream().mapToLong(output -> output.bytes(points)).sum();
    if (Opening.isPrefilled(bytes)) {
      for (Column output : columns.outputs()) {
        OutputWriter.writeMissing(file.data(), output, 0, points);
      }
    }
    return Opening.isPrefilled(bytes);
  }

  /** Takes the points that no part before has; those that one has must be the same. */
  private Taken take(Part part, MergedRows rows, List<Column> outputs) throws IOException {
    IndexRanges own = part.done();
    for (int i = 0; i < taken.size(); i++) {
      IndexRanges both = own.minus(own.minus(taken.get(i)));
      new OverlapCheck(parts.get(i), part).check(both, outputs);
    }
    IndexRanges fresh = own.minus(allTaken());
    rows.copy(part, fresh, history.workers());
    history.add(part, fresh);
    taken.add(fresh);
    return new Taken(part.path(), fresh.count(), own.count() - fresh.count());
  }

  /** Returns the points that were taken so far. */
  private IndexRanges allTaken() {
    IndexRanges.Builder all = IndexRanges.builder();
    for (IndexRanges points : taken) {
      for (IndexRange range : points.ranges()) {
        all.add(range);
      }
    }
    return all.build();
  }

  private RestoredState state(String pendingValues) {
    return new RestoredState(
        new FailureTable(),
        history.failures(),
        history.ledger(),
        0,
        pendingValues,
        KeptFacts.startedAt(PartProvenance.started(parts)));
  }
}
