package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command as configured, its templates parsed. Immutable. */
record CommandSpec(
    List<Template> argv,
    Map<String, Template> environment,
    @Nullable Duration timeout,
    PrintedOutputs outputs) {

  static CommandSpec of(ModelConfig.Command command, List<OutputConfig> outputs) {
    Map<String, Template> environment = new LinkedHashMap<>();
    command.env().forEach((name, value) -> environment.put(name, Template.parse(value)));
    return new CommandSpec(
        command.argv().stream().map(Template::parse).toList(),
        environment,
        command.timeout(),
        new PrintedOutputs(outputs));
  }

  /** Returns the timeout in words, such as {@code 2.5 s}. */
  String timeoutText() {
    return timeout == null ? "any time" : Seconds.text(timeout);
  }
}
