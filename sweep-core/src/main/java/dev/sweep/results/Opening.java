package dev.sweep.results;

import dev.sweep.model.BlockModel.OutputDeclaration;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.results.hdf5.PositionedFile;
import dev.sweep.space.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that was made or found, ready to be written on.
 *
 * @param done the points that are not pending
 */
record Opening(
    Path path,
    LiveFile file,
    SweepColumns columns,
    ProvenanceTexts provenance,
    TextStore texts,
    RestoredState state,
    IndexRanges done,
    StatusCounts counts) {
  private static final long PREFILL_BYTES = 64L << 20;

  /**
   * Makes a file beside {@code path}, whose name it gets when it is whole.
   *
   * @param toRun of how many points there must be space for
   */
  static Opening create(
      Path path, Design design, List<OutputDeclaration> outputs, Provenance provenance, long toRun)
      throws IOException {
    if (Files.exists(path)) {
      throw new ResultsException(path + " exists already");
    }
    DiskSpace.require(
        path, DiskSpace.neededBytes(design, outputs.size(), toRun), "for " + toRun + " points");
    LiveFile file = LiveFile.create(unfinished(path));
    try {
      SweepColumns columns = SweepColumns.create(file, design, outputs);
      boolean missing = prefill(file, columns);
      TextStore texts = new TextStore(file);
      return new Opening(
          path,
          file,
          columns,
          new ProvenanceTexts(file, texts, provenance),
          texts,
          RestoredState.none(missing ? PendingValues.MISSING : PendingValues.UNDEFINED),
          IndexRanges.empty(),
          new StatusCounts(design.size(), 0, 0, 0, 0));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Returns what a file is called until it is whole. */
  static Path unfinished(Path path) {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  /** Opens a file that was made for {@code design}. */
  static Opening resume(Path path, Design design, Provenance provenance) throws IOException {
    StoredSweep stored = StoredSweep.read(path);
    LiveFile file = LiveFile.open(path);
    try {
      checkFingerprint(stored, file.data(), provenance);
      SweepColumns columns = SweepColumns.open(file, design, stored);
      StatusColumn.Census census = stored.statuses(file.data()).census();
      TextStore texts = new TextStore(file);
      RestoredState state = RestoredState.read(stored, file.data(), census.done());
      if (Journal.isLeftBeside(path)) {
        IndexRanges failed = stored.statuses(file.data()).withoutResult();
        new FailedRows(file, columns).restore(failed, state.ledger());
      }
      return new Opening(
          path,
          file,
          columns,
          new ProvenanceTexts(file, texts, provenance),
          texts,
          state,
          census.done(),
          census.counts());
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Returns whether an output of {@code bytes} bytes is small enough to be filled beforehand. */
  static boolean isPrefilled(long bytes) {
    return bytes <= PREFILL_BYTES;
  }

  private static void checkFingerprint(
      StoredSweep stored, PositionedFile file, Provenance provenance) throws IOException {
    String fingerprint = StoredText.read(stored, file, "provenance/fingerprint");
    if (!fingerprint.equals(provenance.fingerprint())) {
      throw new OtherSweepException(stored.path(), fingerprint);
    }
  }

  private static boolean prefill(LiveFile file, SweepColumns columns) throws IOException {
    long points = columns.design().size();
    long bytes = 0;
    for (Column output : columns.outputs()) {
      bytes += output.bytes(points);
    }
    if (!isPrefilled(bytes)) {
      return false;
    }
    for (Column output : columns.outputs()) {
      OutputWriter.writeMissing(file.data(), output, 0, points);
    }
    return true;
  }
}
