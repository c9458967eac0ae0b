package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ModelConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker with parameters to build with is started anew when they change, and only then. */
@Timeout(60)
final class WorkerRebuildTest {
  private static final String SCRIPT =
      """
      line = sys.stdin.readline()
      with open(os.environ["MARK"], "a") as mark:
          mark.write(line)
      options = json.loads(line)["build"]
      say('{"error": "mesh is 0"}\\n' if options["mesh"] == 0 else '{"ready": true}\\n')
      for line in sys.stdin:
          request = json.loads(line)
          x = request["parameters"]["x"]
          answer(request["point"], q=x * options["mesh"], pid=os.getpid())
      """;

  @TempDir Path directory;
  private final List<Double> computed = new ArrayList<>();
  private final List<Double> pids = new ArrayList<>();
  private final Map<String, Object> options = new LinkedHashMap<>();

  @BeforeEach
  void setOptions() {
    options.put("mesh", 5L);
    options.put("scheme", "upwind");
  }

  @Test
  void isHandedTheParametersInItsBuildRequest() throws Exception {
    run(10, 10, 10, 20, 20);

    assertThat(computed).containsExactly(0.0, 10.0, 20.0, 60.0, 80.0);
    assertThat(pids.get(0)).isEqualTo(pids.get(1)).isEqualTo(pids.get(2));
    assertThat(pids.get(3)).isEqualTo(pids.get(4)).isNotEqualTo(pids.get(0));
    assertThat(directory.resolve("mark"))
        .hasContent(
            """
            {"build": {"mesh": 10, "scheme": "upwind"}}
            {"build": {"mesh": 20, "scheme": "upwind"}}
            """);
  }

  @Test
  void endsTheRunIfItCannotBeBuiltWithThem() {
    assertThatThrownBy(() -> run(10, 0))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("cannot be built: mesh is 0");
  }

  /** Goes through points of these meshes as a worker of the run does, with x from 0 on. */
  private void run(double... mesh) throws Exception {
    try (BlockModel model = factory().open(0)) {
      for (int next = 0; next < mesh.length; next = computed.size()) {
        double[] x = IntStream.range(next, mesh.length).asDoubleStream().toArray();
        evaluate(model, new double[][] {Arrays.copyOfRange(mesh, next, mesh.length), x});
      }
    }
  }

  private void evaluate(BlockModel model, double[][] columns) throws Exception {
    Outcomes outcomes = new Outcomes(0, columns[0].length);
    model.evaluate(
        Blocks.of(List.of(Blocks.whole("mesh"), Blocks.real("x")), columns),
        outcomes,
        Blocks.NEVER);
    for (int row = 0; row < columns[0].length && outcomes.statusOf(row) == Status.OK; row++) {
      computed.add(numbers(outcomes, "q")[row]);
      pids.add(numbers(outcomes, "pid")[row]);
    }
  }

  private BlockModel.Factory factory() throws IOException, ModelException {
    ModelConfig.Worker worker = WorkerScript.whole(SCRIPT).in(directory, options);
    WorkerSpec spec = WorkerSpec.of(worker, Blocks.config(worker));
    return WorkerModelFactory.of(spec, List.of(0), Transcript.NONE);
  }
}
