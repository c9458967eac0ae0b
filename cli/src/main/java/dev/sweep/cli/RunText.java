package dev.sweep.cli;

import dev.sweep.RunReport;
import dev.sweep.results.DrawnSample;
import dev.sweep.results.StatusCounts;
import dev.sweep.run.RunSummary;
import java.io.PrintStream;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Tells people what came of a run, in a line or two. */
record RunText(PrintStream out) {

  void print(RunReport report, boolean interrupted) {
    if (report.backup() != null) {
      out.println("the older " + report.file() + " is now " + report.backup());
    }
    if (report.sample() != null) {
      new SampleText(out).print(report.file(), report.sample());
    }
    RunSummary summary = report.summary();
    if (summary == null) {
      out.println(
          report.file()
              + ": finished before, "
              + counts(report.after(), report.sample())
              + "; nothing to do");
      return;
    }
    long before = report.before().done() - report.reused();
    String resumed = before > 0 ? ", " + before + " of them before" : "";
    String reused = report.reused() > 0 ? ", " + report.reused() + " of them reused" : "";
    out.println(
        report.file()
            + ": "
            + counts(report.after(), report.sample())
            + resumed
            + reused
            + " in "
            + Durations.inWords(summary.seconds()));
    if (report.after().failed() + report.after().timedOut() > 0) {
      out.println("see why: sweep failures " + report.file());
    }
    summary.earlyEnd().ifPresent(end -> out.println(EarlyEndText.line(end)));
    if (report.interpolation() != null) {
      out.println(interpolation(report.interpolation()));
    }
    if (report.after().pending() > 0) {
      out.println(
          (interrupted ? "interrupted" : "stopped")
              + "; all that is finished is kept: run the same command again to carry on");
    }
  }

  private static String interpolation(RunReport.Interpolated interpolated) {
    return interpolated.refusal() == null
        ? "%d of %d points without a result are interpolated, in /interpolated"
            .formatted(interpolated.filled(), interpolated.points())
        : "nothing is interpolated: " + interpolated.refusal();
  }

  /** Says how many points there are, and of what kind those are that are not ok. */
  static String counts(StatusCounts counts) {
    return counts(counts, null);
  }

  /** Says it of a sample too, behind which no point was drawn. */
  static String counts(StatusCounts all, DrawnSample.@Nullable State sample) {
    long behind =
        sample != null && sample.isOver() && all.pending() == 0
            ? sample.mostDraws() - sample.draws()
            : 0;
    StatusCounts counts = all.minus(new StatusCounts(0, 0, 0, 0, behind));
    StringJoiner kinds = new StringJoiner(", ", counts.total() + " points: ", "");
    add(kinds, counts.ok(), "ok");
    add(kinds, counts.failed(), "failed");
    add(kinds, counts.timedOut(), "timed out");
    add(kinds, counts.excluded(), "excluded");
    add(kinds, counts.pending(), "pending");
    return kinds.toString();
  }

  private static void add(StringJoiner kinds, long count, String kind) {
    if (count > 0 || kind.equals("ok")) {
      kinds.add(count + " " + kind);
    }
  }
}
