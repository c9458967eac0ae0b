package dev.sweep.cli;

import dev.sweep.expression.Suggestion;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line in a line or two, with what may have been meant. */
record UsageErrors(Console console) implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    if (arguments.length == 0) {
      command.usage(console.err());
      return ExitCode.USAGE;
    }
    console.note(message(wrong, command));
    console.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private static String message(ParameterException wrong, CommandLine command) {
    return wrong instanceof UnmatchedArgumentException unmatched
        ? unknown(unmatched.getUnmatched().getFirst(), command)
        : String.valueOf(wrong.getMessage());
  }

  private static String unknown(String word, CommandLine command) {
    if (word.startsWith("-")) {
      return "unknown option '" + word + "'" + meant(word, options(command));
    }
    Collection<String> commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? "'" + word + "' is one argument too many"
        : "unknown command '" + word + "'" + meant(word, commands);
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> List.of(option.names()).stream())
        .toList();
  }

  private static String meant(String word, Collection<String> known) {
    return Suggestion.nearest(word, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }
}
