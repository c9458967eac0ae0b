package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.results.hdf5.TreeDataset;
import dev.sweep.results.hdf5.TreeGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The failures that are in the file: their strings stay where they are, and each commit writes the
 * columns that refer to them anew. Confined to whoever commits.
 */
final class FailureTable {
  private final GrowingBytes points = new GrowingBytes();
  private final GrowingBytes attempts = new GrowingBytes();
  private final GrowingBytes kinds = new GrowingBytes();
  private final GrowingBytes messages = new GrowingBytes();
  private final GrowingBytes logs = new GrowingBytes();
  private long size;

  long size() {
    return size;
  }

  /** Adds failures whose strings are not in the file yet. */
  void add(List<PointFailure> failures, TextStore texts) throws IOException {
    List<String> strings = new ArrayList<>(3 * failures.size());
    for (PointFailure failure : failures) {
      strings.add(failure.kind());
      strings.add(failure.message());
      strings.add(failure.log());
    }
    List<HeapReference> references = texts.store(strings);
    for (int i = 0; i < failures.size(); i++) {
      add(failures.get(i).point(), failures.get(i).attempt(), references.subList(3 * i, 3 * i + 3));
    }
  }

  /** Adds a failure whose kind, message and log are in the file. */
  void add(long point, int attempt, List<HeapReference> texts) {
    points.putLong(point);
    attempts.putInt(attempt);
    kinds.put(texts.get(0));
    messages.put(texts.get(1));
    logs.put(texts.get(2));
    size++;
  }

  /** Returns the failures of the points up to {@code end}, exclusive. */
  FailureTable before(long end) {
    FailureTable kept = new FailureTable();
    ByteBuffer point = points.view();
    ByteBuffer attempt = attempts.view();
    List<ByteBuffer> texts = List.of(kinds.view(), messages.view(), logs.view());
    while (point.hasRemaining()) {
      long number = point.getLong();
      int tried = attempt.getInt();
      List<HeapReference> references = texts.stream().map(HeapReference::from).toList();
      if (number < end) {
        kept.add(number, tried, references);
      }
    }
    return kept;
  }

  /** Writes the columns at the end of the file and adds them to {@code group}. */
  void addTo(TreeGroup group, LiveFile file) throws IOException {
    TreeDataset point = SweepTree.addList(group, file, "point", ElementType.INT64, points);
    point.attributes().put("long_name", "number");
    SweepTree.addAlong(point, group, file, "attempt", ElementType.INT32, attempts);
    SweepTree.addAlong(point, group, file, "kind", ElementType.TEXT, kinds);
    SweepTree.addAlong(point, group, file, "message", ElementType.TEXT, messages);
    SweepTree.addAlong(point, group, file, "log", ElementType.TEXT, logs);
  }
}
