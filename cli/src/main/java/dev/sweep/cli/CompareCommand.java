package dev.sweep.cli;

import dev.sweep.analysis.Comparison;
import dev.sweep.analysis.SweepComparison;
import dev.sweep.analysis.Tolerance;
import dev.sweep.analysis.Tolerances;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Tells how a results file differs from another. */
final class CompareCommand implements Subcommand {
  private final Console console;
  private final Argument<Path> base = Argument.file("BASE", "The results file to compare with.");
  private final Argument<Path> now = Argument.file(1, "NEW", "The results file to be judged.");
  private final Argument<Double> rtol =
      tolerance("--rtol", Tolerance.DEFAULT.rtol(), "Allowed difference, relative to BASE.");
  private final Argument<Double> atol =
      tolerance("--atol", Tolerance.DEFAULT.atol(), "Allowed difference, added to that.");
  private final Argument<List<OwnTolerance>> own =
      new Argument<>(
          OptionSpec.builder("--set-tolerance")
              .type(List.class)
              .auxiliaryTypes(OwnTolerance.class)
              .converters(new OwnTolerance.Converter())
              .initialValue(new ArrayList<OwnTolerance>())
              .paramLabel("OUTPUT=TOL[,ATOL]")
              .description(
                  "Tolerance of one output: both, or relative and absolute; repeatable.",
                  "Example: --set-tolerance q=1e-9")
              .build());
  private final Argument<@Nullable Path> junit =
      new Argument<>(
          OptionSpec.builder("--junit")
              .type(Path.class)
              .converters(Argument.PATH)
              .paramLabel("FILE")
              .description("Write JUnit XML too, with a test for each output.")
              .build());
  private final Argument<Boolean> json = Argument.flag("Print JSON.", "--json");

  CompareCommand(Console console) {
    this.console = console;
  }

  private static Argument<Double> tolerance(String name, double value, String description) {
    return new Argument<>(
        OptionSpec.builder(name)
            .type(Double.class)
            .converters(new ToleranceConverter())
            .initialValue(value)
            .paramLabel("NUMBER")
            .description(description + " Default: " + Numbers.exact(value) + ".")
            .build());
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec =
        Subcommand.describe("compare", this, base, now, rtol, atol, own, junit, json);
    spec.usageMessage()
        .description(
            "Compare results with those of another file, point by point: points belong together",
            "if their parameters have the same values, wherever they are. Numbers are the same if",
            "|new - base| <= atol + rtol * |base|; NaN equals NaN.",
            "Exit code: 0 the same, 1 differences, 2 wrong command line, 3 unreadable file.")
        .footer(
            "", "Example:", "  sweep compare baseline.h5 heat.h5 --rtol 1e-6 --junit report.xml");
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    try (ResultsReader before = ResultsReader.open(base.value());
        ResultsReader after = ResultsReader.open(now.value())) {
      Tolerances tolerances = OwnTolerance.all(rtol.value(), atol.value(), own.value());
      @Nullable String fault = OwnTolerance.fault(tolerances, before, after);
      if (fault != null) {
        throw new ParameterException(base.spec().command().commandLine(), fault);
      }
      Comparison found = SweepComparison.of(before, after, tolerances);
      report(after.name(), found);
      return found.same() ? ExitCode.OK : ExitCode.FAILURES;
    }
  }

  private void report(String sweep, Comparison found) throws IOException {
    ComparisonView view = new ComparisonView(base.value(), now.value(), found);
    @Nullable Path xml = junit.value();
    if (xml != null) {
      new ComparisonJUnit(sweep, view).write(xml);
    }
    if (json.value()) {
      console.out().println(Json.of(view::write));
    } else {
      view.print(console.out());
    }
  }
}
