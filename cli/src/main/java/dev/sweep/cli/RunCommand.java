package dev.sweep.cli;

import dev.sweep.RunRequest;
import dev.sweep.Sweep;
import dev.sweep.SweepJob;
import dev.sweep.config.ConfigException;
import dev.sweep.config.Position;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Runs a sweep, or carries on with one. */
final class RunCommand implements Subcommand {
  private final Console console;
  private final ConfigArguments config = new ConfigArguments();
  private final MeansArguments means = new MeansArguments();
  private final StorageArguments storage = new StorageArguments();
  private final TellingArguments telling = new TellingArguments();

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

  private final Argument<@Nullable Long> point =
      new Argument<>(
          OptionSpec.builder("--point")
              .type(Long.class)
              .converters(OnePoint::number)
              .paramLabel("N")
              .description("Run only point N, here and now; show all about it and store nothing.")
              .build());

  private final Argument<Boolean> dryRun =
      Argument.flag("Only show what would run, as 'sweep plan' does.", "--dry-run");

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec = Subcommand.describe("run", this, arguments());
    spec.usageMessage()
        .description(
            "Run a sweep into its results file, or carry on with an unfinished one.",
            "Ctrl-C stops in order: everything finished is kept, and the same command carries on.")
        .footer("", "Example:", "  sweep run heat.yaml --workers 8 --set parameters.T=[280,300]");
    return spec;
  }

  private Argument<?>[] arguments() {
    return Stream.of(
            config.all(),
            means.all(),
            storage.all(),
            telling.all(),
            List.<Argument<?>>of(shard, point, dryRun))
        .flatMap(List::stream)
        .toArray(Argument<?>[]::new);
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
    RunConsole.Options options = telling.options(means.manager.value());
    try (RunConsole told = new RunConsole(console, options, stop)) {
      RunRequest request = new RunRequest(storage.storage(), means.means(), means.limits());
      if (dryRun.value()) {
        return dryRun();
      }
      if (point.value() != null) {
        return runOne(point.value(), request, stop);
      }
      return new SweepJob(this::load, request, stop)
          .failingIf(interruption::exitCall)
          .printingTo(console.err()::println)
          .run(told, told);
    } catch (Exception e) {
      return Errors.on(console).report(e);
    }
  }

  private int runOne(long number, RunRequest request, StopSignal stop) throws Exception {
    Sweep sweep = withDirectories(List.of(config.loadOne("--point"))).getFirst();
    return new OnePoint(
            console,
            stop,
            request.kept(sweep.config().resultsFile()),
            telling.allowFailures.value())
        .run(sweep, number);
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
        storage.output.value() == null ? config.load() : List.of(config.loadOne("--output"));
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
    if (storage.keeps()
        && sweeps.stream().noneMatch(sweep -> sweep.config().hasPointDirectories())) {
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
}
