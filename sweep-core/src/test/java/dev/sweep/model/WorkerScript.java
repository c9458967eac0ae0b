package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A worker written for a test: some lines of Python that answer {@code point} with {@code x}. */
record WorkerScript(String text, ModelConfig.PointLimits limits, Duration buildTimeout) {
  private static final String START =
      """
      import json, os, signal, sys, time
      def say(text):
          sys.stdout.write(text)
          sys.stdout.flush()
      def answer(point, **outputs):
          say(json.dumps({"point": point, "outputs": outputs}) + "\\n")
      """;

  private static final String LOOP =
      """
      options = json.loads(sys.stdin.readline())["build"]
      say('{"ready": true}\\n')
      for line in sys.stdin:
          request = json.loads(line)
          point, x = request["point"], request["parameters"].get("x")
      """;

  private static final Duration LONG = Duration.ofSeconds(50);

  /** A worker that is built without ado and does {@code body} for each point. */
  static WorkerScript loop(String body) {
    return whole(LOOP + body.indent(4));
  }

  /** A worker that does all by itself. */
  static WorkerScript whole(String text) {
    return new WorkerScript(START + text, ModelConfig.PointLimits.NONE, LONG);
  }

  WorkerScript limits(Duration timeout, int retries) {
    return new WorkerScript(text, new ModelConfig.PointLimits(timeout, retries), buildTimeout);
  }

  WorkerScript buildTimeout(Duration timeout) {
    return new WorkerScript(text, limits, timeout);
  }

  /** Returns the model, whose program is put into {@code directory}. */
  ModelConfig.Worker in(Path directory) throws IOException {
    return in(directory, Map.of());
  }

  ModelConfig.Worker in(Path directory, Map<String, Object> options) throws IOException {
    Path file = Files.writeString(directory.resolve("worker.py"), text);
    return new ModelConfig.Worker(
        List.of("/usr/bin/python3", "-S", file.toString()),
        Map.of("MARK", directory.resolve("mark").toString()),
        options,
        buildTimeout,
        limits);
  }
}
