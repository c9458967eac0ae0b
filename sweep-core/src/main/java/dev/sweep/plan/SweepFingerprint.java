package dev.sweep.plan;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import dev.sweep.config.ParameterConfig;
import dev.sweep.config.PointFile;
import dev.sweep.config.SamplingConfig;
import dev.sweep.config.SpaceTerm;
import dev.sweep.config.SweepConfig;
import dev.sweep.plan.Fingerprint.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes the fingerprint of a sweep: whatever its points and their outputs depend on, and nothing
 * else.
 *
 * <p>In it are the parameters, the sampling method with its number of points and seed where it
 * takes them, the algebra of space, the condition on points, and the model: formulas; or class,
 * options, start of points, and the content of the classpath, wherever it lies, and of files that
 * options name, as seen from the configuration; or the words, environment, output readers and
 * options of a command or a worker; what a command finds in its files and on standard input. Of
 * these words each that names an existing file, by itself or relative to the working directory,
 * counts with its content too; where points have directories of their own, only the program and
 * absolute paths. A program found on the {@code PATH} counts by its name alone.
 *
 * <p>Not in it are units, descriptions, the sweep's name, timeouts, retries, where the results go,
 * and how the sweep is executed.
 */
public final class SweepFingerprint {
  private static final int SHOWN_CHARACTERS = 200;

  private final List<Entry> entries = new ArrayList<>();
  private final Path workingDirectory;
  private final Path configuration;

  private SweepFingerprint(Path workingDirectory, Path configuration) {
    this.workingDirectory = workingDirectory;
    this.configuration = configuration;
  }

  /**
   * Takes the fingerprint of {@code config}.
   *
   * @param workingDirectory where the words of a program are looked for
   * @throws IOException if a file that belongs to the model cannot be read
   */
  public static Fingerprint of(SweepConfig config, Path workingDirectory) throws IOException {
    SweepFingerprint fingerprint = new SweepFingerprint(workingDirectory, config.file());
    fingerprint.addSpace(config);
    fingerprint.addModel(config);
    return Fingerprint.of(fingerprint.entries);
  }

  private void addSpace(SweepConfig config) {
    // Their order decides which axis is fastest.
    add("parameters", Json.write(config.parameters().stream().map(ParameterConfig::name).toList()));
    for (ParameterConfig parameter : config.parameters()) {
      add("parameters." + parameter.name(), SpecText.of(parameter.spec()));
      if (parameter.traits().when() != null) {
        add("parameters." + parameter.name() + ".when", parameter.traits().when().text().strip());
      }
      if (parameter.traits().build()) {
        add("parameters." + parameter.name() + ".build", "true");
      }
      if (!parameter.traits().labels().isEmpty()) {
        add("parameters." + parameter.name() + ".labels", Json.write(parameter.traits().labels()));
      }
    }
    addSampling(config.sampling());
    if (config.where() != null) {
      add("where", config.where().text().strip());
    }
  }

  private void addSampling(SamplingConfig sampling) {
    SamplingConfig.Details details = sampling.details();
    addMethod("sampling", sampling);
    if (details.differential() != null) {
      addMethod("sampling.nominal", details.differential().nominal());
      for (SamplingConfig.Perturbation perturbation : details.differential().perturb()) {
        add(
            "sampling.perturb." + perturbation.parameter(),
            perturbation.kind().word() + " by " + SpecText.of(perturbation.by()));
      }
    }
    if (details.replicates() > 0) {
      add("sampling.replicates", Long.toString(details.replicates()));
    }
    if (!details.space().isEmpty()) {
      add("space", "product " + Json.write(trees(details.space())));
    }
  }

  private void addMethod(String prefix, SamplingConfig sampling) {
    SamplingConfig.Details details = sampling.details();
    add(prefix + ".method", sampling.method().word());
    if (details.successes() > 0) {
      add(prefix + ".successes", Long.toString(details.successes()));
      add(prefix + ".max_draws", Long.toString(sampling.n()));
    } else if (sampling.method().draws()) {
      add(prefix + ".n", Long.toString(sampling.n()));
    }
    if (isSeeded(sampling)) {
      add(prefix + ".seed", Long.toString(sampling.seed()));
    }
    if (sampling.method().isSequence()) {
      add(prefix + ".scramble", Boolean.toString(details.scramble()));
    }
    addPlans(sampling.method(), details);
  }

  private static List<Object> trees(List<SpaceTerm> terms) {
    return terms.stream().map(SweepFingerprint::tree).toList();
  }

  private static Object tree(SpaceTerm term) {
    return switch (term) {
      case SpaceTerm.Named(String parameter) -> parameter;
      case SpaceTerm.Picked(String parameter, var picks) -> Map.of(parameter, picks);
      case SpaceTerm.Product(var parts) -> Map.of("product", trees(parts));
      case SpaceTerm.Zip(var parts) -> Map.of("zip", trees(parts));
      case SpaceTerm.Concat(var parts) -> Map.of("concat", trees(parts));
    };
  }

  /** Adds what plans of experiments take; the points of a file are in the parameters. */
  private void addPlans(SamplingConfig.Method method, SamplingConfig.Details details) {
    switch (method) {
      case MORRIS -> add("sampling.levels", Long.toString(details.levels()));
      case SALTELLI -> add("sampling.second_order", Boolean.toString(details.secondOrder()));
      case OFAT -> {
        for (SamplingConfig.NominalValue nominal : details.nominal()) {
          add("sampling.nominal." + nominal.parameter(), SpecText.text(nominal.value()));
        }
      }
      case GRID, ZIP, RANDOM, LHS, SOBOL, HALTON, CSV, DIFFERENTIAL -> {}
    }
  }

  /** Returns whether any value of a point depends on the seed. */
  private static boolean isSeeded(SamplingConfig sampling) {
    boolean points =
        sampling.method().isSequence() ? sampling.details().scramble() : sampling.method().draws();
    return points || sampling.details().replicates() > 0;
  }

  private void addModel(SweepConfig config) throws IOException {
    switch (config.model()) {
      case ModelConfig.Expr expr -> addFormulas(expr);
      case ModelConfig.Java java -> {
        add("model.java", java.className());
        addFiles(config);
        addOptions(java.options().values());
        addStart(java.start());
      }
      case ModelConfig.Command command -> {
        addProgram("command", command.argv(), command.env());
        addInput(command);
        addFiles(config);
        config.outputs().forEach(this::addOutput);
      }
      case ModelConfig.Worker worker -> {
        addProgram("worker", worker.argv(), worker.env());
        addFiles(config);
        addOptions(worker.options());
        config.outputs().forEach(this::addOutput);
      }
    }
  }

  private void addFormulas(ModelConfig.Expr expr) {
    List<String> names = expr.formulas().stream().map(ModelConfig.Formula::output).toList();
    add("model.expr", Json.write(names));
    for (ModelConfig.Formula formula : expr.formulas()) {
      add("model.expr." + formula.output(), formula.text().strip());
    }
  }

  private void addOptions(Map<String, Object> options) {
    options.forEach((name, value) -> add("model.options." + name, Json.write(value)));
  }

  private void addStart(ModelConfig.Start start) {
    switch (start) {
      case INITIALIZED -> {}
      case FRESH -> add("model.fresh", "true");
      case WARM -> add("model.warm_start", "true");
    }
  }

  private void addProgram(String kind, List<String> argv, Map<String, String> env) {
    add("model." + kind, Json.write(argv));
    env.forEach((name, value) -> add("model.env." + name, value));
  }

  /** Long templates count by what they hash to, as files do. */
  private void addInput(ModelConfig.Command command) {
    for (PointFile file : command.files()) {
      String key = "model.files." + file.name();
      switch (file) {
        case PointFile.Text(_, String template) when template.length() <= SHOWN_CHARACTERS ->
            add(key, template);
        case PointFile.Text(_, String template) ->
            add(key + ".sha256", Sha256.of(template.getBytes(StandardCharsets.UTF_8)));
        case PointFile.Link _ -> {} // a file of the model
      }
    }
    if (command.stdin() != null) {
      add("model.stdin", command.stdin());
    }
  }

  private void addFiles(SweepConfig config) throws IOException {
    for (ModelFile file : ModelFile.of(config, workingDirectory)) {
      Path path = workingDirectory.resolve(file.path());
      add(file.key(), Files.exists(path) ? content(path) : "absent");
    }
  }

  private String content(Path path) throws IOException {
    return Files.isDirectory(path)
        ? Sha256.of(new ClassDirectory(path, configuration))
        : Sha256.of(path);
  }

  private void addOutput(OutputConfig output) {
    String reader =
        switch (output.reader()) {
          case OutputConfig.Reader.Json(String path) -> "json: " + path;
          case OutputConfig.Reader.Regex(var pattern, _) -> "regex: " + pattern.pattern();
          case OutputConfig.Reader.Csv(String column, long row) -> "csv: " + row + " of " + column;
          case OutputConfig.Reader.Text() -> "text";
          case null -> "json: " + output.name();
        };
    String file = output.file() == null ? "" : " in file: " + output.file();
    add("outputs." + output.name(), reader + file);
  }

  private void add(String key, String value) {
    entries.add(new Entry(key, value));
  }
}
