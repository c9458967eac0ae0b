package dev.sweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command itself; its parts are the subcommands.
 *
 * <p>When the first word names a command, only that one is described to picocli.
 */
final class SweepCommand {
  private static final Map<String, Function<Console, Subcommand>> COMMANDS = new LinkedHashMap<>();

  /** All others are the root's alone. */
  private static final Set<String> NEED_ALL_RANKS = Set.of("run", "shell");

  static {
    COMMANDS.put("run", RunCommand::new);
    COMMANDS.put("plan", PlanCommand::new);
    COMMANDS.put("show", ShowCommand::new);
    COMMANDS.put("status", StatusCommand::new);
    COMMANDS.put("failures", FailuresCommand::new);
    COMMANDS.put("export", ExportCommand::new);
    COMMANDS.put("compare", CompareCommand::new);
    COMMANDS.put("merge", MergeCommand::new);
    COMMANDS.put("shell", ShellCommand::new);
    COMMANDS.put("completion", CompletionCommand::new);
  }

  private SweepCommand() {}

  /** Runs a command line on {@code console} and returns the exit code. */
  static int execute(Console console, String... arguments) {
    return execute(console, console, arguments);
  }

  /**
   * Does this process's part of a command line that another process, the root, executes too: only
   * {@code run} and {@code shell} need more than the root. What is wrong with the command line is
   * told by the root.
   */
  static int executeBesideTheRoot(Console console, String... arguments) {
    boolean needed = arguments.length > 0 && NEED_ALL_RANKS.contains(arguments[0]);
    return needed ? execute(console, Console.silent(), arguments) : ExitCode.OK;
  }

  /**
   * @param usage takes what is to be said about the command line itself
   */
  private static int execute(Console console, Console usage, String... arguments) {
    return withCommands(wanted(arguments), console)
        .setOut(new PrintWriter(usage.out(), true, UTF_8))
        .setErr(new PrintWriter(usage.err(), true, UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors(usage))
        .setExecutionExceptionHandler(Errors.on(console))
        .execute(arguments);
  }

  /** Returns the command with all its subcommands. */
  static CommandLine withAllCommands(Console console) {
    return withCommands(COMMANDS.keySet(), console);
  }

  private static Collection<String> wanted(String[] arguments) {
    return arguments.length > 0 && COMMANDS.containsKey(arguments[0])
        ? List.of(arguments[0])
        : COMMANDS.keySet();
  }

  private static CommandLine withCommands(Collection<String> names, Console console) {
    CommandLine command = new CommandLine(describe());
    for (String name : names) {
      Function<Console, Subcommand> maker = Objects.requireNonNull(COMMANDS.get(name));
      command.addSubcommand(new CommandLine(maker.apply(console).describe()));
    }
    return command;
  }

  private static CommandSpec describe() {
    CommandSpec spec = Subcommand.describe("sweep", new SweepCommand());
    spec.usageMessage()
        .description(
            "Parameter sweeps from one YAML file, on a laptop or a cluster, into one HDF5 file.")
        .footer(
            "",
            "Example:",
            "  sweep run configs/quickstart.yaml --workers 2",
            "",
            "Exit codes: 0 all well; 1 points failed, or files differ; 2 wrong command line or",
            "configuration; 3 could not carry on; 130 interrupted, ready to resume.");
    return spec;
  }
}
