package dev.sweep.cli;

import dev.sweep.config.ConfigException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Shows what would run, and runs nothing. */
final class PlanCommand implements Subcommand {
  private final Console console;
  private final ConfigArguments config = new ConfigArguments();
  private final Argument<Format> format =
      new Argument<>(
          OptionSpec.builder("--format")
              .type(Format.class)
              .defaultValue("text")
              .paramLabel("FORMAT")
              .description(
                  "${COMPLETION-CANDIDATES}; csv gives all points. Default: ${DEFAULT-VALUE}.")
              .build());

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
  public CommandSpec describe() {
    CommandSpec spec =
        Subcommand.describe("plan", this, config.config, config.overrides, config.sweeps, format);
    spec.usageMessage()
        .description(
            "Show what would run: how many points, each parameter's values, the first points.")
        .footer("", "Example:", "  sweep plan heat.yaml --format csv > points.csv");
    return spec;
  }

  @Override
  public Integer call() throws ConfigException {
    switch (format.value()) {
      case TEXT -> new PlanText(console.out()).print(config.load());
      case JSON -> config.load().forEach(sweep -> console.out().println(PlanJson.of(sweep)));
      case CSV -> new PlanCsv(console.out()).print(config.loadOne("--format csv").plan());
    }
    return ExitCode.OK;
  }
}
