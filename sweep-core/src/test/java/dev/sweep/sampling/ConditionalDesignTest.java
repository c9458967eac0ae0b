package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterConfig.Traits;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SamplingConfig.NominalValue;
import dev.sweep.config.SpaceTerm;
import dev.sweep.config.SpaceTerm.Named;
import dev.sweep.config.Value;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.PointBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that some points do not have. */
final class ConditionalDesignTest extends DesignContract {
  private static final ParameterConfig SOLVER = texts("s", "cg", "gmres");
  private static final ParameterConfig RESTART = when(numbers("restart", 20, 50), "s == 'gmres'");

  @Override
  Design design() {
    return Designs.of(
        Configs.grid(
            SOLVER, numbers("T", 1, 2, 3, 4, 5, 6, 7, 8, 9), RESTART, numbers("k", 1, 2, 3, 4)));
  }

  @Test
  void runsWhatDiffersOnlyInAnAbsentParameterOnce() {
    Design design = Designs.of(Configs.grid(SOLVER, numbers("T", 1, 2), RESTART));

    assertThat(design.dimensions())
        .containsExactly(new Dimension("s-restart", 3), new Dimension("T", 2));
    assertThat(rows(design))
        .containsExactly("cg 1 ", "cg 2 ", "gmres 1 20", "gmres 2 20", "gmres 1 50", "gmres 2 50");
  }

  @Test
  void countsTenBillionPointsWithoutGoingThroughThem() {
    ParameterConfig fine =
        Configs.parameter("x", new ParameterSpec.Linspace(0, 1, 10_000_000_000L));
    Design design = Designs.of(Configs.grid(when(fine, "s == 'gmres'"), SOLVER, RESTART));

    assertThat(design.size()).isEqualTo(1 + 2 * 10_000_000_000L);
    assertThat(PointBlock.of(design, design.size() - 1, 1).value(0, 0)).isEqualTo(1.0);
  }

  @Test
  void knowsAbsentFlagsTextsAndFixedValues() {
    Value yes = new Value.Flag(true);
    Value no = new Value.Flag(false);
    ParameterConfig flag = Configs.parameter("f", new ParameterSpec.Values(List.of(yes, no)));
    Design design =
        Designs.of(
            Configs.grid(
                SOLVER,
                when(flag, "s == 'cg'"),
                when(texts("t", "a", "b"), "not f"),
                when(Configs.fixed("c", 3), "f")));

    assertThat(rows(design))
        .containsExactly("cg true  3", "cg false a ", "cg false b ", "gmres  a ", "gmres  b ");
  }

  @Test
  void leavesAllDrawsInASample() {
    ParameterSpec.Uniform uniform = new ParameterSpec.Uniform(0, 1);
    Design design =
        Designs.of(
            Configs.random(
                500, 4, when(Configs.parameter("x", uniform), "restart > 20"), SOLVER, RESTART));

    assertThat(design.size()).isEqualTo(500);
    PointBlock points = PointBlock.of(design, 0, 500);
    for (int row = 0; row < 500; row++) {
      assertThat(points.value(row, 2).equals("")).isEqualTo(points.value(row, 1).equals("cg"));
      assertThat(points.value(row, 0).equals("")).isEqualTo(!points.value(row, 2).equals(50L));
    }
  }

  @Test
  void joinsAxesBesideASample() {
    List<SpaceTerm> axes = List.of(new Named("restart"), new Named("s"));
    Design design =
        Designs.of(
            Configs.sampled(
                Method.RANDOM,
                2,
                0,
                new Details(false, 2, axes, 0, false, List.of()),
                RESTART,
                SOLVER,
                Configs.parameter("x", new ParameterSpec.Uniform(0, 1))));

    assertThat(design.size()).isEqualTo(2 * 3 * 2);
  }

  @Test
  void doesNotVaryWhatTheNominalPointDoesNotHave() {
    List<NominalValue> nominal =
        List.of(
            new NominalValue("s", new Value.Text("cg"), Configs.POSITION),
            new NominalValue("restart", new Value.Numeric(20), Configs.POSITION),
            new NominalValue("T", new Value.Numeric(1), Configs.POSITION));
    Design design =
        Designs.of(
            Configs.sampled(
                Method.OFAT,
                0,
                0,
                new Details(false, 0, List.of(), 0, false, nominal),
                SOLVER,
                RESTART,
                numbers("T", 1, 2)));

    assertThat(rows(design)).containsExactly("cg  1", "gmres 20 1", "cg  2");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void hasEachCombinationOnceInARandomSpaceOfSeed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ParameterConfig> parameters = new ArrayList<>();
    int count = random.nextInt(2, 6);
    for (int i = 0; i < count; i++) {
      double[] values = IntStream.range(0, random.nextInt(1, 4)).asDoubleStream().toArray();
      ParameterConfig plain = numbers("p" + i, values);
      boolean conditional = i > 0 && random.nextInt(3) > 0;
      String condition =
          "p%d %s %d"
              .formatted(
                  random.nextInt(Math.max(1, i)),
                  random.nextBoolean() ? "==" : "<",
                  random.nextInt(3));
      parameters.add(conditional ? when(plain, condition) : plain);
    }
    Design design = Designs.of(Configs.grid(parameters.toArray(ParameterConfig[]::new)));

    assertThat(rows(design)).doesNotHaveDuplicates();
    assertThat(rows(design)).containsExactlyInAnyOrderElementsOf(combinations(parameters));
  }

  /** Goes through all combinations by brute force, with what is absent left out. */
  private static List<String> combinations(List<ParameterConfig> parameters) {
    List<List<Double>> all = List.of(List.of());
    for (ParameterConfig parameter : parameters) {
      List<List<Double>> longer = new ArrayList<>();
      for (List<Double> begun : all) {
        boolean present = holds(parameter.traits().when(), begun);
        int values = ((ParameterSpec.Values) parameter.spec()).values().size();
        for (int value = 0; value < (present ? values : 1); value++) {
          List<Double> more = new ArrayList<>(begun);
          more.add(present ? value : Double.NaN);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all.stream().map(ConditionalDesignTest::text).toList();
  }

  private static boolean holds(ModelConfig.@Nullable Formula condition, List<Double> values) {
    if (condition == null) {
      return true;
    }
    String[] words = condition.text().split(" ", -1);
    double left = values.get(Integer.parseInt(words[0].substring(1)));
    double right = Double.parseDouble(words[2]);
    return words[1].equals("<") ? left < right : left == right;
  }

  private static String text(List<Double> values) {
    return String.join(
        " ", values.stream().map(v -> v.isNaN() ? "" : Long.toString(v.longValue())).toList());
  }

  private static List<String> rows(Design design) {
    PointBlock points = PointBlock.of(design, 0, (int) design.size());
    return IntStream.range(0, points.count())
        .mapToObj(row ->
            String.join(
                " ",
                IntStream.range(0, points.parameters().size())
                    .mapToObj(i -> points.value(row, i).toString())
                    .toList()))
        .toList();
  }

  private static ParameterConfig when(ParameterConfig config, String condition) {
    return new ParameterConfig(
        config.name(),
        config.spec(),
        null,
        null,
        config.position(),
        new Traits(
            List.of(), new ModelConfig.Formula("when", condition, config.position()), false));
  }
}
