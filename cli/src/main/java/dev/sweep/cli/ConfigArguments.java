package dev.sweep.cli;

import dev.sweep.Sweep;
import dev.sweep.config.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** The configuration a command works on, and what the command line changes in it. */
final class ConfigArguments {
  final Argument<Path> config = Argument.file("CONFIG", "The YAML file of the sweep.");

  final Argument<List<String>> overrides =
      new Argument<>(
          OptionSpec.builder("--set")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .initialValue(new ArrayList<String>())
              .paramLabel("KEY=VALUE")
              .description(
                  "Change a key of the configuration: dotted key, YAML value; repeatable.",
                  "Example: --set parameters.T=[280,300]")
              .build());

  Sweep load() throws ConfigException {
    return Sweep.load(config.value(), overrides.value());
  }
}
