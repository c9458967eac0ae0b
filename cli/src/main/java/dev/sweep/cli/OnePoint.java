package dev.sweep.cli;

import dev.sweep.PointRun;
import dev.sweep.Sweep;
import dev.sweep.model.KeptDirectories;
import dev.sweep.parallel.StopSignal;
import picocli.CommandLine.TypeConversionException;

/** Runs one point of a sweep before the user's eyes. */
record OnePoint(Console console, StopSignal stop, KeptDirectories kept, boolean allowFailures) {

  /** Reads the number of a point. */
  static Long number(String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new TypeConversionException("'" + text + "' is not the number of a point, from 0 on");
  }

  /**
   * Runs point {@code number} of {@code sweep} on the root, and returns the exit code.
   *
   * @throws Exception what ends the run of a sweep
   */
  int run(Sweep sweep, long number) throws Exception {
    long size = sweep.plan().design().size();
    if (number >= size) {
      console.note("there is no point %d: %d points, numbered from 0".formatted(number, size));
      return ExitCode.USAGE;
    }
    if (!console.root()) {
      return ExitCode.OK;
    }
    PointRun run = PointRun.of(sweep, number);
    PointRunView view = new PointRunView(console.out());
    view.begin(run, sweep.config().name());
    run.run(sweep, view, kept, stop);
    view.end(run);
    return exitCode(run);
  }

  private int exitCode(PointRun run) {
    return switch (run.status()) {
      case OK, EXCLUDED -> ExitCode.OK;
      case FAILED, TIMED_OUT -> allowFailures ? ExitCode.OK : ExitCode.FAILURES;
      case PENDING -> ExitCode.INTERRUPTED;
    };
  }
}
