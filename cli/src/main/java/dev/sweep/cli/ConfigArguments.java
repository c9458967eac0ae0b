package dev.sweep.cli;

import dev.sweep.Sweep;
import dev.sweep.config.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration a command works on, and what the command line changes in it. */
final class ConfigArguments {
  @Parameters(index = "0", paramLabel = "CONFIG", description = "The YAML file of the sweep.")
  private Path config = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "Change a key of the configuration: dotted key, YAML value; repeatable.",
        "Example: --set parameters.T=[280,300]"
      })
  private List<String> overrides = new ArrayList<>();

  Sweep load() throws ConfigException {
    return Sweep.load(config, overrides);
  }
}
