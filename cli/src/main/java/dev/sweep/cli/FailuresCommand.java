package dev.sweep.cli;

import dev.sweep.analysis.FailureGroup;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells why points have no result. */
@Command(
    name = "failures",
    description = "Show why points failed, grouped by cause, the most frequent first.",
    footer = {"", "Example:", "  sweep failures heat.h5"})
final class FailuresCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "The results file.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  FailuresCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (ResultsReader results = ResultsReader.open(file)) {
      List<FailureGroup> groups = FailureGroup.of(results.failures());
      FailuresView view = new FailuresView(file, groups);
      if (json) {
        console.out().println(Json.of(view::write));
      } else {
        view.print(console.out());
      }
    }
    return ExitCode.OK;
  }
}
