package dev.sweep.results;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.LiveFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;

/**
 * Makes failed points read as failed again, where a run was killed while it tried them once more:
 * values of theirs may have been written, which no status vouches for.
 */
record FailedRows(LiveFile file, SweepColumns columns) {
  private static final int PIECE = 1 << 16;

  /** Takes the outputs of {@code failed} points away, and names again who computed them. */
  void restore(IndexRanges failed, WorkerLedger ledger) throws IOException {
    for (IndexRange range : failed.ranges()) {
      for (Column output : columns.outputs()) {
        OutputWriter.writeMissing(file.data(), output, range.first(), range.count());
      }
    }
    for (LocalResult sum : ledger.sums()) {
      for (IndexRange range : Retry.common(sum.points(), failed).ranges()) {
        writeRank(sum.rank(), range);
      }
    }
  }

  private void writeRank(int rank, IndexRange range) throws IOException {
    for (long first = range.first(); first < range.end(); first += PIECE) {
      int count = (int) Math.min(PIECE, range.end() - first);
      ByteBuffer buffer = TransferBuffer.get();
      IntBuffer ranks = buffer.asIntBuffer();
      for (int i = 0; i < count; i++) {
        ranks.put(rank);
      }
      long position = columns.points().rank().position(first);
      TransferBuffer.write(file.data(), buffer, count * Integer.BYTES, position);
    }
  }
}
