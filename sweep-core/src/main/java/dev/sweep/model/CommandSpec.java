package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.SweepConfig;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command as configured, its templates parsed. Immutable. */
record CommandSpec(
    List<Template> argv,
    Map<String, Template> environment,
    List<PointFileSpec> files,
    @Nullable Template stdin,
    boolean hasPointDirectories,
    ModelConfig.PointLimits limits,
    PrintedOutputs outputs) {

  static CommandSpec of(ModelConfig.Command command, SweepConfig config) {
    Map<String, Template> environment = new LinkedHashMap<>();
    command.env().forEach((name, value) -> environment.put(name, Template.parse(value)));
    ThreadHint.of(config.execution())
        .addTo(environment, cpus -> Template.parse(Integer.toString(cpus)));
    return new CommandSpec(
        command.argv().stream().map(Template::parse).toList(),
        environment,
        command.files().stream().map(PointFileSpec::of).toList(),
        command.stdin() == null ? null : Template.parse(command.stdin()),
        config.hasPointDirectories(),
        command.limits(),
        new PrintedOutputs(config.outputs()));
  }

  /**
   * Returns the program with its words for {@code point}.
   *
   * @param directory where it runs, if it is not the working directory of this process, from which
   *     the program's own name leads nevertheless
   */
  Invocation invocation(Point point, @Nullable Path directory) {
    List<String> words = new ArrayList<>();
    String program = argv.getFirst().render(point);
    words.add(directory == null ? program : fromHere(program));
    argv.stream()
        .skip(1)
        .filter(word -> !word.vanishes(point))
        .forEach(word -> words.add(word.render(point)));
    Map<String, String> variables = new LinkedHashMap<>();
    environment.forEach((name, value) -> variables.put(name, value.render(point)));
    return new Invocation(words, variables, stdin == null ? null : stdin.render(point), directory);
  }

  private static String fromHere(String program) {
    return program.indexOf(File.separatorChar) < 0
        ? program
        : Path.of(program).toAbsolutePath().normalize().toString();
  }
}
