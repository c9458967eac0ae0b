package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.plan.Plan;
import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches of a {@code concat} that give their parameters values of their own. */
final class OwnValuesTest {
  @TempDir Path directory;
  private ConfigFiles files;

  @BeforeEach
  void setUp() {
    files = new ConfigFiles(directory);
  }

  @Test
  void eachBranchIsTheProductOfItsOwnValues() throws Exception {
    Design design =
        Plan.of(
                files.read(
                    ConfigFiles.MODEL
                        + """
                        parameters: {T: {unit: K}, s: }
                        space: {concat: [{T: [280, 300], s: [cg]}, {s: [gmres, cg], T: [300]}]}
                        where: "s != 'none'"
                        """))
            .design();

    PointBlock points = PointBlock.of(design, 0, (int) design.size());
    assertThat(
            IntStream.range(0, points.count())
                .mapToObj(row -> points.value(row, 0) + " " + points.value(row, 1)))
        .containsExactly("280 cg", "300 cg", "300 gmres", "300 cg");
  }

  @Test
  void tellsWhatIsWrongWithThem() throws Exception {
    assertThat(
            files.faults(
                ConfigFiles.MODEL
                    + """
                    parameters: {T: {unit: K, values: [1]}, p: }
                    space: {concat: [{T: [280], p: [a], y: [1]}, {p: [1, 2], T: 320}, {p: [7, 7], T: [1]}]}
                    """))
        .isEqualTo(
            """
            heat.yaml:2:27: parameter 'T' has values in branches of space too; remove one of the two
            heat.yaml:3:32: values of parameter 'p' in space must be all numbers, all texts or all true or false, in all branches of space
            heat.yaml:3:37: space names 'y', which is no parameter; known: T, p
            heat.yaml:3:61: values of parameter 'T' in space must be a list, or a mapping of labels to values, not the number 320
            heat.yaml:3:75: parameter 'p' in space has the value 7 twice, first at heat.yaml:3:72; remove one\
            """);
  }
}
