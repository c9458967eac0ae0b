package dev.sweep.cli;

import dev.sweep.Sweep;
import dev.sweep.config.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what would run, and runs nothing. */
@Command(
    name = "plan",
    description =
        "Show what would run: how many points, each parameter's values, the first points.",
    footer = {"", "Example:", "  sweep plan heat.yaml --format csv > points.csv"})
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ConfigArguments config = new ConfigArguments();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; csv gives all points. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  PlanCommand(Console console) {
    this.console = console;
  }

  /** How to show a plan. */
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  @Override
  public Integer call() throws ConfigException {
    Sweep sweep = config.load();
    switch (format) {
      case TEXT -> new PlanText(console.out()).print(sweep);
      case JSON -> console.out().println(PlanJson.of(sweep));
      case CSV -> new PlanCsv(console.out()).print(sweep.plan());
    }
    return ExitCode.OK;
  }
}
