package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Outcomes;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.plan.Fingerprint;
import dev.sweep.results.DrawnSample.State;
import dev.sweep.space.Design;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of a sample in the file: ten points, of which two fail. */
@Timeout(30)
class DrawnSampleTest {
  private static final Design DESIGN = TestSweeps.sampled(10);
  private static final OutputNotes NOTES = OutputNotes.of(List.of());

  @TempDir Path directory;

  @Test
  void countsOnlyWhatIsDoneWithoutAGap() throws Exception {
    try (ResultsFile results = create()) {
      DrawnSample sample = results.sample(3);
      assertThat(sample.look()).isEqualTo(new State(3, 0, 0, 10));
      TestSweeps.accept(results, DESIGN, 0, TestSweeps.ok(2, 3));
      results.commit();
      assertThat(sample.look().draws()).isZero();
      Outcomes first = TestSweeps.ok(0, 1);
      TestSweeps.fail(first, 0, "no");
      TestSweeps.accept(results, DESIGN, 0, first);
      results.commit();
      assertThat(sample.look()).isEqualTo(new State(3, 0, 1, 10));
      TestSweeps.accept(results, DESIGN, 0, TestSweeps.ok(1, 1));
      results.commit();
      assertThat(sample.look()).isEqualTo(new State(3, 3, 4, 10));
      assertThat(sample.look().isComplete()).isTrue();
    }
  }

  @Test
  void nothingIsLeftOfPointsBehindTheSample() throws Exception {
    try (ResultsFile results = create()) {
      fill(results);
      results.endSample(5);
    }
    try (ResultsReader read = ResultsReader.open(file())) {
      assertThat(read.statusCounts()).isEqualTo(new StatusCounts(0, 4, 1, 0, 5));
      double[] f = new double[10];
      double[] r = new double[10];
      read.readNumbers("f", 0, 10, f);
      read.readNumbers("r", 0, 10, r);
      assertThat(f[4]).isEqualTo(8);
      assertThat(f[5]).isNaN();
      assertThat(r[9]).as("inputs stay").isEqualTo(9.5);
      assertThat(read.failures()).hasSize(1);
      assertThat(read.localResults().getFirst().points()).isEqualTo(IndexRanges.of(5));
      assertThat(read.localResults().getFirst().ok()).isEqualTo(4);
    }
  }

  @Test
  void anEndThatWasCutShortIsNoEnd() throws Exception {
    try (ResultsFile results = create()) {
      fill(results);
    }
    assertThat(finished()).isFalse();
    try (ResultsFile again = ResultsFile.openForResume(file(), DESIGN, NOTES, provenance())) {
      again.endSample(5);
    }
    assertThat(finished()).isTrue();
  }

  private void fill(ResultsFile results) throws Exception {
    Outcomes all = TestSweeps.ok(0, 10);
    TestSweeps.fail(all, 2, "early");
    TestSweeps.fail(all, 7, "late");
    TestSweeps.accept(results, DESIGN, 0, all);
  }

  private boolean finished() throws Exception {
    return FinishedSweep.counts(file(), provenance().fingerprint(), IndexRanges.of(10)).isPresent();
  }

  private ResultsFile create() throws Exception {
    return ResultsFile.create(file(), DESIGN, TestSweeps.F_AND_G, NOTES, provenance());
  }

  private static Provenance provenance() {
    Provenance.Fact wanted = new Provenance.Fact(DrawnSample.WANTED, "4");
    return new Provenance("s", "", List.of(), Fingerprint.of(List.of()).toText(), List.of(wanted));
  }

  private Path file() {
    return directory.resolve("s.h5");
  }
}
