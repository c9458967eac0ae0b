package dev.sweep.cli;

import dev.sweep.analysis.SweepStatus;
import dev.sweep.results.ResultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells how far sweeps are, from any terminal. */
final class StatusCommand implements Subcommand {
  private static final String SUFFIX = ".h5";

  private final Console console;
  private final Argument<Path> place =
      new Argument<>(
          PositionalParamSpec.builder()
              .index("0")
              .arity("0..1")
              .type(Path.class)
              .converters(Argument.PATH)
              .initialValue(Path.of(""))
              .paramLabel("FILE|DIR")
              .description(
                  "A results file, or a directory of such files (*.h5);",
                  "default: the working directory.")
              .build());
  private final Argument<Boolean> json = Argument.flag("Print JSON.", "--json");

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec = Subcommand.describe("status", this, place, json);
    spec.usageMessage()
        .description(
            "Show how far sweeps are: who runs them, how fast, how long still; what was killed.",
            "Running sweeps are not disturbed.")
        .footer("", "Example:", "  sweep status heat.h5");
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    boolean many = Files.isDirectory(place.value());
    List<SweepStatus> found = many ? inDirectory() : List.of(SweepStatus.of(place.value()));
    StatusView view = new StatusView(found);
    if (json.value()) {
      console.out().println(Json.of(view::write));
    } else if (found.isEmpty()) {
      console.note("no results files (*.h5) in " + place.value().toAbsolutePath());
    } else {
      view.print(console.out());
    }
    return ExitCode.OK;
  }

  /** What is there beside, other programs' HDF5 files for example, is told but no fault. */
  private List<SweepStatus> inDirectory() throws IOException {
    List<SweepStatus> found = new ArrayList<>();
    for (Path file : files()) {
      try {
        found.add(SweepStatus.of(file));
      } catch (ResultsException e) {
        console.note("left out: " + e.getMessage());
      }
    }
    return found;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(place.value())) {
      return all.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }
}
