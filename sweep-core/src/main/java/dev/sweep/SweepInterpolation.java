package dev.sweep;

import dev.sweep.analysis.Interpolation;
import dev.sweep.config.SweepConfig;
import dev.sweep.parallel.StopSignal;
import dev.sweep.results.InterpolatedPoints;
import dev.sweep.results.ResultsFile;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.StatusCounts;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Interpolates points without a result when a run is over, if the configuration asks for it. */
record SweepInterpolation(Path file, SweepConfig config, StopSignal stop) {

  /** Returns whether {@code file}, in which no point is pending, is still to be interpolated. */
  static boolean isMissing(Path file, SweepConfig config, StatusCounts counts) throws IOException {
    if (!config.interpolate() || counts.withoutResult() == 0) {
      return false;
    }
    try (ResultsReader results = ResultsReader.open(file)) {
      return !results.hasInterpolated();
    }
  }

  /**
   * Interpolates what {@code results} holds, unless points are pending.
   *
   * @return what came of it; null if there was nothing to do, or it was stopped
   */
  RunReport.@Nullable Interpolated into(ResultsFile results) throws IOException {
    results.commit();
    StatusCounts counts = results.counts();
    if (!config.interpolate() || counts.pending() > 0 || counts.withoutResult() == 0) {
      return null;
    }
    try (ResultsReader reader = ResultsReader.open(file)) {
      InterpolatedPoints points = Interpolation.of(reader, config, stop::requested);
      if (stop.requested()) {
        return null;
      }
      results.interpolate(points);
      return new RunReport.Interpolated(points.points().length, points.filled(), null);
    } catch (Interpolation.TooLargeException refused) {
      return new RunReport.Interpolated(counts.withoutResult(), 0, refused.getMessage());
    }
  }
}
