package dev.sweep.plan;

import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sweep.config.ParameterSpec.Range;
import dev.sweep.config.ParameterSpec.Values;
import dev.sweep.config.SweepConfig;
import dev.sweep.config.Value;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.sampling.Configs;
import dev.sweep.space.PointBlock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PlanTest {

  @Test
  void hasAllPointsPendingAtFirst() {
    Plan plan = Plan.of(Configs.grid(numbers("a", 1, 2, 3), numbers("b", 1, 2)));

    assertThat(plan.pending()).isEqualTo(IndexRanges.of(6));
    assertThat(plan.filter()).isNull();
  }

  @Test
  void leavesOutWhatIsDone() {
    Plan plan = Plan.of(Configs.grid(numbers("a", 1, 2, 3), numbers("b", 1, 2)));
    Plan rest = plan.without(IndexRanges.of(new IndexRange(1, 3)));

    assertThat(rest.pending().ranges()).containsExactly(new IndexRange(0, 1), new IndexRange(4, 2));
    assertThat(rest.design()).isSameAs(plan.design());
  }

  @Test
  void filtersByNumbersStringsAndBooleans() {
    SweepConfig config =
        Configs.grid(
            parameter("b", new Values(List.of(new Value.Flag(true), new Value.Flag(false)))),
            texts("s", "u", "v"),
            parameter("n", new Range(0, 3, 1)));
    Plan plan = Plan.of(Configs.where(config, "b and s == 'v' or n == 2"));
    Filter.Tester tester = filter(plan).tester();

    assertThat(tester.test(PointBlock.of(plan.design(), 0, 12)))
        .containsExactly(
            false, false, true, true, true, true, false, false, true, false, false, true);
    assertThat(tester.test(PointBlock.of(plan.design(), 5, 3))).containsExactly(true, false, false);
  }

  @Test
  void refusesAConditionOnUnknownParameters() {
    SweepConfig config = Configs.where(Configs.grid(numbers("a", 1)), "a < b");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.of(config))
        .withMessageStartingWith("where: 'a < b', column 5: ");
  }

  private static Filter filter(Plan plan) {
    return Objects.requireNonNull(plan.filter());
  }
}
