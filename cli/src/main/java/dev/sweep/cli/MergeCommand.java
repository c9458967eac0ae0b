package dev.sweep.cli;

import dev.sweep.results.MergeReport;
import dev.sweep.results.PartsMerge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Joins the results files of shards. */
final class MergeCommand implements Subcommand {
  private final Console console;
  private final Argument<List<Path>> parts =
      new Argument<>(
          PositionalParamSpec.builder()
              .index("0..*")
              .arity("1..*")
              .required(true)
              .type(List.class)
              .auxiliaryTypes(Path.class)
              .converters(Argument.PATH)
              .initialValue(new ArrayList<Path>())
              .paramLabel("PARTS")
              .description("Results files of one sweep.")
              .build());
  private final Argument<Path> output =
      new Argument<>(
          OptionSpec.builder("-o", "--output")
              .type(Path.class)
              .converters(Argument.PATH)
              .required(true)
              .paramLabel("FILE")
              .description("The file to make; it must not be there yet.")
              .build());
  private final Argument<Boolean> json = Argument.flag("Print JSON.", "--json");

  MergeCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec = Subcommand.describe("merge", this, parts, output, json);
    spec.usageMessage()
        .description(
            "Join results files of one sweep, such as those of 'sweep run --shard', into one file,",
            "the same as if one run had computed all. The parts stay as they are. Parts of another",
            "configuration are refused, and points that are not the same in two parts.",
            "Points that no part has stay pending: 'sweep run CONFIG -o FILE' runs them.")
        .footer("", "Example:", "  sweep merge heat.shard-*.h5 -o heat.h5");
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    MergeReport report = PartsMerge.run(parts.value(), output.value());
    MergeView view = new MergeView(report);
    if (json.value()) {
      console.out().println(Json.of(view::write));
    } else {
      view.print(console.out());
    }
    return ExitCode.OK;
  }
}
