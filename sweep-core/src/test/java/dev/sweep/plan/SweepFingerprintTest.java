package dev.sweep.plan;

import static dev.sweep.sampling.Configs.POSITION;
import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import dev.sweep.config.OutputConfig.Reader;
import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.PointFile;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SamplingConfig.NominalValue;
import dev.sweep.config.SpaceTerm;
import dev.sweep.config.SweepConfig;
import dev.sweep.config.Value;
import dev.sweep.plan.Fingerprint.Difference;
import dev.sweep.plan.Fingerprint.Entry;
import dev.sweep.sampling.Configs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepFingerprintTest {
  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path directory;

  @Test
  void spellsParametersOneWay() throws IOException {
    SweepConfig config =
        Configs.grid(
            numbers("T", 280, 300.5, 1e30),
            texts("s", "c\"g", "1"),
            fixed("c", 4.2),
            parameter("l", new ParameterSpec.Linspace(1e5, 2e5, 5)),
            parameter("g", new ParameterSpec.Geomspace(1e-6, 1, 5)),
            parameter("h", new ParameterSpec.ReverseGeomspace(1, 2, 3)),
            parameter("e", new ParameterSpec.Logspace(-6, -2, 5)),
            parameter("r", new ParameterSpec.Range(0, 1, 0.1)),
            parameter("u", new ParameterSpec.Uniform(0, 1)),
            parameter("m", new ParameterSpec.Normal(5, 1, null, null)),
            parameter("n", new ParameterSpec.Normal(5, 1, 0.0, 9.5)));

    assertThat(fingerprint(config).entries())
        .startsWith(
            new Entry(
                "parameters",
                "[\"T\",\"s\",\"c\",\"l\",\"g\",\"h\",\"e\",\"r\",\"u\",\"m\",\"n\"]"),
            new Entry("parameters.T", "[280, 300.5, 1.0E30]"),
            new Entry("parameters.s", "[\"c\\\"g\", \"1\"]"),
            new Entry("parameters.c", "4.2"),
            new Entry("parameters.l", "linspace [100000, 200000, 5]"),
            new Entry("parameters.g", "geomspace [1.0E-6, 1, 5]"),
            new Entry("parameters.h", "reverse_geomspace [1, 2, 3]"),
            new Entry("parameters.e", "logspace [-6, -2, 5]"),
            new Entry("parameters.r", "range [0, 1, 0.1]"),
            new Entry("parameters.u", "uniform [0, 1]"),
            new Entry("parameters.m", "normal {mean: 5, std: 1}"),
            new Entry("parameters.n", "normal {mean: 5, std: 1, min: 0, max: 9.5}"),
            new Entry("sampling.method", "grid"));
  }

  @Test
  void spellsDistributionsOneWay() throws IOException {
    ParameterSpec.Bounds below9 = new ParameterSpec.Bounds(null, 9.0);
    Value yes = new Value.Flag(true);
    Value no = new Value.Flag(false);
    SweepConfig config =
        Configs.random(
            3,
            1,
            parameter("a", new ParameterSpec.Loguniform(1e-5, 0.1)),
            parameter("b", new ParameterSpec.IntUniform(-1, 6)),
            parameter("c", new ParameterSpec.Choice(List.of(yes, no), List.of(0.25, 0.75))),
            parameter("d", new ParameterSpec.Triangular(0, 2, 5)),
            parameter("e", new ParameterSpec.Beta(2, 3, 0, 1)),
            parameter("f", new ParameterSpec.Lognormal(0, 1, ParameterSpec.Bounds.NONE)),
            parameter("g", new ParameterSpec.Gamma(2, 0.5, below9)),
            parameter("h", new ParameterSpec.Weibull(2, 0.5, below9)),
            parameter("i", new ParameterSpec.Exponential(2, below9)),
            parameter("j", new ParameterSpec.Poisson(2.5, new ParameterSpec.Bounds(1.0, 9.0))));

    assertThat(fingerprint(config).entries())
        .contains(
            new Entry("parameters.a", "loguniform [1.0E-5, 0.1]"),
            new Entry("parameters.b", "int_uniform [-1, 6]"),
            new Entry("parameters.c", "choice [true, false], p: [0.25, 0.75]"),
            new Entry("parameters.d", "triangular {min: 0, mode: 2, max: 5}"),
            new Entry("parameters.e", "beta {alpha: 2, beta: 3, min: 0, max: 1}"),
            new Entry("parameters.f", "lognormal {mu: 0, sigma: 1}"),
            new Entry("parameters.g", "gamma {shape: 2, scale: 0.5, max: 9}"),
            new Entry("parameters.h", "weibull {shape: 2, scale: 0.5, max: 9}"),
            new Entry("parameters.i", "exponential {mean: 2, max: 9}"),
            new Entry("parameters.j", "poisson {mean: 2.5, min: 1, max: 9}"));
  }

  @Test
  void noticesAnotherOrderOfAxes() throws IOException {
    Fingerprint before = fingerprint(Configs.grid(numbers("a", 1, 2), numbers("b", 3)));
    Fingerprint after = fingerprint(Configs.grid(numbers("b", 3), numbers("a", 1, 2)));

    assertThat(before.differences(after))
        .containsExactly(new Difference("parameters", "[\"a\",\"b\"]", "[\"b\",\"a\"]"));
  }

  @Test
  void takesNumberAndSeedOfARandomSampleOnly() throws IOException {
    Fingerprint random = fingerprint(Configs.random(7, -3, numbers("a", 1)));

    assertThat(random.entries())
        .contains(
            new Entry("sampling.method", "random"),
            new Entry("sampling.n", "7"),
            new Entry("sampling.seed", "-3"));
    assertThat(fingerprint(Configs.zip(numbers("a", 1))).entries())
        .noneMatch(entry -> entry.key().equals("sampling.seed"));
  }

  @Test
  void takesScramblingReplicatesAndAxesBesideASample() throws IOException {
    Details plain = new Details(false, 0, List.of());
    Details rich = new Details(true, 3, List.of("b", "a"));
    ParameterConfig[] axes = {numbers("a", 1, 2), numbers("b", 3)};

    assertThat(fingerprint(Configs.sampled(Method.SOBOL, 7, 5, rich, axes)).entries())
        .contains(
            new Entry("sampling.method", "sobol"),
            new Entry("sampling.n", "7"),
            new Entry("sampling.seed", "5"),
            new Entry("sampling.scramble", "true"),
            new Entry("sampling.replicates", "3"),
            new Entry("space", "product [\"b\",\"a\"]"));
    assertThat(fingerprint(Configs.sampled(Method.HALTON, 7, 5, plain, axes)).entries())
        .contains(new Entry("sampling.scramble", "false"))
        .noneMatch(entry -> entry.key().equals("sampling.seed") || entry.key().equals("space"));
    assertThat(fingerprint(Configs.sampled(Method.GRID, 0, 5, rich, axes)).entries())
        .contains(new Entry("sampling.seed", "5"), new Entry("sampling.replicates", "3"));
  }

  @Test
  void takesTheAlgebraOfSpace() throws IOException {
    SpaceTerm a = new SpaceTerm.Named("a");
    SpaceTerm b = new SpaceTerm.Named("b");
    SpaceTerm c = new SpaceTerm.Named("c");
    SpaceTerm branches = SpaceTerm.concat(List.of(SpaceTerm.product(List.of(b, c)), a));
    List<SpaceTerm> space = List.of(SpaceTerm.zip(List.of(a, b)), c, branches);
    Details details = new Details(false, 0, space, 0, false, List.of());
    ParameterConfig[] axes = {numbers("a", 1), numbers("b", 1), numbers("c", 1)};

    String text =
        "product [{\"zip\":[\"a\",\"b\"]},\"c\",{\"concat\":[{\"product\":[\"b\",\"c\"]},\"a\"]}]";
    assertThat(fingerprint(Configs.sampled(Method.LHS, 7, 5, details, axes)).entries())
        .contains(new Entry("space", text));
  }

  @Test
  void takesWhatPlansOfExperimentsTake() throws IOException {
    NominalValue nominal = new NominalValue("a", new Value.Numeric(1.5), POSITION);
    Details details = new Details(true, 0, List.of(), 6, true, List.of(nominal));

    assertThat(
            fingerprint(Configs.sampled(Method.MORRIS, 7, 5, details, numbers("a", 1))).entries())
        .contains(new Entry("sampling.levels", "6"), new Entry("sampling.seed", "5"));
    assertThat(
            fingerprint(Configs.sampled(Method.SALTELLI, 7, 5, details, numbers("a", 1))).entries())
        .contains(
            new Entry("sampling.second_order", "true"), new Entry("sampling.scramble", "true"));
    assertThat(fingerprint(Configs.sampled(Method.OFAT, 0, 5, details, numbers("a", 1))).entries())
        .contains(new Entry("sampling.nominal.a", "1.5"));
  }

  @Test
  void noticesOtherPointsInAFile() throws IOException {
    assertThat(column(List.of(), 1, 2)).isEqualTo(column(List.of(), 1, 2));
    assertThat(column(List.of(), 1, 2)).isNotEqualTo(column(List.of(), 2, 1));
    assertThat(column(List.of("a", "b"), 0, 1)).isNotEqualTo(column(List.of("b", "a"), 0, 1));
  }

  private Fingerprint column(List<String> texts, double... codes) throws IOException {
    ParameterSpec.Column.Kind kind =
        texts.isEmpty() ? ParameterSpec.Column.Kind.NUMBER : ParameterSpec.Column.Kind.TEXT;
    ParameterSpec spec = new ParameterSpec.Column(kind, texts, codes);
    return fingerprint(Configs.sampled(Method.CSV, 0, 0, Details.NONE, parameter("x", spec)));
  }

  @Test
  void takesFormulasInOrderAndTheCondition() throws IOException {
    ModelConfig model =
        new ModelConfig.Expr(
            List.of(
                new ModelConfig.Formula("q", " a^2 ", POSITION),
                new ModelConfig.Formula("p", "q + 1", POSITION)));
    SweepConfig config =
        Configs.where(Configs.model(Configs.grid(numbers("a", 1)), model), "a < 1");

    assertThat(fingerprint(config).entries())
        .contains(
            new Entry("where", "a < 1"),
            new Entry("model.expr", "[\"q\",\"p\"]"),
            new Entry("model.expr.q", "a^2"),
            new Entry("model.expr.p", "q + 1"));
  }

  @Test
  void takesTheContentOfAClasspathWhereverItLies() throws IOException {
    Path jar = Files.writeString(directory.resolve("a.jar"), "abc");
    Path moved = Files.writeString(directory.resolve("b.jar"), "abc");
    Path classes = Files.createDirectories(directory.resolve("classes/org"));
    Files.writeString(classes.resolve("A.class"), "1");
    Fingerprint before = fingerprint(javaModel(Map.of(), jar, classes, directory.resolve("no")));
    Fingerprint same = fingerprint(javaModel(Map.of(), moved, classes, directory.resolve("no")));
    Files.move(classes.resolve("A.class"), classes.resolve("B.class"));
    Fingerprint after = fingerprint(javaModel(Map.of(), jar, classes, directory.resolve("no")));

    assertThat(before.entries())
        .contains(
            new Entry("model.java", "org.acme.Heat"),
            new Entry("model.classpath[0].sha256", SHA256_OF_ABC),
            new Entry("model.classpath[2].sha256", "absent"));
    assertThat(same).isEqualTo(before);
    assertThat(before.differences(after))
        .extracting(Difference::key)
        .containsExactly("model.classpath[1].sha256");
  }

  @Test
  void takesClassesAndResourcesOfADirectoryButNotWhatSweepWritesThere() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Files.writeString(classes.resolve("A.class"), "1");
    Files.writeString(classes.resolve("mesh.txt"), "coarse");
    Fingerprint before = fingerprint(javaModel(Map.of(), classes));
    byte[] hdf5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 2};
    for (String name : List.of("heat.h5", "heat.h5.1", "results")) {
      Files.write(classes.resolve(name), hdf5);
    }
    for (String name : List.of("heat.h5.journal", "heat.h5.lock", "heat.h5.new")) {
      Files.writeString(classes.resolve(name), name);
    }
    assertThat(fingerprint(javaModel(Map.of(), classes))).isEqualTo(before);

    Files.writeString(classes.resolve("mesh.txt"), "fine");
    assertThat(fingerprint(javaModel(Map.of(), classes))).isNotEqualTo(before);
  }

  @Test
  void doesNotMindTheOrderOfNestedOptions() throws IOException {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("b", 1L);
    inner.put("a", List.of(true, 2.5, "x"));

    assertThat(fingerprint(javaModel(Map.of("mesh", inner))).entries())
        .contains(new Entry("model.options.mesh", "{\"a\":[true,2.5,\"x\"],\"b\":1}"));
  }

  @Test
  void takesWordsOfACommandWithTheFilesTheyName() throws IOException {
    Files.writeString(directory.resolve("heat.py"), "abc");
    ModelConfig model =
        new ModelConfig.Command(
            List.of(
                "python3", "heat.py", directory.resolve("heat.py").toString(), "${T}", "", "\0"),
            Map.of("OMP_NUM_THREADS", "1"),
            ModelConfig.PointLimits.timeout(Duration.ofMinutes(1)));
    Fingerprint fingerprint = fingerprint(Configs.model(Configs.grid(numbers("T", 1)), model));

    assertThat(fingerprint.entries())
        .contains(
            new Entry("model.command[1].sha256", SHA256_OF_ABC),
            new Entry("model.command[2].sha256", SHA256_OF_ABC),
            new Entry("model.env.OMP_NUM_THREADS", "1"));
    assertThat(fingerprint.entries().stream().filter(e -> e.key().endsWith("sha256"))).hasSize(2);
  }

  @Test
  void takesHowOutputsOfACommandAreRead() throws IOException {
    ModelConfig model =
        new ModelConfig.Command(List.of("heat"), Map.of(), ModelConfig.PointLimits.NONE);
    SweepConfig config =
        Configs.outputs(
            Configs.model(Configs.grid(numbers("T", 1)), model),
            new OutputConfig("q", "W", "heat", new Reader.Json("result.q"), POSITION),
            new OutputConfig(
                "r", null, null, new Reader.Regex(Pattern.compile("r = (\\S+)")), POSITION),
            new OutputConfig("s", null, null, null, POSITION));

    assertThat(fingerprint(config).entries())
        .endsWith(
            new Entry("outputs.q", "json: result.q"),
            new Entry("outputs.r", "regex: r = (\\S+)"),
            new Entry("outputs.s", "json: s"));
  }

  @Test
  void takesWhatACommandFindsInItsDirectoryAndOnStandardInput() throws IOException {
    Files.writeString(directory.resolve("mesh"), "abc");
    Files.writeString(directory.resolve("deck"), "of another point");
    ModelConfig model =
        new ModelConfig.Command(
            List.of("heat", "deck"),
            Map.of(),
            List.of(
                new PointFile.Text("deck", "T=${T}"),
                new PointFile.Text("long", "abc".repeat(100)),
                new PointFile.Link("mesh", directory.resolve("mesh"))),
            "go ${T}",
            ModelConfig.PointLimits.NONE);
    SweepConfig config =
        Configs.outputs(
            Configs.model(Configs.grid(numbers("T", 1)), model),
            new OutputConfig("q", null, null, "o.csv", new Reader.Csv("q", -1), POSITION),
            new OutputConfig("r", null, null, "o.txt", new Reader.Text(), POSITION));

    assertThat(fingerprint(config).entries())
        .contains(
            new Entry("model.files.deck", "T=${T}"),
            new Entry("model.files.mesh.sha256", SHA256_OF_ABC),
            new Entry("model.stdin", "go ${T}"),
            new Entry("outputs.q", "csv: -1 of q in file: o.csv"),
            new Entry("outputs.r", "text in file: o.txt"));
    assertThat(fingerprint(config).entries())
        .extracting(Entry::key)
        .contains("model.files.long.sha256")
        .doesNotContain("model.command[1].sha256");
  }

  @Test
  void leavesOutUnitsDescriptionsAndTimeouts() throws IOException {
    ParameterSpec spec = new ParameterSpec.Linspace(0, 1, 2);
    ParameterConfig described = new ParameterConfig("a", spec, "Pa", "pressure", POSITION);
    ModelConfig slow =
        new ModelConfig.Command(
            List.of("heat"), Map.of(), ModelConfig.PointLimits.timeout(Duration.ofHours(1)));
    ModelConfig model =
        new ModelConfig.Command(List.of("heat"), Map.of(), ModelConfig.PointLimits.NONE);

    assertThat(fingerprint(Configs.model(Configs.grid(described), slow)))
        .isEqualTo(fingerprint(Configs.model(Configs.grid(parameter("a", spec)), model)));
  }

  private SweepConfig javaModel(Map<String, Object> options, Path... classpath) {
    return Configs.model(
        Configs.grid(numbers("a", 1)),
        new ModelConfig.Java(
            "org.acme.Heat", List.of(classpath), options, ModelConfig.PointLimits.NONE));
  }

  private Fingerprint fingerprint(SweepConfig config) throws IOException {
    return SweepFingerprint.of(config, directory);
  }
}
