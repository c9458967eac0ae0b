package dev.sweep.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** Prints a completion script for the user's shell. */
final class CompletionCommand implements Subcommand {
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec = Subcommand.describe("completion", this);
    spec.usageMessage()
        .description("Print a script that completes commands and options in bash and zsh.")
        .footer("", "Example:", "  source <(sweep completion)");
    return spec;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash("sweep", SweepCommand.withAllCommands(console)));
    return ExitCode.OK;
  }
}
