package dev.sweep.results;

import dev.sweep.parallel.IndexRanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises a file with which nothing is left to be done, so that nobody need open it to write.
 */
public final class FinishedSweep {
  private FinishedSweep() {}

  /**
   * Returns the counts of the given points of the file at {@code path}, if it is of the sweep that
   * {@code fingerprint} tells, none of these points is pending, and no killed run has left anything
   * beside it.
   *
   * @param points those to be run, of a sweep with that fingerprint
   * @throws ResultsException if it is not one of sweep's files
   */
  public static Optional<StatusCounts> counts(Path path, String fingerprint, IndexRanges points)
      throws ResultsException {
    try (ResultsReader results = ResultsReader.open(path)) {
      if (Journal.isLeftBeside(path) || !results.fingerprint().equals(fingerprint)) {
        return Optional.empty();
      }
      StatusCounts counts = results.statusCounts(points);
      Map<String, String> facts = results.provenance();
      boolean ended =
          !facts.containsKey(DrawnSample.WANTED) || facts.containsKey(DrawnSample.DRAWS);
      return counts.pending() == 0 && ended ? Optional.of(counts) : Optional.empty();
    } catch (ResultsException e) {
      throw e;
    } catch (IOException e) {
      throw ResultsException.because("read", path, e);
    }
  }
}
