package dev.sweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One of the commands of sweep; calling it does its work and returns the exit code.
 *
 * <p>A command describes itself by calls and not by annotations, which picocli would have to read
 * anew at each start: that takes longer than a small sweep.
 */
interface Subcommand extends Callable<Integer> {

  /** Returns what the command takes, and its help. */
  CommandSpec describe();

  /** Begins the description of {@code command}, with the options that every command has. */
  static CommandSpec describe(String name, Object command, Argument<?>... arguments) {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(command)
            .name(name)
            .versionProvider(new Version())
            .addOption(help())
            .addOption(version());
    for (Argument<?> argument : arguments) {
      spec.add(argument.spec());
    }
    return spec;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show this help message and exit.")
        .build();
  }

  private static OptionSpec version() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .description("Print version information and exit.")
        .build();
  }
}
