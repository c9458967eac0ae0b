package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.ParameterSpec.Bounds;
import dev.sweep.config.Value;
import dev.sweep.space.PointBlock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Draws of every distribution, compared with scipy's cumulative probabilities. */
@Timeout(120)
final class ScipyDistributionTest {
  private static final int MANY = 20_000;

  @TempDir private Path directory;

  /** Kolmogorov-Smirnov at one in a thousand: 1.95 / sqrt(n). */
  @Test
  void drawsEveryContinuousDistributionAsScipyKnowsItWithSeed1() throws Exception {
    String worst =
        Scipy.on(
            directory,
            draws(
                parameter("a", new ParameterSpec.Uniform(-2, 6)),
                parameter("b", new ParameterSpec.Loguniform(1e-5, 0.1)),
                parameter("c", new ParameterSpec.Normal(5, 2, null, null)),
                parameter("d", new ParameterSpec.Normal(5, 2, 6.0, 9.0)),
                parameter("e", new ParameterSpec.Lognormal(0.5, 0.8, Bounds.NONE)),
                parameter("f", new ParameterSpec.Triangular(0, 2, 5)),
                parameter("g", new ParameterSpec.Beta(0.5, 3, -1, 2)),
                parameter("h", new ParameterSpec.Gamma(2.5, 3, Bounds.NONE)),
                parameter("i", new ParameterSpec.Weibull(1.5, 3, Bounds.NONE)),
                parameter("j", new ParameterSpec.Exponential(2, Bounds.NONE)),
                parameter("k", new ParameterSpec.Gamma(2.5, 3, new Bounds(10.0, 15.0)))),
            """
            gamma = stats.gamma(2.5, scale=3)
            laws = [
              stats.uniform(-2, 8), stats.loguniform(1e-5, 0.1), stats.norm(5, 2),
              stats.truncnorm(0.5, 2, 5, 2), stats.lognorm(0.8, scale=np.exp(0.5)),
              stats.triang(0.4, 0, 5), stats.beta(0.5, 3, -1, 3), gamma,
              stats.weibull_min(1.5, scale=3), stats.expon(scale=2)]
            cdfs = [law.cdf for law in laws]
            cdfs.append(lambda x: (gamma.cdf(x) - gamma.cdf(10)) / (gamma.cdf(15) - gamma.cdf(10)))
            assert len(cdfs) == len(columns)
            print(max(stats.kstest(x, cdf).statistic for x, cdf in zip(columns, cdfs)))
            """);

    assertThat(Double.parseDouble(worst)).isLessThan(1.95 / Math.sqrt(MANY));
  }

  /** At an atom the empirical and the true probability may differ as little. */
  @Test
  void drawsEveryDiscreteDistributionAsScipyKnowsItWithSeed1() throws Exception {
    List<Value> values = List.of(new Value.Numeric(3), new Value.Numeric(1), new Value.Numeric(2));
    String worst =
        Scipy.on(
            directory,
            draws(
                parameter("a", new ParameterSpec.Poisson(3.5, Bounds.NONE)),
                parameter("b", new ParameterSpec.Poisson(3.5, new Bounds(2.0, 5.0))),
                parameter("c", new ParameterSpec.IntUniform(1, 6)),
                parameter("d", new ParameterSpec.Choice(values, List.of(0.2, 0.7, 0.1)))),
            """
            poisson = stats.poisson(3.5)
            cut = lambda k: (poisson.cdf(k) - poisson.cdf(1)) / (poisson.cdf(5) - poisson.cdf(1))
            cdfs = [poisson.cdf, cut, stats.randint(1, 7).cdf, lambda k: np.array([0, .7, .8, 1])[k.astype(int)]]
            worst = 0
            for x, cdf in zip(columns, cdfs, strict=True):
                atoms = np.unique(x)
                seen = np.searchsorted(np.sort(x), atoms, side="right") / len(x)
                worst = max(worst, abs(seen - cdf(atoms)).max())
            print(worst)
            """);

    assertThat(Double.parseDouble(worst)).isLessThan(1.95 / Math.sqrt(MANY));
  }

  private static double[][] draws(ParameterConfig... parameters) {
    return PointBlock.of(Designs.of(Configs.random(MANY, 1, parameters)), 0, MANY).columns();
  }
}
