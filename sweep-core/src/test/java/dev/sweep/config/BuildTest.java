package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.plan.Plan;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.PointBlock;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code build: true}. */
final class BuildTest {
  @TempDir Path directory;
  private ConfigFiles files;

  @BeforeEach
  void setUp() {
    files = new ConfigFiles(directory);
  }

  private Design design(String text) throws Exception {
    return Plan.of(files.read(ConfigFiles.MODEL + text)).design();
  }

  @Test
  void variesSlowestInAGrid() throws Exception {
    Design design =
        design("parameters: {T: [1, 2], mesh: {values: [10, 20, 30], build: true}, k: [3, 4]}");

    assertThat(design.dimensions())
        .containsExactly(new Dimension("mesh", 3), new Dimension("T", 2), new Dimension("k", 2));
    assertThat(PointBlock.of(design, 3, 2).columns()[1]).containsExactly(10, 20);
  }

  @Test
  void multipliesWithASampleAndVariesSlowerThanIt() throws Exception {
    Design design =
        design(
            """
            parameters:
              x: {uniform: [0, 1]}
              mesh: {values: [10, 20], build: true}
              T: [1, 2]
            sampling: {method: lhs, n: 5}
            space: T
            """);

    assertThat(design.size()).isEqualTo(20);
    double[][] all = PointBlock.of(design, 0, 20).columns();
    for (int point = 0; point < 20; point++) {
      assertThat(all[1][point]).isEqualTo(point < 10 ? 10 : 20);
      assertThat(all[0][point]).isEqualTo(all[0][point % 10]);
      assertThat(PointBlock.of(design, point, 1).columns()[0][0]).isEqualTo(all[0][point]);
    }
  }

  @Test
  void refusesWhatIsNoAxis() throws Exception {
    assertThat(
            files.faults(
                ConfigFiles.MODEL
                    + """
                    parameters:
                      a: {uniform: [0, 1], build: true}
                      b: {values: [1, 2], build: 3}
                    sampling: {method: random, n: 3}
                    """))
        .isEqualTo(
            """
            heat.yaml:3:31: parameter 'a' is one to build with, so it must be an axis or fixed, not be drawn or read from a file of points
            heat.yaml:4:30: 'build' in parameter 'b' must be true or false, not the number 3\
            """);
  }
}
