package dev.sweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.SweptFile;
import dev.sweep.results.ResultsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FailureRegionsTest {
  @TempDir Path directory;

  @Test
  void tellsTheRangesAndNamesOfAGroupBesideThoseOfTheGrid() throws Exception {
    Path file =
        SweptFile.run(
            directory,
            "grid",
            """
            model: {command: [sh, -c, 'test ${T} -lt 290 && echo "{}" || exit 3']}
            parameters:
              T: {values: [280, 290, 300], unit: K}
              solver: [cg, gmres]
              exact: [true, false]
              c: 5
            where: "solver == 'cg' or T < 290"
            """);
    List<ParameterRegion> regions = regions(file);
    assertThat(regions)
        .extracting(ParameterRegion::parameter)
        .as("what is the same everywhere says nothing")
        .containsExactly("T", "solver", "exact");
    ParameterRegion temperature = regions.getFirst();
    assertThat(temperature.unit()).isEqualTo("K");
    assertThat(temperature.some())
        .isEqualTo(new ValueSpan(new ValueSpan.Range(290, 300), List.of(), 2));
    assertThat(temperature.all())
        .isEqualTo(new ValueSpan(new ValueSpan.Range(280, 300), List.of(), 3));
    assertThat(regions.get(1).some().texts()).containsExactly("cg");
    assertThat(regions.get(1).all().texts()).containsExactly("cg", "gmres");
    assertThat(regions.get(2).isNarrower()).isFalse();
  }

  @Test
  void tellsTheRangesAmongDrawnPoints() throws Exception {
    Path file =
        SweptFile.run(
            directory,
            "drawn",
            """
            model: {command: [sh, -c, 'case ${x} in 0.[5-9]*) exit 3;; *) echo "{}";; esac']}
            parameters: {x: {uniform: [0.1, 0.9]}}
            sampling: {method: random, n: 30, seed: 1}
            """);
    ParameterRegion region = regions(file).getFirst();
    ValueSpan.Range some = Objects.requireNonNull(region.some().numbers());
    ValueSpan.Range all = Objects.requireNonNull(region.all().numbers());
    assertThat(some.least()).isGreaterThanOrEqualTo(0.5);
    assertThat(some.greatest()).isEqualTo(all.greatest());
    assertThat(all.least()).isLessThan(0.5);
    assertThat(region.all().count()).isEqualTo(30);
  }

  private static List<ParameterRegion> regions(Path file) throws Exception {
    try (ResultsReader results = ResultsReader.open(file)) {
      FailureGroup group = FailureGroup.of(LastFailures.of(results).failures()).getFirst();
      return FailureRegions.of(results).of(group);
    }
  }
}
