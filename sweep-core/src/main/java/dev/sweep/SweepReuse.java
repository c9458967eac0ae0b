package dev.sweep;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.plan.Fingerprint;
import dev.sweep.plan.Fingerprint.Difference;
import dev.sweep.plan.Plan;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ResultsException;
import dev.sweep.results.ResultsFile;
import dev.sweep.results.ResultsReader;
import dev.sweep.reuse.OldSweep;
import dev.sweep.space.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The results file from which a run is to take points instead of computing them.
 *
 * @param sweep the one to be run
 * @param fresh whether the run's own file is moved away before, so that it may be the old one
 */
record SweepReuse(Path old, Sweep sweep, Fingerprint fingerprint, boolean fresh) {

  /**
   * Checks that points of the old file are points of this sweep, wherever their values are the
   * same: outputs come from parameters in the same way, and no parameter is unknown to one of them.
   *
   * @param target the run's own results file, which need not be there
   * @throws ResultsException with what differs if they are not
   */
  void check(Path target) throws IOException {
    if (!fresh && isFrom(target)) {
      throw new ResultsException(
          "--reuse %s names the file that is to be written; with --fresh it is kept under a"
                  .formatted(old)
              + " numbered name and points are taken from there");
    }
    try (ResultsReader results = ResultsReader.open(old)) {
      checkModel(stored(results).ofModel());
      checkParameters(results.parameters().stream().map(ColumnInfo::name).toList());
    }
  }

  /** Returns whether {@code target} is the old file itself. */
  boolean isFrom(Path target) throws IOException {
    return Files.exists(target) && Files.exists(old) && Files.isSameFile(old, target);
  }

  /**
   * Takes what is pending in {@code plan} and known.
   *
   * @param moved where the old file is by now; null if it is where it was
   * @param stop looked at every so often; true ends it early
   * @return the points that were taken
   */
  IndexRanges into(ResultsFile target, @Nullable Path moved, Plan plan, BooleanSupplier stop)
      throws IOException {
    try (OldSweep points = OldSweep.open(moved == null ? old : moved)) {
      return points.into(target, plan, stop);
    }
  }

  private Fingerprint stored(ResultsReader results) throws IOException {
    try {
      return Fingerprint.parse(results.fingerprint());
    } catch (IllegalArgumentException e) {
      throw new ResultsException(old + " has no fingerprint that can be read", e);
    }
  }

  private void checkModel(Fingerprint model) throws ResultsException {
    List<Difference> differences = model.differences(fingerprint.ofModel());
    if (!differences.isEmpty()) {
      StringBuilder text = new StringBuilder();
      text.append(old).append(" is of another model, so no point of it is taken; nothing was");
      text.append(" touched. What differs:");
      for (Difference difference : differences) {
        text.append("\n  ").append(difference.key());
        text.append("\n    in ").append(old).append(": ").append(difference.beforeText());
        text.append("\n    now: ").append(difference.afterText());
      }
      throw new ResultsException(text.toString());
    }
  }

  /** Not even a fixed parameter may be new: nobody knows what the model did without it. */
  private void checkParameters(List<String> there) throws ResultsException {
    List<String> here =
        sweep.plan().design().parameters().stream().map(Parameter::name).toList();
    if (!new HashSet<>(here).equals(new HashSet<>(there))) {
      throw new ResultsException(
          "%s has the parameters %s, but the sweep has %s, so no point of it is taken"
                  .formatted(old, there, here)
              + "; nothing was touched");
    }
  }
}
