package dev.sweep.results;

import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.LiveFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept for each point whatever the sweep computes. */
record PointColumns(Column status, Column seconds, Column rank, Column attempts) {

  static PointColumns create(LiveFile file, long points) {
    return new PointColumns(
        reserve(file, points, "status", ElementType.UINT8),
        reserve(file, points, "seconds", ElementType.FLOAT32),
        reserve(file, points, "rank", ElementType.INT32),
        reserve(file, points, "attempts", ElementType.UINT8));
  }

  static PointColumns open(StoredSweep stored) throws ResultsException {
    return new PointColumns(
        stored.dataset("status").column(),
        stored.dataset("seconds").column(),
        stored.dataset("rank").column(),
        stored.dataset("attempts").column());
  }

  List<Column> all() {
    return List.of(status, seconds, rank, attempts);
  }

  private static Column reserve(LiveFile file, long points, String name, ElementType type) {
    Column column = new Column(name, type, new long[0], unit(name), description(name), 0);
    return column.at(file.reserve(column.bytes(points)));
  }

  private static String description(String name) {
    return switch (name) {
      case "status" -> "what became of the point";
      case "seconds" -> "time taken by the point";
      case "rank" -> "worker that computed the point";
      default -> "how often the point was tried";
    };
  }

  private static @Nullable String unit(String name) {
    return name.equals("seconds") ? "s" : null;
  }
}
