package dev.sweep.results;

import dev.sweep.model.StatusCodes;
import dev.sweep.results.Batch.TextCells;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.LiveFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores string outputs: the strings first, so that no row ever refers to what is not durable.
 * Confined to whoever commits.
 */
final class TextCellWriter {
  private final LiveFile file;
  private final TextStore texts;

  TextCellWriter(LiveFile file, TextStore texts) {
    this.file = file;
    this.texts = texts;
  }

  /** Stores the strings of {@code batches} and makes their rows refer to them. */
  void write(List<Batch> batches) throws IOException {
    List<String> strings = new ArrayList<>();
    for (Batch batch : batches) {
      for (TextCells cells : batch.texts()) {
        for (int row = 0; row < cells.values().length; row++) {
          strings.add(StatusCodes.isOk(batch.status(), row) ? cells.values()[row] : "");
        }
      }
    }
    if (strings.isEmpty()) {
      return;
    }
    List<HeapReference> references = texts.store(strings);
    file.commitAppended();
    int next = 0;
    for (Batch batch : batches) {
      for (TextCells cells : batch.texts()) {
        int count = cells.values().length;
        writeReferences(batch, cells.column(), references.subList(next, next + count));
        next += count;
      }
    }
  }

  private void writeReferences(Batch batch, Column column, List<HeapReference> references)
      throws IOException {
    byte[] status = batch.status();
    for (int from = StatusCodes.firstDone(status, 0); from < status.length; ) {
      int to = StatusCodes.firstPending(status, from);
      GrowingBytes bytes = new GrowingBytes();
      references.subList(from, to).forEach(bytes::put);
      file.data().write(bytes.view(), column.position(batch.first() + from));
      from = StatusCodes.firstDone(status, to);
    }
  }
}
