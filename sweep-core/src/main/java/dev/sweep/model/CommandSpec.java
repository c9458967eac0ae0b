package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command as configured, its templates parsed. Immutable. */
record CommandSpec(
    List<Template> argv,
    Map<String, Template> environment,
    ModelConfig.PointLimits limits,
    PrintedOutputs outputs) {

  static CommandSpec of(ModelConfig.Command command, List<OutputConfig> outputs) {
    Map<String, Template> environment = new LinkedHashMap<>();
    command.env().forEach((name, value) -> environment.put(name, Template.parse(value)));
    return new CommandSpec(
        command.argv().stream().map(Template::parse).toList(),
        environment,
        command.limits(),
        new PrintedOutputs(outputs));
  }
}
