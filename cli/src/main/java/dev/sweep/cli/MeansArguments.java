package dev.sweep.cli;

import dev.sweep.RunRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** What runs the points, and what ends the run early. */
final class MeansArguments {
  final Argument<@Nullable String> manager =
      new Argument<>(
          OptionSpec.builder("--manager")
              .type(String.class)
              .converters(new ManagerConverter())
              .paramLabel("NAME")
              .description("What runs them: auto, single, local or mpi.")
              .build());

  private final Argument<@Nullable Integer> workers =
      new Argument<>(
          OptionSpec.builder("-w", "--workers")
              .type(Integer.class)
              .converters(new WorkersConverter())
              .paramLabel("N|auto")
              .description("How many points run at once, on each MPI rank; auto: one a processor.")
              .build());

  private final Argument<Long> failFast =
      new Argument<>(
          OptionSpec.builder("--fail-fast")
              .type(long.class)
              .converters(new CountConverter())
              .initialValue(0L)
              .paramLabel("N")
              .description("Stop when the first N points that finish fail alike.")
              .build());

  private final Argument<@Nullable Duration> walltime =
      new Argument<>(
          OptionSpec.builder("--walltime")
              .type(Duration.class)
              .converters(new DurationConverter())
              .paramLabel("TIME")
              .description(
                  "How long this may take in all, such as 2h; begins no point that is unlikely",
                  "to end by then, less execution.stop_before_walltime.")
              .build());

  List<Argument<?>> all() {
    return List.of(workers, manager, failFast, walltime);
  }

  RunRequest.Means means() {
    return new RunRequest.Means(manager.value(), workers.value());
  }

  RunRequest.Limits limits() {
    return new RunRequest.Limits(failFast.value(), walltime.value());
  }
}
