package dev.sweep.results;

import static dev.sweep.results.TestSweeps.accept;
import static dev.sweep.results.TestSweeps.fail;
import static dev.sweep.results.TestSweeps.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Outcomes;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.space.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RetryTest {
  private static final Design DESIGN = TestSweeps.sampled(10);

  @TempDir Path directory;
  private Path path;

  /** Points 3 and 5 fail, on worker 0; 8 and 9 are pending. */
  @BeforeEach
  void runOnce() throws IOException {
    path = directory.resolve("heat.h5");
    try (ResultsFile file =
        ResultsFile.create(
            path, DESIGN, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      Outcomes first = ok(0, 8);
      fail(first, 3, "once");
      fail(first, 5, "once");
      accept(file, DESIGN, 0, first);
    }
  }

  @Test
  void aFailedPointIsRunAgainAndItsAttemptsCountOn() throws IOException {
    try (ResultsFile file = retry(path)) {
      assertThat(file.done())
          .isEqualTo(IndexRanges.of(new IndexRange(0, 3), range(4), new IndexRange(6, 2)));
      assertThat(file.counts()).isEqualTo(new StatusCounts(4, 6, 0, 0, 0));
      accept(file, DESIGN, 1, ok(3, 1));
      Outcomes again = ok(5, 1);
      fail(again, 0, "twice");
      accept(file, DESIGN, 1, again);
      accept(file, DESIGN, 1, ok(8, 2));
      file.commit();
      assertThat(file.counts()).isEqualTo(new StatusCounts(0, 9, 1, 0, 0));
    }
    assertThat(python("print(f['status'][3:6], f['attempts'][3:6], f['f'][3:6], f['rank'][3:6])"))
        .isEqualTo("[1 1 2] [2 1 2] [ 6.  8. nan] [1 0 1]");
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.failures())
          .extracting(PointFailure::point, PointFailure::attempt, PointFailure::message)
          .containsExactly(tuple(3, 1, "once"), tuple(5, 1, "once"), tuple(5, 2, "twice"));
      assertThat(reader.localResults())
          .extracting(LocalResult::points, LocalResult::ok, LocalResult::failed)
          .containsExactly(
              Tuple.tuple(
                  IndexRanges.of(new IndexRange(0, 3), range(4), new IndexRange(6, 2)), 6L, 0L),
              Tuple.tuple(
                  IndexRanges.of(range(3), range(5), new IndexRange(8, 2)), 3L, 1L));
    }
  }

  @Test
  void whatIsNotTriedAgainKeepsItsFailure() throws IOException {
    try (ResultsFile file = retry(path)) {
      accept(file, DESIGN, 1, ok(5, 1));
    }
    assertThat(python("print(f['status'][...], f['attempts'][3])"))
        .isEqualTo("[1 1 1 2 1 1 1 1 0 0] 1");
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.pointsWith(Status.FAILED)).isEqualTo(IndexRanges.of(range(3)));
    }
  }

  @Test
  void onlyPointsThatAreAskedForAreTriedAgain() throws IOException {
    try (ResultsFile file = resume(path)) {
      file.retryFailed(IndexRanges.of(new IndexRange(4, 6)));
      assertThat(file.done().contains(3)).isTrue();
      assertThat(file.done().contains(5)).isFalse();
      assertThat(file.counts()).isEqualTo(new StatusCounts(3, 6, 1, 0, 0));
    }
  }

  /** The moment of the kill is made by hand: values and worker are there, the status is not. */
  @Test
  void aKillBeforeTheCommitLeavesTheOldFailureAsItWas() throws IOException {
    Path killed = directory.resolve("killed.h5");
    try (ResultsFile file = retry(path)) {
      assertThat(file.done().contains(3)).isFalse();
      snapshot(killed);
    }
    Programs.python(killed, "f = h5py.File(path, 'r+'); f['f'][3] = 7; f['rank'][3] = 4; f.close()");
    try (ResultsFile file = resume(killed)) {
      assertThat(file.counts()).isEqualTo(new StatusCounts(2, 6, 2, 0, 0));
    }
    assertThat(Programs.python(killed, "f = h5py.File(path); print(f['f'][3], f['rank'][3])"))
        .isEqualTo("nan 0");
    try (ResultsReader reader = ResultsReader.open(killed)) {
      assertThat(reader.failures()).extracting(PointFailure::message).containsOnly("once");
      assertThat(reader.localResults()).extracting(LocalResult::failed).containsExactly(2L);
    }
  }

  /** As above, but the journal has the new result already. */
  @Test
  void aKillBetweenJournalAndStatusKeepsWorkersAndStatusesTogether() throws IOException {
    Path killed = directory.resolve("killed.h5");
    try (ResultsFile file = retry(path)) {
      accept(file, DESIGN, 1, ok(3, 1));
      file.commit();
      snapshot(killed);
    }
    Programs.python(killed, "f = h5py.File(path, 'r+'); f['status'][3] = 2; f.close()");
    try (ResultsFile file = resume(killed)) {
      assertThat(file.counts()).isEqualTo(new StatusCounts(2, 6, 2, 0, 0));
    }
    try (ResultsReader reader = ResultsReader.open(killed)) {
      assertThat(reader.localResults())
          .extracting(LocalResult::ok, LocalResult::failed)
          .containsExactly(
              Tuple.tuple(6L, 1L),
              Tuple.tuple(0L, 1L));
    }
    assertThat(Programs.python(killed, "f = h5py.File(path); print(f['f'][3], f['rank'][3])"))
        .isEqualTo("nan 1");
  }

  private static Tuple tuple(long point, int attempt, String message) {
    return Tuple.tuple(point, attempt, message);
  }

  private static IndexRange range(long point) {
    return new IndexRange(point, 1);
  }

  private static ResultsFile retry(Path path) throws IOException {
    ResultsFile file = resume(path);
    file.retryFailed(IndexRanges.of(DESIGN.size()));
    return file;
  }

  private static ResultsFile resume(Path path) throws IOException {
    return ResultsFile.openForResume(path, DESIGN, OutputNotes.NONE, TestSweeps.PROVENANCE);
  }

  private void snapshot(Path target) throws IOException {
    Files.copy(path, target);
    Files.copy(Journal.pathFor(path), Journal.pathFor(target));
  }

  private String python(String code) throws IOException {
    return Programs.python(path, "f = h5py.File(path)\n" + code);
  }
}
