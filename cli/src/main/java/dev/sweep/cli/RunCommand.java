package dev.sweep.cli;

import dev.sweep.ChangedSweepException;
import dev.sweep.RunReport;
import dev.sweep.RunRequest;
import dev.sweep.Sweep;
import dev.sweep.model.ModelException;
import dev.sweep.parallel.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Runs a sweep, or carries on with one. */
final class RunCommand implements Subcommand {
  private final Console console;
  private final ConfigArguments config = new ConfigArguments();

  private final Argument<@Nullable Integer> workers =
      new Argument<>(
          OptionSpec.builder("-w", "--workers")
              .type(Integer.class)
              .converters(new WorkersConverter())
              .paramLabel("N|auto")
              .description("How many points run at once; auto: one a processor.")
              .build());

  private final Argument<@Nullable String> manager =
      new Argument<>(
          OptionSpec.builder("--manager")
              .type(String.class)
              .converters(new ManagerConverter())
              .paramLabel("NAME")
              .description("What runs them: auto, single or local.")
              .build());

  private final Argument<@Nullable Path> output =
      new Argument<>(
          OptionSpec.builder("-o", "--output")
              .type(Path.class)
              .converters(Argument.PATH)
              .paramLabel("FILE")
              .description("The results file; default: what the configuration says.")
              .build());

  private final Argument<ProgressMode> progress =
      new Argument<>(
          OptionSpec.builder("--progress")
              .type(ProgressMode.class)
              .defaultValue("auto")
              .paramLabel("MODE")
              .description(
                  "How to show progress: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
              .build());

  private final Argument<Long> failFast =
      new Argument<>(
          OptionSpec.builder("--fail-fast")
              .type(long.class)
              .converters(new CountConverter())
              .initialValue(0L)
              .paramLabel("N")
              .description("Stop after N points have failed.")
              .build());

  private final Argument<Boolean> fresh =
      Argument.flag(
          "Start over; an existing results file is kept under a numbered name.", "--fresh");

  private final Argument<Boolean> dryRun =
      Argument.flag("Only show what would run, as 'sweep plan' does.", "--dry-run");

  private final Argument<Boolean> allowFailures =
      Argument.flag("Exit with 0 even if points failed.", "--allow-failures");

  private final Argument<Boolean> json = Argument.flag("Print the summary as JSON.", "--json");

  private final Argument<Boolean> quiet =
      Argument.flag("Print no summary and no progress.", "-q", "--quiet");

  private final Argument<Boolean> verbose =
      Argument.flag("Tell on what it runs, and why.", "-v", "--verbose");

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec =
        Subcommand.describe(
            "run",
            this,
            config.config,
            config.overrides,
            workers,
            manager,
            output,
            fresh,
            dryRun,
            progress,
            failFast,
            allowFailures,
            json,
            quiet,
            verbose);
    spec.usageMessage()
        .description(
            "Run a sweep into its results file, or carry on with an unfinished one.",
            "Ctrl-C stops in order: everything finished is kept, and the same command carries on.")
        .footer("", "Example:", "  sweep run heat.yaml --workers 8 --set parameters.T=[280,300]");
    return spec;
  }

  /**
   * Runs, and reports what goes wrong by itself: an interrupted process ends as soon as this
   * returns, so all must be told by then.
   */
  @Override
  public Integer call() {
    StopSignal stop = new StopSignal();
    try (Interruption interruption = Interruption.listen(stop)) {
      return interruption.endWith(run(stop, interruption));
    }
  }

  private int run(StopSignal stop, Interruption interruption) {
    try {
      Sweep sweep = config.load();
      if (dryRun.value()) {
        new PlanText(console.out()).print(sweep);
        return ExitCode.OK;
      }
      RunReport report = run(sweep, stop);
      print(report, interruption.interrupted());
      return exitCode(report, interruption.interrupted());
    } catch (Exception e) {
      return Errors.on(console).report(e);
    }
  }

  private RunReport run(Sweep sweep, StopSignal stop)
      throws ModelException, ChangedSweepException, IOException, InterruptedException {
    RunRequest request =
        new RunRequest(
            output.value(), manager.value(), workers.value(), fresh.value(), failFast.value());
    ProgressMode mode = quiet.value() ? ProgressMode.NONE : progress.value();
    try (ProgressDisplay display = mode.open(console, sweep.config().name())) {
      return sweep.run(request, new ConsoleObserver(display, console, verbose.value()), stop);
    }
  }

  private void print(RunReport report, boolean interrupted) {
    if (json.value()) {
      console.out().println(RunJson.of(report, interrupted));
    } else if (!quiet.value()) {
      new RunText(console.out()).print(report, interrupted);
    }
  }

  private int exitCode(RunReport report, boolean interrupted) {
    if (report.wasFinished()) {
      return ExitCode.OK;
    }
    if (interrupted && report.after().pending() > 0) {
      return ExitCode.INTERRUPTED;
    }
    boolean failed = report.after().failed() + report.after().timedOut() > 0;
    boolean stoppedEarly = report.after().pending() > 0;
    return stoppedEarly || (failed && !allowFailures.value()) ? ExitCode.FAILURES : ExitCode.OK;
  }
}
