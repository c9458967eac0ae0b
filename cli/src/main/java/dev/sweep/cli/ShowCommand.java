package dev.sweep.cli;

import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a results file holds, also while it is being written. */
@Command(
    name = "show",
    description =
        "Show what a results file holds and how far it is, also while it is being written.",
    footer = {"", "Example:", "  sweep show heat.h5 --point 17"})
final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "The results file.")
  private Path file = Path.of("");

  @Option(names = "--point", paramLabel = "N", description = "Show all about point N.")
  private @Nullable Long point;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (ResultsReader results = ResultsReader.open(file)) {
      if (point != null) {
        show(new PointView(results, results.point(point)));
      } else {
        show(FileView.of(file, results));
      }
    }
    return ExitCode.OK;
  }

  private void show(View view) throws IOException {
    if (json) {
      console.out().println(Json.of(view::write));
    } else {
      view.print(console.out());
    }
  }
}
