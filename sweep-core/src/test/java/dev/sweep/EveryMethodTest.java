package dev.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.model.Model;
import dev.sweep.model.Options;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
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

/** Every method and every space gives the same bits at any number of workers, for any chunks. */
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

  /** Spaces that are more than a product of axes. */
  enum Space {
    WHEN_IN_A_GRID(
        """
        model: {expr: {q: "sin(a) + (restart * k if s == 'gmres' else 1)"}}
        parameters:
          restart: {values: [20, 50, 80], when: "s == 'gmres'"}
          a: {linspace: [0, 10, 30]}
          s: [cg, gmres, direct]
          k: {values: [0.1, 0.3], when: "restart > 20"}
        """),
    WHEN_IN_A_SAMPLE(
        """
        model: {expr: {q: "x * (cos(r) if s == 'b' else 1)"}}
        parameters:
          T: [1, 2, 3]
          x: {uniform: [0, 1]}
          s: {choice: [a, b]}
          r: {normal: {mean: 0, std: 1}, when: "s == 'b' and x > 0.2"}
        space: T
        sampling: {method: lhs, n: 70, seed: 2}
        """),
    NAMED_VALUES(
        """
        model: {expr: {q: "exp(x) * tol if tol_label == 'tight' else x"}}
        parameters:
          tol: {values: {tight: 1e-7, loose: 1e-5}}
          c: {choice: {one: a, two: b}, p: [0.3, 0.7]}
          x: {normal: {mean: 0, std: 1}}
        sampling: {method: sobol, n: 128, seed: 3, replicates: 2}
        """),
    BUILD(
        """
        model: {java: dev.sweep.EveryMethodTest$Meshed, options: {scheme: 2}}
        parameters:
          x: {uniform: [0, 1]}
          scheme: {values: {upwind: 1, central: 2}, build: true}
          mesh: {values: [10, 20, 40], build: true, when: "scheme == 2"}
        sampling: {method: random, n: 50, seed: 4}
        """),
    CONCAT_OF_OWN_VALUES(
        """
        model: {expr: {q: "hypot(a, c) * T"}}
        parameters: {a: {unit: m}, T: {linspace: [1, 2, 20]}, c: }
        space: {product: [{concat: [{a: [1, 2, 3], c: [5, 6]}, {c: [0.1], a: [7, 8]}]}, T]}
        """);

    private final String yaml;

    Space(String yaml) {
      this.yaml = yaml;
    }
  }

  /** A model that is not the same once it is built with something else. */
  public static final class Meshed implements Model {
    private double built;

    @Override
    public void build(Options options) {
      built = options.number("scheme") + 1 / options.number("mesh", 1e3);
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      outputs.put("q", Math.cbrt(point.number("x") + built));
    }
  }

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsHoweverItIsRun(Method method) throws Exception {
    Files.writeString(directory.resolve("points.csv"), "a,b,c\n1,2,3\n0.1,1e-3,7\n9.5,2,2\n");
    assertSameBits(yaml(method));
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsWhateverTheSpace(Space space) throws Exception {
    assertSameBits(space.yaml);
  }

  private void assertSameBits(String yaml) throws Exception {
    String one = table(yaml, "1", "auto");

    assertThat(one.lines().count()).as("rows").isGreaterThan(3);
    assertThat(table(yaml, "7", "1")).isEqualTo(one);
    assertThat(table(yaml, "2", "13")).isEqualTo(one);
    assertThat(table(yaml, "7", "1000")).isEqualTo(one);
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
  private String table(String yaml, String workers, String chunk) throws Exception {
    Path config = Files.writeString(directory.resolve("c.yaml"), yaml);
    Path file = directory.resolve("w" + workers + "-" + chunk + ".h5");
    RunRequest request = RunRequest.asConfigured().into(file);
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
