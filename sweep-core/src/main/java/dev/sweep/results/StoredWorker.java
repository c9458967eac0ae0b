package dev.sweep.results;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.HeapReader;
import io.jhdf.api.Group;
import java.io.IOException;

/**
 * A worker's group.
 *
 * @param sums all it did, without its points
 * @param first where the ranges of its points begin
 * @param count how long they are
 */
record StoredWorker(LocalResult sums, StoredDataset first, StoredDataset count) {

  /** Reads the group. */
  static StoredWorker of(Group group, HeapReader texts) throws IOException {
    StoredAttributes attributes = new StoredAttributes(group, texts);
    Number wallSeconds = attributes.number("wall_seconds");
    LocalResult sums =
        new LocalResult(
            Integer.parseInt(group.getName().substring("rank_".length())),
            IndexRanges.empty(),
            attributes.number("points_ok").longValue(),
            attributes.number("points_failed").longValue(),
            attributes.number("chunks", 0).longValue(),
            attributes.number("workers", 1).intValue(),
            attributes.number("busy_seconds").doubleValue(),
            wallSeconds.doubleValue(),
            attributes.number("worker_seconds", wallSeconds).doubleValue(),
            String.valueOf(attributes.text("host")),
            attributes.number("pid").longValue());
    return new StoredWorker(
        sums,
        StoredDataset.of(group.getChild("first"), texts, 1),
        StoredDataset.of(group.getChild("count"), texts, 1));
  }
}
