package dev.sweep.cli;

import dev.sweep.RunRequest;
import dev.sweep.model.KeptDirectories;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Where the results of a run go, and what becomes of those that are there. */
final class StorageArguments {
  final Argument<@Nullable Path> output =
      new Argument<>(
          OptionSpec.builder("-o", "--output")
              .type(Path.class)
              .converters(Argument.PATH)
              .paramLabel("FILE")
              .description("The results file; default: what the configuration says.")
              .build());

  final Argument<KeptDirectories.Which> keep =
      new Argument<>(
          OptionSpec.builder("--keep")
              .type(KeptDirectories.Which.class)
              .converters(new KeepConverter())
              .initialValue(KeptDirectories.Which.NONE)
              .paramLabel("failed|all")
              .description(
                  "Keep the directories in which points ran, as RESULTS.points/000017:",
                  "of those that failed or timed out, or all.")
              .build());

  private final Argument<Boolean> fresh =
      Argument.flag(
          "Start over; an existing results file is kept under a numbered name.", "--fresh");

  private final Argument<Boolean> retryFailed =
      Argument.flag("Also run again what failed or timed out.", "--retry-failed");

  private final Argument<@Nullable Path> reuse =
      new Argument<>(
          OptionSpec.builder("--reuse")
              .type(Path.class)
              .converters(Argument.PATH)
              .paramLabel("OLD.h5")
              .description(
                  "Take points with the same parameter values from another results file",
                  "of the same model; with --fresh also from the one that is replaced.")
              .build());

  List<Argument<?>> all() {
    return List.of(output, fresh, retryFailed, reuse, keep);
  }

  /** Returns whether directories of points are to be kept. */
  boolean keeps() {
    return keep.value() != KeptDirectories.Which.NONE;
  }

  /** Returns what was asked for, unless it contradicts itself. */
  RunRequest.Storage storage() {
    if (fresh.value() && retryFailed.value()) {
      throw new ParameterException(
          fresh.spec().command().commandLine(),
          "--fresh starts over, so there is nothing for --retry-failed to run again");
    }
    return new RunRequest.Storage(
        output.value(), fresh.value(), retryFailed.value(), reuse.value(), keep.value());
  }
}
