package dev.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.parallel.StopSignal;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.TableExport;
import dev.sweep.results.TableExport.Format;
import dev.sweep.run.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every method gives the same bits at any number of workers and for any chunks. */
@Timeout(60)
class EveryMethodTest {
  private static final String MODEL = "model: {expr: {q: 'sin(a) * b + exp(-c)'}}\nwhere: a < 9\n";
  private static final String AXES =
      "parameters: {a: {linspace: [0, 10, 30]}, b: {geomspace: [1, 7, 30]}, c: 0.1}\n";
  private static final String DRAWN =
      """
      parameters:
        a: {uniform: [0, 10]}
        b: {normal: {mean: 1, std: 2, min: -3, max: 5}}
        c: [1, 2, 3]
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsHoweverItIsRun(Method method) throws Exception {
    Files.writeString(directory.resolve("points.csv"), "a,b,c\n1,2,3\n0.1,1e-3,7\n9.5,2,2\n");
    String one = table(method, "1", "auto");

    assertThat(one.lines().count()).as("rows").isGreaterThan(3);
    assertThat(table(method, "7", "1")).isEqualTo(one);
    assertThat(table(method, "2", "13")).isEqualTo(one);
    assertThat(table(method, "7", "1000")).isEqualTo(one);
  }

  private static String yaml(Method method) {
    String space =
        switch (method) {
          case GRID -> AXES;
          case ZIP -> AXES + "sampling: {method: zip}\n";
          case OFAT -> AXES + "sampling: {method: ofat, nominal: {a: 1, b: 2}}\n";
          case CSV -> "sampling: {method: csv, file: points.csv}\n";
          case DIFFERENTIAL ->
              DRAWN
                  + "sampling: {method: differential, n: 9, seed: 2, nominal: {method: lhs, n: 12},"
                  + " perturb: {a: {percentile: [-0.1, 0.1]}, b: {normal: {std: 1}}}}\n";
          case RANDOM, LHS, SOBOL, HALTON, MORRIS, SALTELLI ->
              DRAWN + "sampling: {method: " + method.word() + ", n: 40, seed: 2, replicates: 2}\n";
        };
    return MODEL + space;
  }

  /** Returns what the results file holds, but for who computed the points, and how fast. */
  private String table(Method method, String workers, String chunk) throws Exception {
    Path config = Files.writeString(directory.resolve("c.yaml"), yaml(method));
    Path file = directory.resolve("w" + workers + "-" + chunk + ".h5");
    RunRequest request = new RunRequest(file, null, null, false, 0, false, null);
    Sweep.load(config, List.of("execution.workers=" + workers, "execution.chunk=" + chunk))
        .run(request, new Silence(), new StopSignal());
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    try (ResultsReader results = ResultsReader.open(file)) {
      TableExport.write(results, Format.CSV, false, table);
    }
    return table.toString(UTF_8).replaceAll(",[^,\n]*,[^,\n]*,[^,\n]*\n", "\n");
  }

  private static final class Silence implements RunObserver {
    @Override
    public void started(Progress progress, String manager) {}

    @Override
    public void progressed(Progress progress) {}
  }
}
