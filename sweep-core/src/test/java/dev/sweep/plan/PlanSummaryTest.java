package dev.sweep.plan;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sweep.config.ConfigReader;
import dev.sweep.config.ParameterSpec.Linspace;
import dev.sweep.config.ParameterSpec.Range;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SweepConfig;
import dev.sweep.plan.PlanSummary.Row;
import dev.sweep.sampling.Configs;
import dev.sweep.space.Design.Dimension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PlanSummaryTest {

  @Test
  void showsAxesAndFirstRows() {
    PlanSummary summary =
        summary(Configs.grid(texts("s", "u", "v"), fixed("c", 4.2), numbers("a", 3, 5, 7)), 4);

    assertThat(summary.points()).isEqualTo(6);
    assertThat(summary.included()).isEqualTo(6);
    assertThat(summary.exact()).isTrue();
    assertThat(summary.columns()).extracting(PlanSummary.Column::count).containsExactly(2L, 1L, 3L);
    assertThat(summary.columns())
        .extracting(PlanSummary.Column::first)
        .containsExactly("u", 4.2, 3L);
    assertThat(summary.columns())
        .extracting(PlanSummary.Column::last)
        .containsExactly("v", 4.2, 7L);
    assertThat(summary.rows())
        .containsExactly(
            new Row(0, List.of("u", 4.2, 3L)),
            new Row(1, List.of("u", 4.2, 5L)),
            new Row(2, List.of("u", 4.2, 7L)),
            new Row(3, List.of("v", 4.2, 3L)));
  }

  @Test
  void countsTheDifferentValuesOfParametersThatShareADimension() throws Exception {
    SweepConfig config =
        ConfigReader.readAgain(
            """
            model: {expr: {q: "if(has, k, w)"}}
            parameters:
              has: [false, true]
              k: {values: {wool: 0.036, foam: 0.024}, when: has}
              m:
              w:
            space:
              product:
                - concat:
                    - {m: [brick], w: [0.2, 0.3]}
                    - {m: [concrete], w: [0.1, 0.2]}
            """,
            Path.of("wall.yaml"));
    PlanSummary summary = summary(config, 1);

    assertThat(summary.points()).isEqualTo(12);
    assertThat(summary.columns())
        .extracting(column -> column.parameter().name(), PlanSummary.Column::count)
        .containsExactly(
            tuple("has", 2L), tuple("k", 2L), tuple("m", 2L), tuple("w", 3L), tuple("k_label", 2L));
  }

  @Test
  void countsAllPointsOfAHugeDesignWithoutGoingThroughThem() {
    SweepConfig config =
        Configs.grid(
            parameter("a", new Linspace(0, 1, 1_000_000_000L)),
            parameter("b", new Range(0, 1e9, 1)));
    PlanSummary summary = summary(config, 2);

    assertThat(summary.included()).isEqualTo(1_000_000_000_000_000_000L);
    assertThat(summary.exact()).isTrue();
    assertThat(summary.columns().get(1).last()).isEqualTo(999_999_999L);
    assertThat(summary.rows())
        .containsExactly(new Row(0, List.of(0.0, 0L)), new Row(1, List.of(0.0, 1L)));
  }

  @Test
  void countsWhatAConditionLeavesUpToAMillionPoints() {
    SweepConfig config =
        Configs.where(
            Configs.grid(
                parameter("a", new Range(0, 1000, 1)), parameter("b", new Range(0, 1000, 1))),
            "a > 997 and b >= 500");
    PlanSummary summary = summary(config, 1);

    assertThat(summary.included()).isEqualTo(1000);
    assertThat(summary.exact()).isTrue();
    assertThat(summary.rows()).containsExactly(new Row(998_500, List.of(998L, 500L)));
  }

  @Test
  void givesAnUpperBoundBeyondAMillionPoints() {
    SweepConfig config =
        Configs.where(Configs.random(1_000_001, 5, parameter("x", new Uniform(0, 1))), "x < 0.5");
    PlanSummary summary = summary(config, 3);

    assertThat(summary.included()).isEqualTo(1_000_001);
    assertThat(summary.exact()).isFalse();
    assertThat(summary.rows())
        .hasSize(3)
        .allSatisfy(row -> assertThat((Double) row.values().getFirst()).isLessThan(0.5));
    assertThat(summary.columns().getFirst().count()).isEqualTo(1_000_001);
  }

  @Test
  void countsFactors() {
    SweepConfig grid = Configs.grid(numbers("a", 1, 2), fixed("c", 4), texts("s", "u", "v", "w"));
    assertThat(summary(grid, 1).factors())
        .containsExactly(new Dimension("a", 2), new Dimension("s", 3));
    Details details = new Details(false, 5, List.of("a", "s"));
    SweepConfig sampled =
        Configs.sampled(
            Method.LHS,
            7,
            1,
            details,
            numbers("a", 1, 2),
            parameter("x", new Uniform(0, 1)),
            texts("s", "u", "v", "w"));
    assertThat(summary(sampled, 1).factors())
        .containsExactly(
            new Dimension("lhs", 7),
            new Dimension("a", 2),
            new Dimension("s", 3),
            new Dimension("replicate", 5));
    assertThat(summary(sampled, 1).points()).isEqualTo(210);
  }

  @Test
  void givesAnUpperBoundWhereSuccessesEndTheRun() {
    Details details = new Details(false, 0, List.of(), 0, false, List.of(), 20, null);
    SweepConfig config =
        Configs.sampled(Method.RANDOM, 200, 1, details, parameter("x", new Uniform(0, 1)));

    assertThat(summary(config, 1).included()).isEqualTo(200);
    assertThat(summary(config, 1).exact()).isFalse();
    assertThat(summary(config, 1).successes()).isEqualTo(20);
  }

  private static PlanSummary summary(SweepConfig config, int rows) {
    return PlanSummary.of(config, Plan.of(config), rows);
  }
}
