package dev.sweep.cli;

import dev.sweep.RunRequest;
import dev.sweep.Sweep;
import dev.sweep.SweepJob;
import dev.sweep.config.ConfigException;
import dev.sweep.config.Position;
import dev.sweep.model.KeptDirectories;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Shard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

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
              .description("How many points run at once, on each MPI rank; auto: one a processor.")
              .build());

  private final Argument<@Nullable String> manager =
      new Argument<>(
          OptionSpec.builder("--manager")
              .type(String.class)
              .converters(new ManagerConverter())
              .paramLabel("NAME")
              .description("What runs them: auto, single, local or mpi.")
              .build());

  private final Argument<@Nullable Path> output =
      new Argument<>(
          OptionSpec.builder("-o", "--output")
              .type(Path.class)
              .converters(Argument.PATH)
              .paramLabel("FILE")
              .description("The results file; default: what the configuration says.")
              .build());

  private final Argument<@Nullable Shard> shard =
      new Argument<>(
          OptionSpec.builder("--shard")
              .type(Shard.class)
              .converters(RunCommand::shard)
              .paramLabel("K/N")
              .description(
                  "Run part K of N parts, into a file of its own: NAME.shard-K-of-N.h5.",
                  "Parts are runs of consecutive points; 'sweep merge' joins their files.")
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
              .description("Stop when the first N points that finish fail alike.")
              .build());

  private final Argument<@Nullable Long> point =
      new Argument<>(
          OptionSpec.builder("--point")
              .type(Long.class)
              .converters(OnePoint::number)
              .paramLabel("N")
              .description("Run only point N, here and now; show all about it and store nothing.")
              .build());

  private final Argument<Boolean> fresh =
      Argument.flag(
          "Start over; an existing results file is kept under a numbered name.", "--fresh");

  private final Argument<Boolean> retryFailed =
      Argument.flag("Also run again what failed or timed out.", "--retry-failed");

  private final Argument<@Nullable Path> reuse =
      new Argument<>(
          OptionSpec.builder("--reuse")
              .type(Path.class)
              .converters(Argument.PATH)
              .paramLabel("OLD.h5")
              .description(
                  "Take points with the same parameter values from another results file",
                  "of the same model; with --fresh also from the one that is replaced.")
              .build());

  private final Argument<KeptDirectories.Which> keep =
      new Argument<>(
          OptionSpec.builder("--keep")
              .type(KeptDirectories.Which.class)
              .converters(new KeepConverter())
              .initialValue(KeptDirectories.Which.NONE)
              .paramLabel("failed|all")
              .description(
                  "Keep the directories in which points ran, as RESULTS.points/000017:",
                  "of those that failed or timed out, or all.")
              .build());

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
            config.sweeps,
            workers,
            manager,
            output,
            shard,
            fresh,
            retryFailed,
            reuse,
            keep,
            dryRun,
            progress,
            failFast,
            point,
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
    try (RunConsole told = new RunConsole(console, told(), stop)) {
      checkOptions();
      if (dryRun.value()) {
        return dryRun();
      }
      if (point.value() != null) {
        return new OnePoint(console, stop, keep.value(), allowFailures.value())
            .run(withDirectories(List.of(config.loadOne("--point"))).getFirst(), point.value());
      }
      return new SweepJob(this::load, request(), stop)
          .failingIf(interruption::exitCall)
          .printingTo(console.err()::println)
          .run(told, told);
    } catch (Exception e) {
      return Errors.on(console).report(e);
    }
  }

  private void checkOptions() {
    if (fresh.value() && retryFailed.value()) {
      throw new ParameterException(
          fresh.spec().command().commandLine(),
          "--fresh starts over, so there is nothing for --retry-failed to run again");
    }
  }

  /** Nothing runs, so the root needs no other rank. */
  private int dryRun() throws ConfigException {
    if (console.root()) {
      load().forEach(this::showPlan);
    }
    return ExitCode.OK;
  }

  private void showPlan(Sweep sweep) {
    new PlanText(console.out()).print(sweep);
    if (shard.value() != null) {
      console.out().println("shard " + shard.value() + ": points " + sweep.plan().pending());
    }
  }

  private List<Sweep> load() throws ConfigException {
    List<Sweep> sweeps =
        output.value() == null ? config.load() : List.of(config.loadOne("--output"));
    withDirectories(sweeps);
    @Nullable Shard part = shard.value();
    if (part == null) {
      return sweeps;
    }
    List<Sweep> parts = new ArrayList<>();
    for (Sweep sweep : sweeps) {
      parts.add(sweep.shard(part));
    }
    return parts;
  }

  /** Returns {@code sweeps}, at least one of which has what {@code --keep} keeps. */
  private List<Sweep> withDirectories(List<Sweep> sweeps) throws ConfigException {
    boolean wanted = keep.value() != KeptDirectories.Which.NONE;
    if (wanted && sweeps.stream().noneMatch(sweep -> sweep.config().hasPointDirectories())) {
      throw new ConfigException(
          List.of(
              new ConfigException.Fault(
                  new Position(config.config.value().toString(), 1, 1),
                  "there is nothing to --keep: points have directories only where the model is a"
                      + " command with 'files', or an output has a 'file'")));
    }
    return sweeps;
  }

  private static Shard shard(String text) {
    try {
      return Shard.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private RunRequest request() {
    return new RunRequest(
        output.value(),
        manager.value(),
        workers.value(),
        fresh.value(),
        failFast.value(),
        retryFailed.value(),
        reuse.value(),
        keep.value());
  }

  private RunConsole.Options told() {
    return new RunConsole.Options(
        manager.value(),
        progress.value(),
        json.value(),
        quiet.value(),
        verbose.value(),
        allowFailures.value());
  }
}
