package dev.sweep.cli;

import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tells what a results file holds, also while it is being written. */
final class ShowCommand implements Subcommand {
  private final Console console;
  private final Argument<Path> file = Argument.file("FILE", "The results file.");
  private final Argument<Boolean> json = Argument.flag("Print JSON.", "--json");
  private final Argument<@Nullable Long> point =
      new Argument<>(
          OptionSpec.builder("--point")
              .type(Long.class)
              .paramLabel("N")
              .description("Show all about point N.")
              .build());

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec = Subcommand.describe("show", this, file, point, json);
    spec.usageMessage()
        .description(
            "Show what a results file holds and how far it is, also while it is being written.")
        .footer("", "Example:", "  sweep show heat.h5 --point 17");
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    try (ResultsReader results = ResultsReader.open(file.value())) {
      @Nullable Long wanted = point.value();
      if (wanted != null) {
        show(new PointView(results, results.point(wanted)));
      } else {
        show(FileView.of(file.value(), results));
      }
    }
    return ExitCode.OK;
  }

  private void show(View view) throws IOException {
    if (json.value()) {
      console.out().println(Json.of(view::write));
    } else {
      view.print(console.out());
    }
  }
}
