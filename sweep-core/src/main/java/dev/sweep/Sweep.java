package dev.sweep;

import dev.sweep.config.ConfigException;
import dev.sweep.config.ConfigReader;
import dev.sweep.config.ModelConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.model.ModelException;
import dev.sweep.model.ModelFactory;
import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.ManagerChoice;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.ParallelManagerFactory;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Plan;
import dev.sweep.plan.PlanSummary;
import dev.sweep.plan.Shard;
import dev.sweep.results.DiskSpace;
import dev.sweep.run.Ranks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A sweep: its configuration, its plan, and how it is run into a results file.
 *
 * {@snippet :
 * Sweep sweep = Sweep.load(Path.of("heat.yaml"), List.of("execution.workers=4"));
 * RunReport report = sweep.run(RunRequest.asConfigured(), observer, new StopSignal());
 * }
 */
public final class Sweep {
  private final SweepConfig config;
  private final Plan plan;

  private Sweep(SweepConfig config, Plan plan) {
    this.config = config;
    this.plan = plan;
  }

  /**
   * Reads a configuration.
   *
   * @param overrides {@code key=value} with a dotted key, each applied to what the file says
   * @throws ConfigException with every fault of it
   */
  public static Sweep load(Path file, List<String> overrides) throws ConfigException {
    return checked(List.of(ConfigReader.read(file, overrides))).getFirst();
  }

  /**
   * Reads a configuration of one or several sweeps.
   *
   * @param chosen the names of those that are wanted; empty for all
   * @return them in the order of the file, at least one
   * @throws ConfigException with every fault of all sweeps in the file
   */
  public static List<Sweep> loadAll(Path file, List<String> overrides, List<String> chosen)
      throws ConfigException {
    return checked(ConfigReader.readAll(file, overrides, chosen));
  }

  private static List<Sweep> checked(List<SweepConfig> configs) throws ConfigException {
    List<Sweep> sweeps =
        configs.stream().map(config -> new Sweep(config, Plan.of(config))).toList();
    List<ConfigException.Fault> faults =
        sweeps.stream()
            .flatMap(sweep -> ModelFactory.faults(sweep.config, sweep.plan.design()).stream())
            .distinct()
            .toList();
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return sweeps;
  }

  /**
   * Returns the part of this sweep that is {@code shard}. Its results file has room for all points,
   * and by default a name of its own, such as {@code heat.shard-2-of-8.h5} for {@code heat.h5}.
   *
   * @throws ConfigException if it draws until enough points have succeeded: no shard by itself
   *     knows when that is
   */
  public Sweep shard(Shard shard) throws ConfigException {
    if (config.sampling().details().successes() > 0) {
      throw new ConfigException(
          List.of(
              new ConfigException.Fault(
                  config.sampling().position(),
                  "a sample with 'successes' cannot be run in shards, none of which knows when the others"
                      + " have drawn enough; run it on several ranks, or give n instead")));
    }
    Path whole = config.resultsFile();
    String name = String.valueOf(whole.getFileName());
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    String own = name.substring(0, dot) + "." + shard.fileName() + name.substring(dot);
    return new Sweep(
        config.withResultsFile(whole.resolveSibling(own)),
        plan.only(shard.points(plan.design().size())));
  }

  /** Returns the configuration, overrides applied. */
  public SweepConfig config() {
    return config;
  }

  /** Looks at what would run, with the first {@code rows} points. */
  public PlanSummary preview(int rows) {
    return PlanSummary.of(config, plan, rows);
  }

  /**
   * Returns about how many bytes the results file takes: with the outputs that the configuration
   * names, each as one number; one that is found only while running adds to it.
   */
  public double plannedBytes() {
    int formulas =
        switch (config.model()) {
          case ModelConfig.Expr(List<ModelConfig.Formula> all) -> all.size();
          case ModelConfig.Java _, ModelConfig.Command _, ModelConfig.Worker _ -> 0;
        };
    return DiskSpace.neededBytes(plan.design(), Math.max(formulas, config.outputs().size()));
  }

  /** Returns the plan of the sweep, or of the shard that this is, as if nothing were done. */
  public Plan plan() {
    return plan;
  }

  /** Returns how many points are of other shards. */
  long pointsElsewhere() {
    return plan.design().size() - plan.pending().count();
  }

  /**
   * Runs what is not done yet, in this process alone, into a new results file or the one that an
   * earlier run left. {@link SweepJob} runs it on several ranks too.
   *
   * @param stop ends the run early; what was finished is kept
   * @throws ModelException if the model is broken whatever the point
   * @throws ChangedSweepException if the results file was made by another configuration
   * @throws IOException if the results file cannot be used or written
   * @throws ManagerException if a worker broke, with its exception as the cause
   * @throws IllegalStateException if this process is one of several ranks
   */
  public RunReport run(RunRequest request, RunObserver observer, StopSignal stop)
      throws ModelException, ChangedSweepException, IOException, InterruptedException {
    ParallelManagerFactory managers = ParallelManagerFactory.standard();
    ManagerChoice choice = SweepJob.choose(managers, this, request, ChildOptions.standard());
    try (ParallelManager manager = choice.open()) {
      if (manager.processCount() > 1) {
        throw new IllegalStateException("one of several ranks; use SweepJob");
      }
      GroupFacts alone = new GroupFacts(manager, Ranks.of(manager), managers.launcher());
      SweepJob.Target target = SweepJob.target(this);
      return new SweepRun(target, alone, request, observer, stop, Optional::empty)
          .run(choice.reason())
          .orElseThrow();
    } catch (AgreedFailure e) {
      throw thrown(e.reason());
    }
  }

  private static RuntimeException thrown(Exception reason)
      throws ModelException, ChangedSweepException, IOException {
    switch (reason) {
      case ModelException model -> throw model;
      case ChangedSweepException changed -> throw changed;
      case IOException io -> throw io;
      case RuntimeException other -> throw other;
      default -> throw new IllegalStateException(reason);
    }
  }
}
