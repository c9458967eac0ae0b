package dev.sweep.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** What the user wants to hear of a run. */
final class TellingArguments {
  final Argument<Boolean> allowFailures =
      Argument.flag("Exit with 0 even if points failed.", "--allow-failures");

  private final Argument<ProgressMode> progress =
      new Argument<>(
          OptionSpec.builder("--progress")
              .type(ProgressMode.class)
              .defaultValue("auto")
              .paramLabel("MODE")
              .description(
                  "How to show progress: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
              .build());

  private final Argument<Boolean> json = Argument.flag("Print the summary as JSON.", "--json");

  private final Argument<Boolean> quiet =
      Argument.flag("Print no summary and no progress.", "-q", "--quiet");

  private final Argument<Boolean> verbose =
      Argument.flag("Tell on what it runs, and why.", "-v", "--verbose");

  List<Argument<?>> all() {
    return List.of(progress, allowFailures, json, quiet, verbose);
  }

  /**
   * @param manager the manager that was asked for; null for the configuration's
   */
  RunConsole.Options options(@Nullable String manager) {
    return new RunConsole.Options(
        manager,
        progress.value(),
        json.value(),
        quiet.value(),
        verbose.value(),
        allowFailures.value());
  }
}
