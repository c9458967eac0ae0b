package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SpaceTerm;
import dev.sweep.config.SpaceTerm.Named;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.PointBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The algebra of {@code space}, in a grid and beside a sample. */
final class SpaceTest extends DesignContract {
  private static final ParameterConfig T = numbers("T", 280, 300);
  private static final ParameterConfig P = numbers("p", 1, 2, 3);
  private static final ParameterConfig K = texts("k", "x", "y", "z");
  private static final SpaceTerm P_K = SpaceTerm.zip(List.of(new Named("p"), new Named("k")));

  @Override
  Design design() {
    return replicated(0);
  }

  private static Design replicated(long replicates) {
    SpaceTerm both = SpaceTerm.product(List.of(new Named("p"), new Named("k")));
    return grid(
        replicates,
        List.of(SpaceTerm.concat(List.of(P_K, both)), new Named("T")),
        T,
        numbers("v", 5, 6, 7),
        P,
        fixed("c", 4.2),
        K);
  }

  @Test
  void makesAZipOneDimensionOfAGrid() {
    Design design = grid(0, List.of(P_K, new Named("T")), T, P, fixed("c", 9), K);

    assertThat(design.dimensions()).containsExactly(new Dimension("p-k", 3), new Dimension("T", 2));
    assertThat(PointBlock.of(design, 0, 6).columns())
        .isDeepEqualTo(
            new double[][] {
              {280, 300, 280, 300, 280, 300},
              {1, 1, 2, 2, 3, 3},
              {9, 9, 9, 9, 9, 9},
              {0, 0, 1, 1, 2, 2}
            });
  }

  @Test
  void putsAxesThatItDoesNotNameBeforeItAndReplicatesBehind() {
    assertThat(replicated(2).dimensions())
        .containsExactly(
            new Dimension("v", 3),
            new Dimension("p-k", 12),
            new Dimension("T", 2),
            new Dimension("replicate", 2));
  }

  @Test
  void hasOneDimensionPointIfAllVariesTogether() {
    Design design = grid(0, List.of(P_K), P, K);

    assertThat(design.dimensions()).containsExactly(new Dimension("point", 3));
    assertThat(design.placements())
        .containsExactly(new Placement.PerPoint(), new Placement.PerPoint());
    assertThat(PointBlock.of(design, 0, 3).columns())
        .isDeepEqualTo(new double[][] {{1, 2, 3}, {0, 1, 2}});
  }

  @Test
  void standsBesideASample() {
    Details details = details(0, List.of(new Named("T"), P_K));
    ParameterConfig x = parameter("x", new Uniform(0, 1));
    Design design = Designs.of(Configs.sampled(Method.RANDOM, 5, 1, details, x, P, T, K));
    Design alone = Designs.of(Configs.random(5, 1, x));
    PointBlock block = PointBlock.of(design, 6, 6);

    assertThat(design.dimensions()).containsExactly(new Dimension("point", 30));
    assertThat(block.columns()[0]).containsOnly(PointBlock.of(alone, 1, 1).columns()[0][0]);
    assertThat(block.columns()[1]).containsExactly(1, 2, 3, 1, 2, 3);
    assertThat(block.columns()[2]).containsExactly(280, 280, 280, 300, 300, 300);
    assertThat(block.columns()[3]).containsExactly(0, 1, 2, 0, 1, 2);
  }

  private static Design grid(long replicates, List<SpaceTerm> space, ParameterConfig... all) {
    return Designs.of(Configs.sampled(Method.GRID, 0, 7, details(replicates, space), all));
  }

  private static Details details(long replicates, List<SpaceTerm> space) {
    return new Details(false, replicates, space, 0, false, List.of());
  }
}
