package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.space.Design;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LastCommitTest {
  /** A look at each status alone took six seconds for so many: they must not be looked at. */
  private static final long SIDE = 20_000;

  @TempDir Path directory;

  @Test
  void closesAHugeSweepWithoutLookingForItsPendingPoints() throws Exception {
    Path path = directory.resolve("huge.h5");
    Design design = TestSweeps.grid(SIDE, SIDE);
    ResultsFile file =
        ResultsFile.create(
            path,
            design,
            TestSweeps.F_AND_G.subList(0, 1),
            OutputNotes.NONE,
            TestSweeps.PROVENANCE);
    TestSweeps.accept(file, design, 0, TestSweeps.bare(0, 10));
    file.close();
    assertThat(pendingValues(path)).isEqualTo("undefined");

    try (ResultsFile resumed =
        ResultsFile.openForResume(path, design, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      assertThat(resumed.done().count()).isEqualTo(10);
    }
  }

  @Test
  void fillsPendingPointsOfASmallSweep() throws Exception {
    Path path = directory.resolve("small.h5");
    Design design = TestSweeps.sampled(5_000);
    try (ResultsFile file =
        ResultsFile.create(
            path, design, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      TestSweeps.accept(file, design, 0, TestSweeps.ok(100, 10));
    }
    assertThat(pendingValues(path)).isEqualTo("missing");
    assertThat(Programs.python(path, "f = h5py.File(path); print(f['r'][4999], f['f'][4999])"))
        .isEqualTo("4999.5 nan");
  }

  private static String pendingValues(Path path) {
    return Programs.python(path, "print(h5py.File(path).attrs['pending_values'])");
  }
}
