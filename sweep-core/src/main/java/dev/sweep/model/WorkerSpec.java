package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.SweepConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A worker program as configured. Immutable.
 *
 * @param argv its words; the first is the program
 * @param options what it is built with
 * @param outputs finds the outputs in its answers
 */
record WorkerSpec(
    List<String> argv,
    Map<String, String> environment,
    Map<String, Object> options,
    Duration buildTimeout,
    ModelConfig.PointLimits limits,
    PrintedOutputs outputs) {

  static WorkerSpec of(ModelConfig.Worker worker, SweepConfig config) {
    Map<String, String> environment = new LinkedHashMap<>();
    worker.env().forEach((name, value) -> environment.put(name, constant(value)));
    ThreadHint.of(config.execution()).addTo(environment, cpus -> Integer.toString(cpus));
    return new WorkerSpec(
        worker.argv().stream().map(WorkerSpec::constant).toList(),
        environment,
        worker.options(),
        worker.buildTimeout(),
        worker.limits(),
        new PrintedOutputs(config.outputs()));
  }

  /** Returns this with more options, which go before those of the same name. */
  WorkerSpec with(Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>(options);
    all.putAll(more);
    return new WorkerSpec(argv, environment, all, buildTimeout, limits, outputs);
  }

  /** Returns the line that is written to it first. */
  String buildRequest() {
    return RequestText.ofBuild(options);
  }

  private static String constant(String word) {
    return Template.parse(word).constantText().orElseThrow();
  }
}
