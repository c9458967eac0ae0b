package dev.sweep.cli;

import dev.sweep.Sweep;
import dev.sweep.config.ConfigException;
import dev.sweep.config.Position;
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

  final Argument<List<String>> sweeps =
      new Argument<>(
          OptionSpec.builder("--sweep")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .initialValue(new ArrayList<String>())
              .paramLabel("NAME")
              .description("Take this one of several sweeps in the file; repeatable. Default: all.")
              .build());

  List<Argument<?>> all() {
    return List.of(config, overrides, sweeps);
  }

  List<Sweep> load() throws ConfigException {
    return Sweep.loadAll(config.value(), overrides.value(), sweeps.value());
  }

  /**
   * Returns the sweeps, of which there must be one.
   *
   * @param option what cannot be done with several
   */
  Sweep loadOne(String option) throws ConfigException {
    List<Sweep> all = load();
    if (all.size() > 1) {
      throw new ConfigException(
          List.of(
              new ConfigException.Fault(
                  new Position(config.value().toString(), 1, 1),
                  "%s is for one sweep, but here are %d; choose one with --sweep"
                      .formatted(option, all.size()))));
    }
    return all.getFirst();
  }
}
