package dev.sweep.results;

import java.io.IOException;

/**
 * What the points take on disk that are not written yet: checked beforehand, told when it fails.
 */
record RemainingSpace(Opening opening, GroupCommit commits) {

  /**
   * Checks that there is enough for {@code left} points. Outputs of pending points that were filled
   * have their place already, and so have points to be tried again.
   *
   * @throws ResultsException if there is not
   */
  void require(long left) throws IOException {
    boolean filled = commits.pendingValues().equals(PendingValues.MISSING);
    double each = filled ? DiskSpace.BOOKKEEPING_BYTES : pointBytes();
    double bytes = each * Math.min(left, opening.counts().pending());
    DiskSpace.require(opening.path(), bytes, "for the points that are left");
  }

  /** Returns what to tell of a write that failed: of a full disk, how much is missing. */
  ResultsException notWritten(IOException failure) {
    long pending = commits.counts().pending();
    return DiskSpace.isFull(failure)
        ? DiskSpace.full(opening.path(), pending, pending * pointBytes(), failure)
        : ResultsException.ofWriting(opening.path(), failure);
  }

  private double pointBytes() {
    return DiskSpace.pointBytes(opening.columns(), commits.outputs());
  }
}
