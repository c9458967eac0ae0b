package dev.sweep.cli;

import dev.sweep.Sweep;
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
        Subcommand.describe("plan", this, config.config, config.overrides, format, json);
    spec.usageMessage()
        .description(
            "Show what would run: how many points, each parameter's values, the first points.",
            "Counts are exact, but for 'where' on more than a million points, and for 'successes'.")
        .footer("", "Example:", "  sweep plan heat.yaml --format csv > points.csv");
    return spec;
  }

  @Override
  public Integer call() throws ConfigException {
    Sweep sweep = config.load();
    if (json.value()) {
      new PlanJson(console.out()).printSummary(sweep);
    } else {
      print(sweep);
    }
    return ExitCode.OK;
  }

  private void print(Sweep sweep) {
    switch (format.value()) {
      case TEXT -> new PlanText(console.out()).print(sweep);
      case CSV -> new PlanCsv(console.out()).print(sweep.plan());
      case JSON -> new PlanJson(console.out()).printAll(sweep);
      case JSONL -> new PlanJson(console.out()).printLines(sweep);
    }
  }
}
