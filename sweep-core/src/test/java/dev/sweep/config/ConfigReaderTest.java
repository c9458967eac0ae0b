package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.config.ParameterSpec.Bounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConfigReaderTest {
  @TempDir Path directory;

  private ConfigFiles files() {
    return new ConfigFiles(directory);
  }

  @Test
  void readsEveryKindOfParameterInFileOrder() throws Exception {
    SweepConfig config =
        files()
            .read(
                ConfigFiles.MODEL
                    + """
                    parameters:
                      T: [280, 300]
                      s: [cg, no]
                      b: [true, False]
                      p: {linspace: [1e5, 2e5, 5], unit: Pa}
                      k: {geomspace: [1e-6, 1e-2, 5]}
                      r: {reverse_geomspace: [1, 10, 3]}
                      e: {logspace: [-6, -2, 5]}
                      n: {range: [0, 1e12, 1]}
                      y: {values: [0x10, .5], unit: 1, description: inlet speed}
                      c: 4.2
                      d: {value: "5"}
                    """);

    assertThat(config.parameters())
        .extracting(ParameterConfig::name)
        .containsExactly("T", "s", "b", "p", "k", "r", "e", "n", "y", "c", "d");
    assertThat(config.parameters())
        .extracting(ParameterConfig::spec)
        .containsExactly(
            values(new Value.Numeric(280), new Value.Numeric(300)),
            values(new Value.Text("cg"), new Value.Text("no")),
            values(new Value.Flag(true), new Value.Flag(false)),
            new ParameterSpec.Linspace(1e5, 2e5, 5),
            new ParameterSpec.Geomspace(1e-6, 1e-2, 5),
            new ParameterSpec.ReverseGeomspace(1, 10, 3),
            new ParameterSpec.Logspace(-6, -2, 5),
            new ParameterSpec.Range(0, 1e12, 1),
            values(new Value.Numeric(16), new Value.Numeric(.5)),
            new ParameterSpec.Fixed(new Value.Numeric(4.2)),
            new ParameterSpec.Fixed(new Value.Text("5")));
    assertThat(config.parameters().get(8).unit()).isEqualTo("1");
    assertThat(config.parameters().get(8).description()).isEqualTo("inlet speed");
    assertThat(config.parameters().get(3).position().line()).isEqualTo(6);
  }

  private static ParameterSpec values(Value... values) {
    return new ParameterSpec.Values(List.of(values));
  }

  @Test
  void readsEveryDistribution() throws Exception {
    SweepConfig config =
        files()
            .read(
                ConfigFiles.MODEL
                    + """
                    sampling: {method: random, n: 10}
                    parameters:
                      a: {uniform: [0, 1]}
                      b: {loguniform: [1e-5, 0.1], unit: m}
                      c: {normal: {mean: 5, std: 1, min: 4}}
                      d: {lognormal: {mu: 0, sigma: 1}}
                      e: {triangular: {min: 0, mode: 2, max: 5}}
                      f: {beta: {alpha: 2, beta: 3}}
                      g: {gamma: {shape: 2, scale: 0.5, max: 9}}
                      h: {weibull: {shape: 2, scale: 0.5}}
                      i: {exponential: {rate: 0.25}}
                      j: {poisson: {mean: 2.5}}
                      k: {int_uniform: [1, 6]}
                      l: {choice: [cg, gmres], p: [0.7, 0.3]}
                      m: {choice: [3, 4]}
                    where: "l == 'cg'"
                    """);

    List<Value> texts = List.of(new Value.Text("cg"), new Value.Text("gmres"));
    List<Value> numbers = List.of(new Value.Numeric(3), new Value.Numeric(4));
    assertThat(config.parameters())
        .extracting(ParameterConfig::spec)
        .containsExactly(
            new ParameterSpec.Uniform(0, 1),
            new ParameterSpec.Loguniform(1e-5, 0.1),
            new ParameterSpec.Normal(5, 1, 4.0, null),
            new ParameterSpec.Lognormal(0, 1, Bounds.NONE),
            new ParameterSpec.Triangular(0, 2, 5),
            new ParameterSpec.Beta(2, 3, 0, 1),
            new ParameterSpec.Gamma(2, 0.5, new Bounds(null, 9.0)),
            new ParameterSpec.Weibull(2, 0.5, Bounds.NONE),
            new ParameterSpec.Exponential(4, Bounds.NONE),
            new ParameterSpec.Poisson(2.5, Bounds.NONE),
            new ParameterSpec.IntUniform(1, 6),
            new ParameterSpec.Choice(texts, List.of(0.7, 0.3)),
            new ParameterSpec.Choice(numbers, List.of(0.5, 0.5)));
  }

  @Test
  void readsALognormalByTheMomentsOfItsValue() throws Exception {
    SweepConfig config =
        files()
            .read(
                ConfigFiles.MODEL
                    + "sampling: {method: random, n: 10}\n"
                    + "parameters: {x: {lognormal: {mean: 4, std: 2}}}\n");
    ParameterSpec.Lognormal spec = (ParameterSpec.Lognormal) config.parameters().getFirst().spec();

    assertThat(spec.law().getMean()).isEqualTo(4, within(1e-12));
    assertThat(spec.law().getVariance()).isEqualTo(4, within(1e-12));
  }

  @Test
  void givesDefaultsForWhatIsNotSaid() throws Exception {
    SweepConfig config = files().read(ConfigFiles.MODEL + "parameters: {T: 1}\n");

    assertThat(config.name()).isEqualTo("heat");
    assertThat(config.resultsFile()).isEqualTo(Path.of("heat.h5"));
    assertThat(config.sampling().method()).isEqualTo(SamplingConfig.Method.GRID);
    assertThat(config.where()).isNull();
    assertThat(config.outputs()).isEmpty();
    assertThat(config.execution())
        .isEqualTo(
            new ExecutionConfig(
                ExecutionConfig.Manager.AUTO,
                0,
                ExecutionConfig.Isolation.THREAD,
                ExecutionConfig.Schedule.DYNAMIC,
                0));
  }

  @Test
  void readsACommandWithEnvironmentTimeoutAndReaders() throws Exception {
    SweepConfig config =
        files()
            .read(
                """
                name: rods
                model:
                  command: ./heat -T "${T}" 'a  b' c\\ d $${x}
                  timeout: 1.5m
                  env: {OMP_NUM_THREADS: 1, TEMP: "${T}"}
                outputs:
                  q: {json: result.q, unit: W}
                  r: {regex: 'r = (\\S+)'}
                  s:
                  t: {}
                parameters: {T: [1, 2]}
                execution: {manager: local, workers: 3, schedule: static, chunk: 10}
                results: {file: out/rods.h5}
                """);

    ModelConfig.Command command = (ModelConfig.Command) config.model();
    assertThat(command.argv()).containsExactly("./heat", "-T", "${T}", "a  b", "c d", "$${x}");
    assertThat(command.limits().timeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(command.env()).isEqualTo(Map.of("OMP_NUM_THREADS", "1", "TEMP", "${T}"));
    assertThat(config.outputs()).extracting(OutputConfig::name).containsExactly("q", "r", "s", "t");
    assertThat(config.outputs().get(0).reader())
        .isEqualTo(new OutputConfig.Reader.Json("result.q"));
    assertThat(config.outputs().get(1).reader()).isInstanceOf(OutputConfig.Reader.Regex.class);
    assertThat(config.resultsFile()).isEqualTo(Path.of("out/rods.h5"));
    assertThat(config.execution().workers()).isEqualTo(3);
    assertThat(config.execution().chunk()).isEqualTo(10);
    assertThat(config.execution().schedule()).isEqualTo(ExecutionConfig.Schedule.STATIC);
  }

  @Test
  void readsAJavaModelWithPlainOptionsAndResolvesItsClasspath() throws Exception {
    files().write("heat.jar", "");
    SweepConfig config =
        files()
            .read(
                """
                model:
                  java: org.acme.Heat$Rod
                  classpath: [heat.jar]
                  options: {mesh: 20, tol: 1e-6, on: yes, deep: [1, {a: true}]}
                parameters: {T: [1, 2]}
                """);

    ModelConfig.Java java = (ModelConfig.Java) config.model();
    assertThat(java.classpath()).containsExactly(directory.resolve("heat.jar"));
    assertThat(java.options().values())
        .containsExactly(
            Map.entry("mesh", 20L),
            Map.entry("tol", 1e-6),
            Map.entry("on", "yes"),
            Map.entry("deep", List.of(1L, Map.of("a", true))));
  }

  @Test
  void readsFormulasThatUseEarlierOutputs() throws Exception {
    SweepConfig config =
        files()
            .read(
                """
                model: {expr: {q: k*T^4, r: "sqrt(q) * e"}}
                parameters: {T: [1, 2], k: {uniform: [0, 1]}, s: [cg, gmres]}
                sampling: {method: random, n: 1e3, seed: -5}
                where: T*k < 1 and s == 'cg'
                """);

    ModelConfig.Expr expr = (ModelConfig.Expr) config.model();
    assertThat(expr.formulas())
        .extracting(ModelConfig.Formula::text)
        .containsExactly("k*T^4", "sqrt(q) * e");
    assertThat(config.sampling().n()).isEqualTo(1000);
    assertThat(config.sampling().seed()).isEqualTo(-5);
    assertThat(config.where()).isNotNull();
  }

  @Test
  void theTextReadsBackToAnEqualConfiguration() throws Exception {
    files().write("common.yaml", "parameters: {a: &x [1, 2], b: *x, c: 'no'}\n");
    SweepConfig config =
        files()
            .read(
                """
                include: common.yaml
                model:
                  command: [./heat, "a: \\"b\\"\\n\\t${a}", '5', 5, "é'#"]
                  env: {A: null-ish, B: "null"}
                outputs: {q: , r: {unit: "1"}}
                parameters: {d: {values: ["1", "true", "~"], unit: K}}
                where: "a < 2"
                """,
                "parameters.b=[3, 4]",
                "name=other");

    SweepConfig again = ConfigReader.read(files().write("stored.yaml", config.text()), List.of());

    assertThat(again.text()).isEqualTo(config.text());
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("file", "overrides")
        .ignoringFieldsMatchingRegexes(".*position")
        .isEqualTo(config);
  }

  @Test
  void anEmptyValueCountsAsNotGiven() throws Exception {
    SweepConfig config =
        files().read(ConfigFiles.MODEL + "parameters: {T: 1}\nwhere: T > 0\n", "where=");

    assertThat(config.where()).isNull();
  }
}
