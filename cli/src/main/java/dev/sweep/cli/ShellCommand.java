package dev.sweep.cli;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.Launcher;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.RankEngines;
import dev.sweep.parallel.shell.ClusterShell;
import dev.sweep.parallel.shell.ScriptException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** A Java shell that has a cluster: the ranks of the job, or child processes. */
final class ShellCommand implements Subcommand {
  private final Console console;

  private final Argument<@Nullable Path> script =
      new Argument<>(
          PositionalParamSpec.builder()
              .index("0")
              .arity("0..1")
              .type(Path.class)
              .converters(Argument.PATH)
              .paramLabel("SCRIPT")
              .description("Snippets to run instead of those that are typed.")
              .build());

  private final Argument<@Nullable Integer> workers =
      new Argument<>(
          OptionSpec.builder("-w", "--workers")
              .type(Integer.class)
              .converters(new WorkersConverter())
              .paramLabel("N|auto")
              .description(
                  "How many processes there are without MPI; default, and auto: one a processor.")
              .build());

  private final Argument<List<Path>> classPath =
      new Argument<>(
          OptionSpec.builder("--class-path")
              .type(List.class)
              .auxiliaryTypes(Path.class)
              .converters(Argument.PATH)
              .splitRegex(":")
              .initialValue(List.of())
              .paramLabel("PATH")
              .description("Further jars and directories of classes, for all processes.")
              .build());

  private int exitCode;

  ShellCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec = Subcommand.describe("shell", this, script, workers, classPath);
    spec.usageMessage()
        .description(
            "Open a Java shell on the first rank of an MPI job, or on this machine, that has all",
            "ranks, or processes, at its call: pool, loop, call(() -> ...) and more.")
        .footer(
            "",
            "Examples:",
            "  mpirun -n 4 sweep shell",
            "  sweep shell --workers 4 script.jsh",
            "",
            "Exit codes: that of /exit; 0 at the end; 1 a snippet of a script went wrong.");
    return spec;
  }

  @Override
  public Integer call() throws Exception {
    Optional<Launcher> launcher = Peers.launcher();
    if (launcher.isPresent()) {
      requireNoWorkers(launcher.get());
      RankEngines.run(this::run);
    } else {
      ChildOptions options = ChildOptions.standard().withLog(console.out()::println);
      try (Engines engines = Engines.processes(processes(), options)) {
        run(engines);
      }
    }
    return exitCode;
  }

  private void run(Engines engines) throws Exception {
    ClusterShell shell = ClusterShell.over(engines, classPath.value());
    Path file = script.value();
    if (file == null) {
      greet(engines);
      exitCode = shell.prompt(System.in, console.out(), console.err());
    } else {
      exitCode = run(shell, file);
    }
  }

  /** Tells what goes wrong by itself: what is thrown on a rank ends the job with its stack. */
  private int run(ClusterShell shell, Path file) {
    try {
      return shell.run(file);
    } catch (ScriptException e) {
      console.err().println(e.getMessage());
      return ExitCode.FAILURES;
    } catch (IOException e) {
      return Errors.on(console).report(e);
    }
  }

  private void greet(Engines engines) {
    console.note(
        "a Java shell on %d %s; pool, loop and call(() -> ...) reach them; /help, /exit"
            .formatted(engines.size(), engines.size() == 1 ? "process" : "processes"));
  }

  private void requireNoWorkers(Launcher launcher) {
    if (workers.value() != null) {
      throw new ParameterException(
          workers.spec().command().commandLine(),
          "%s, and each rank is a worker; leave out --workers".formatted(launcher));
    }
  }

  private int processes() {
    Integer wanted = workers.value();
    return wanted == null || wanted == ManagerOptions.SHARE
        ? Runtime.getRuntime().availableProcessors()
        : wanted;
  }
}
