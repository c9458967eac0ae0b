package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A worker program as configured. Immutable.
 *
 * @param argv its words; the first is the program
 * @param buildRequest the line that is written to it first
 * @param outputs finds the outputs in its answers
 */
record WorkerSpec(
    List<String> argv,
    Map<String, String> environment,
    String buildRequest,
    Duration buildTimeout,
    ModelConfig.PointLimits limits,
    PrintedOutputs outputs) {

  static WorkerSpec of(ModelConfig.Worker worker, List<OutputConfig> outputs) {
    Map<String, String> environment = new LinkedHashMap<>();
    worker.env().forEach((name, value) -> environment.put(name, constant(value)));
    return new WorkerSpec(
        worker.argv().stream().map(WorkerSpec::constant).toList(),
        environment,
        RequestText.ofBuild(worker.options()),
        worker.buildTimeout(),
        worker.limits(),
        new PrintedOutputs(outputs));
  }

  private static String constant(String word) {
    return Template.parse(word).constantText().orElseThrow();
  }
}
