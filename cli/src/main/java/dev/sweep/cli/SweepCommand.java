package dev.sweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command itself; its parts are the subcommands.
 *
 * <p>Reading a command's annotations takes some milliseconds, so when the first word names a
 * command, only that one is read.
 */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Parameter sweeps from one YAML file, on a laptop or a cluster, into one HDF5 file.",
    footer = {
      "",
      "Example:",
      "  sweep run configs/quickstart.yaml --workers 2",
      "",
      "Exit codes: 0 all well; 1 points failed; 2 wrong command line or configuration;",
      "3 could not carry on; 130 interrupted, ready to resume."
    })
final class SweepCommand {
  private static final Map<String, Function<Console, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("run", RunCommand::new);
    COMMANDS.put("plan", PlanCommand::new);
    COMMANDS.put("show", ShowCommand::new);
    COMMANDS.put("failures", FailuresCommand::new);
    COMMANDS.put("completion", CompletionCommand::new);
  }

  private SweepCommand() {}

  /** Runs a command line on {@code console} and returns the exit code. */
  static int execute(Console console, String... arguments) {
    CommandLine command = new CommandLine(new SweepCommand());
    for (String name : wanted(arguments)) {
      command.addSubcommand(subcommand(name, console));
    }
    return command
        .setOut(new PrintWriter(console.out(), true, UTF_8))
        .setErr(new PrintWriter(console.err(), true, UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Errors(console, Boolean.getBoolean("sweep.stacktraces")))
        .execute(arguments);
  }

  private static Collection<String> wanted(String[] arguments) {
    return arguments.length > 0 && COMMANDS.containsKey(arguments[0]) && !needsAll(arguments[0])
        ? List.of(arguments[0])
        : COMMANDS.keySet();
  }

  /** Completion describes every command. */
  private static boolean needsAll(String command) {
    return command.equals("completion");
  }

  private static CommandLine subcommand(String name, Console console) {
    Function<Console, Object> maker = Objects.requireNonNull(COMMANDS.get(name));
    CommandLine command = new CommandLine(maker.apply(console));
    command.getCommandSpec().mixinStandardHelpOptions(true);
    return command;
  }
}
