package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sweep.config.OutputConfig;
import dev.sweep.config.Position;
import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.PointFailure;
import dev.sweep.space.Design;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiscoveredOutputTest {
  private static final OutputNotes NOTES =
      OutputNotes.of(List.of(config("q", "W", "heat flow"), config("v", "m/s", null)));

  @TempDir Path directory;

  @Test
  void hasTheUnitAndTheDescriptionOfTheConfiguration() throws IOException {
    Path path = directory.resolve("noted.h5");
    Design design = TestSweeps.sampled(6);
    try (ResultsFile file =
        ResultsFile.create(path, design, List.of(), NOTES, TestSweeps.PROVENANCE)) {
      TestSweeps.accept(file, design, 0, with(0, new OutputColumn.Flags("q", new byte[] {1, 0})));
    }
    try (ResultsFile file = ResultsFile.openForResume(path, design, NOTES, TestSweeps.PROVENANCE)) {
      TestSweeps.accept(file, design, 0, with(2, array("v"), array("other")));
    }
    assertThat(
            Programs.python(
                path,
                """
                f = h5py.File(path)
                for k in ['q', 'v', 'other']: print(f[k].attrs.get('units'), f[k].attrs['long_name'])
                """))
        .isEqualTo("W heat flow\nm/s v\nNone other");
  }

  @Test
  void isRefusedIfItsDimensionIsAParameterOrAColumn() throws IOException {
    Path path = directory.resolve("clash.h5");
    Design design = TestSweeps.line(4, "q_dim_1");
    try (ResultsFile file =
        ResultsFile.create(path, design, TestSweeps.F_AND_G, NOTES, TestSweeps.PROVENANCE)) {
      TestSweeps.accept(file, design, 0, with(0, array("q")));
      TestSweeps.accept(file, design, 0, with(2, array("v")));
    }
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.statusCounts()).isEqualTo(new StatusCounts(0, 2, 2, 0, 0));
      assertThat(reader.failures())
          .extracting(PointFailure::kind, PointFailure::message)
          .containsOnly(
              tuple(
                  "output",
                  "output 'q' cannot be stored:"
                      + " the name of its dimension 'q_dim_1' is used otherwise"));
    }
    assertThat(Programs.python(path, "f = h5py.File(path); print(f['q_dim_1'][()], f['v'].shape)"))
        .isEqualTo("4.25 (4, 2, 3)");
  }

  @Test
  void mayBeCalledPoints() throws IOException {
    Path path = directory.resolve("points.h5");
    Design design = TestSweeps.sampled(2);
    try (ResultsFile file =
        ResultsFile.create(path, design, List.of(), NOTES, TestSweeps.PROVENANCE)) {
      TestSweeps.accept(
          file, design, 0, with(0, new OutputColumn.Flags("points", new byte[] {1, 0})));
    }
    assertThat(Programs.python(path, "print(h5py.File(path)['points'][...])")).isEqualTo("[1 0]");
  }

  private static OutputConfig config(
      String name, @Nullable String unit, @Nullable String description) {
    return new OutputConfig(name, unit, description, null, new Position("heat.yaml", 1, 1));
  }

  private static Outcomes with(int first, OutputColumn... columns) {
    Outcomes outcomes = TestSweeps.bare(first, 2);
    outcomes.columns().addAll(List.of(columns));
    return outcomes;
  }

  private static OutputColumn array(String name) {
    return new OutputColumn.Numbers(
        name, new int[] {2, 3}, new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  }
}
