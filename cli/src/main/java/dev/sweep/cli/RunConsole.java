package dev.sweep.cli;

import dev.sweep.JobReporter;
import dev.sweep.RunObserver;
import dev.sweep.RunReport;
import dev.sweep.Sweep;
import dev.sweep.config.ExecutionConfig;
import dev.sweep.parallel.StopSignal;
import dev.sweep.run.Progress;
import org.jspecify.annotations.Nullable;

/** Tells people and programs of a run: how it goes, and how it ended. */
final class RunConsole implements RunObserver, JobReporter, AutoCloseable {
  private static final String WITHOUT_LAUNCHER =
      "no MPI launcher started this process, so it is one rank by itself, without MPI; start it with"
          + " one, as in 'mpirun -n 4 sweep run ...' (package openmpi-bin), 'mpiexec -n 4 ...'"
          + " (package mpich) or 'srun --mpi=pmix ...' (Slurm)";

  private final Console console;
  private final Options options;
  private final StopSignal stop;
  private volatile ProgressDisplay display = new SilentDisplay();

  /**
   * What the user wants to hear.
   *
   * @param manager the manager that was asked for; null for the configuration's
   */
  record Options(
      @Nullable String manager,
      ProgressMode progress,
      boolean json,
      boolean quiet,
      boolean verbose,
      boolean allowFailures) {}

  /**
   * @param stop ends the run early
   */
  RunConsole(Console console, Options options, StopSignal stop) {
    this.console = console;
    this.options = options;
    this.stop = stop;
  }

  @Override
  public void loaded(Sweep sweep) {
    ProgressMode mode = options.quiet() ? ProgressMode.NONE : options.progress();
    display = mode.open(console, sweep.config().name());
    if (asksForMpi(sweep) && Peers.launcher().isEmpty()) {
      console.note(WITHOUT_LAUNCHER);
    }
  }

  private boolean asksForMpi(Sweep sweep) {
    return options.manager() == null
        ? sweep.config().execution().manager() == ExecutionConfig.Manager.MPI
        : options.manager().equals("mpi");
  }

  @Override
  public void started(Progress progress, String manager) {
    if (options.verbose()) {
      console.note(manager);
    }
    display.start(progress);
  }

  @Override
  public void progressed(Progress progress) {
    display.progressed(progress);
  }

  @Override
  public int ended(RunReport report) {
    close();
    if (options.json()) {
      console.out().println(RunJson.of(report, report.interrupted()));
    } else if (!options.quiet()) {
      new RunText(console.out()).print(report, report.interrupted());
    }
    return exitCode(report);
  }

  @Override
  public int failed(Exception reason) {
    close();
    return Errors.on(console).report(reason);
  }

  /** What fails on all ranks alike ends them when the root has told it. */
  @Override
  public int cutOff(Exception reason) throws InterruptedException {
    boolean mine = console.root() || Peers.outwaitTheRoot(stop);
    return mine ? failed(reason) : ExitCode.BROKEN;
  }

  private int exitCode(RunReport report) {
    if (report.wasFinished()) {
      return ExitCode.OK;
    }
    boolean stoppedEarly = report.after().pending() > 0;
    if (report.isCutShort()) {
      return ExitCode.INTERRUPTED;
    }
    if (report.sample() != null && report.sample().isOver()) {
      return report.sample().isComplete() ? ExitCode.OK : ExitCode.FAILURES;
    }
    boolean failed = report.after().failed() + report.after().timedOut() > 0;
    return stoppedEarly || (failed && !options.allowFailures()) ? ExitCode.FAILURES : ExitCode.OK;
  }

  /** Shows the last state of the run; called again it does nothing. */
  @Override
  public void close() {
    display.close();
    display = new SilentDisplay();
  }
}
