package dev.sweep.results;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of joining parts.
 *
 * @param file the new file
 * @param counts its points by status
 * @param taken what each part gave, in the order of the parts
 */
public record MergeReport(Path file, StatusCounts counts, List<Taken> taken) {
  public MergeReport {
    taken = List.copyOf(taken);
  }

  /**
   * What a part gave.
   *
   * @param points how many points were taken from it
   * @param repeated how many of its points an earlier part had too, with the same values
   */
  public record Taken(Path part, long points, long repeated) {}
}
