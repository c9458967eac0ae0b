package dev.sweep.cli;

import dev.sweep.ChangedSweepException;
import dev.sweep.RunReport;
import dev.sweep.RunRequest;
import dev.sweep.Sweep;
import dev.sweep.config.ConfigException;
import dev.sweep.model.ModelException;
import dev.sweep.parallel.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a sweep, or carries on with one. */
@Command(
    name = "run",
    description = {
      "Run a sweep into its results file, or carry on with an unfinished one.",
      "Ctrl-C stops in order: everything finished is kept, and the same command carries on."
    },
    footer = {"", "Example:", "  sweep run heat.yaml --workers 8 --set parameters.T=[280,300]"})
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigArguments config = new ConfigArguments();

  @Option(
      names = {"-w", "--workers"},
      paramLabel = "N|auto",
      converter = WorkersConverter.class,
      description = "How many points run at once; auto: one a processor.")
  private @Nullable Integer workers;

  @Option(
      names = "--manager",
      paramLabel = "NAME",
      description = "What runs them: auto, single or local.")
  private @Nullable String manager;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The results file; default: what the configuration says.")
  private @Nullable Path output;

  @Option(
      names = "--fresh",
      description = "Start over; an existing results file is kept under a numbered name.")
  private boolean fresh;

  @Option(names = "--dry-run", description = "Only show what would run, as 'sweep plan' does.")
  private boolean dryRun;

  @Option(
      names = "--progress",
      paramLabel = "MODE",
      defaultValue = "auto",
      description = "How to show progress: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private ProgressMode progress = ProgressMode.AUTO;

  @Option(names = "--fail-fast", paramLabel = "N", description = "Stop after N points have failed.")
  private long failFast;

  @Option(names = "--allow-failures", description = "Exit with 0 even if points failed.")
  private boolean allowFailures;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no summary and no progress.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell on what it runs, and why.")
  private boolean verbose;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call()
      throws ConfigException,
          ModelException,
          ChangedSweepException,
          IOException,
          InterruptedException {
    Sweep sweep = config.load();
    if (dryRun) {
      new PlanText(console.out()).print(sweep);
      return ExitCode.OK;
    }
    StopSignal stop = new StopSignal();
    try (Interruption interruption = Interruption.listen(stop)) {
      RunReport report = run(sweep, stop);
      print(report, interruption.interrupted());
      return exitCode(report, interruption.interrupted());
    }
  }

  private RunReport run(Sweep sweep, StopSignal stop)
      throws ModelException, ChangedSweepException, IOException, InterruptedException {
    RunRequest request = new RunRequest(output, manager, workers, fresh, failFast);
    ProgressMode mode = quiet ? ProgressMode.NONE : progress;
    try (ProgressDisplay display = mode.open(console, sweep.config().name())) {
      return sweep.run(request, new ConsoleObserver(display, console, verbose), stop);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          java.util.Objects.requireNonNull(spec).commandLine(), e.getMessage(), e);
    }
  }

  private void print(RunReport report, boolean interrupted) {
    if (json) {
      console.out().println(RunJson.of(report, interrupted));
    } else if (!quiet) {
      new RunText(console.out()).print(report, interrupted);
    }
  }

  private int exitCode(RunReport report, boolean interrupted) {
    if (interrupted) {
      return ExitCode.INTERRUPTED;
    }
    if (report.wasFinished() || allowFailures) {
      return ExitCode.OK;
    }
    return report.after().failed() + report.after().timedOut() > 0
        ? ExitCode.FAILURES
        : ExitCode.OK;
  }
}
