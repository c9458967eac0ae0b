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
                  "${COMPLETION-CANDIDATES}; csv, json and jsonl give all points, streaming.",
                  "Default: ${DEFAULT-VALUE}.")
              .build());

  private final Argument<Boolean> json =
      Argument.flag("Print the summary as JSON, without points.", "--json");

  PlanCommand(Console console) {
    this.console = console;
  }

  /** How to show a plan. */
  enum Format {
    TEXT,
    CSV,
    JSON,
    JSONL
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec =
        Subcommand.describe(
            "plan", this, config.config, config.overrides, config.sweeps, format, json);
    spec.usageMessage()
        .description(
            "Show what would run: how many points, each parameter's values, the first points.",
            "Counts are exact, but for 'where' on more than a million points, and for 'successes'.")
        .footer("", "Example:", "  sweep plan heat.yaml --format csv > points.csv");
    return spec;
  }

  @Override
  public Integer call() throws ConfigException {
    if (json.value()) {
      config.load().forEach(new PlanJson(console.out())::printSummary);
    } else {
      print();
    }
    return ExitCode.OK;
  }

  /** Lists of points are of one sweep. */
  private void print() throws ConfigException {
    PlanJson objects = new PlanJson(console.out());
    switch (format.value()) {
      case TEXT -> new PlanText(console.out()).print(config.load());
      case CSV -> new PlanCsv(console.out()).print(config.loadOne("--format csv").plan());
      case JSON -> objects.printAll(config.loadOne("--format json"));
      case JSONL -> objects.printLines(config.loadOne("--format jsonl"));
    }
  }
}
