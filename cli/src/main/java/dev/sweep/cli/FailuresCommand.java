package dev.sweep.cli;

import dev.sweep.analysis.LastFailures;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Tells why points have no result. */
final class FailuresCommand implements Subcommand {
  private final Console console;
  private final Argument<Path> file = Argument.file("FILE", "The results file.");
  private final Argument<Boolean> json = Argument.flag("Print JSON.", "--json");

  FailuresCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec = Subcommand.describe("failures", this, file, json);
    spec.usageMessage()
        .description("Show why points failed, grouped by cause, the most frequent first.")
        .footer("", "Example:", "  sweep failures heat.h5");
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    try (ResultsReader results = ResultsReader.open(file.value())) {
      LastFailures last = LastFailures.of(results);
      FailuresView view = FailuresView.of(file.value(), runCommand(results), last, results);
      if (json.value()) {
        console.out().println(Json.of(view::write));
      } else {
        view.print(console.out());
      }
    }
    return ExitCode.OK;
  }

  /** Returns the words that ran the sweep, as far as they say what it is. */
  private static List<String> runCommand(ResultsReader results) throws IOException {
    List<String> words = new ArrayList<>(List.of("sweep", "run"));
    words.add(results.provenance().getOrDefault("config_file", "CONFIG"));
    results.overrides().forEach(override -> words.addAll(List.of("--set", override)));
    return words;
  }
}
