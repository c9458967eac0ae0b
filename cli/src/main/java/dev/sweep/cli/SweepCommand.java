package dev.sweep.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command itself; its parts are the subcommands. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Parameter sweeps from one YAML file, on a laptop or a cluster, into one HDF5 file.")
final class SweepCommand {

  static int execute(String... args) {
    return new CommandLine(new SweepCommand()).execute(args);
  }
}
