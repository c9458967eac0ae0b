package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Outcomes;
import dev.sweep.space.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FoldTest {
  @TempDir Path directory;

  @Test
  void isDueWhenFailuresHaveGrownByAQuarterAndTenSecondsAreOver() {
    AtomicLong clock = new AtomicLong(5);
    FoldSchedule schedule = new FoldSchedule(clock::get);
    clock.addAndGet(FoldSchedule.SHORTEST_NANOS);
    assertThat(schedule.isDue(251, 1000, 0)).isFalse();
    clock.addAndGet(1);
    assertThat(schedule.isDue(251, 1000, 0)).isTrue();
    assertThat(schedule.isDue(250, 1000, 0)).isFalse();
    assertThat(schedule.isDue(FoldSchedule.FEWEST, 0, 0)).isFalse();
    assertThat(schedule.isDue(FoldSchedule.FEWEST + 1, 0, 0)).isTrue();
    schedule.folded(0);
    assertThat(schedule.isDue(251, 1000, 0)).isFalse();
    assertThat(schedule.isDue(FoldSchedule.MOST + 1, Integer.MAX_VALUE, 0)).isTrue();
  }

  @Test
  void isDueWhenTheJournalIsLargeAndLargerThanTheTree() {
    FoldSchedule schedule = new FoldSchedule(() -> 5);
    long large = FoldSchedule.LARGE_JOURNAL_BYTES;
    assertThat(schedule.isDue(0, 0, large)).isFalse();
    assertThat(schedule.isDue(0, 0, large + 1)).isTrue();
    schedule.folded(3 * large);
    assertThat(schedule.isDue(0, 0, 3 * large)).isFalse();
    assertThat(schedule.isDue(0, 0, 3 * large + 1)).isTrue();
    schedule.folded(Long.MAX_VALUE);
    assertThat(schedule.isDue(0, 0, FoldSchedule.LARGEST_JOURNAL_BYTES + 1)).isTrue();
  }

  /** A host with a very long name does for days of commits. */
  @Test
  void emptiesAJournalThatGrowsWithoutAnyFailure() throws IOException {
    Path path = directory.resolve("long.h5");
    Design design = TestSweeps.grid(10, 10);
    long largest = 0;
    try (ResultsFile file =
        ResultsFile.create(
            path, design, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      file.setHome(0, new RankHome("h".repeat(1 << 20), 1, 1, 0));
      for (int point = 0; point < 20; point++) {
        TestSweeps.accept(file, design, 0, TestSweeps.ok(point, 1));
        file.commit();
        largest = Math.max(largest, Files.size(Journal.pathFor(path)));
      }
      assertThat(largest).isBetween(10L << 20, FoldSchedule.LARGE_JOURNAL_BYTES);
      assertThat(Files.size(Journal.pathFor(path))).isLessThan(10L << 20);
    }
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.localResults().get(0).points().count()).isEqualTo(20);
    }
  }

  @Test
  void movesFailuresAndLocalResultsFromTheJournalIntoTheTreeWhileRunning() throws IOException {
    Path path = directory.resolve("many.h5");
    int many = FoldSchedule.MOST + 1;
    Design design = TestSweeps.grid(2, many);
    try (ResultsFile file =
        ResultsFile.create(
            path, design, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      TestSweeps.accept(file, design, 0, failed(0, 10));
      file.commit();
      assertThat(failuresInTheTree(path)).isEqualTo("0 []");
      assertThat(Journal.read(path)).isNotEmpty();

      TestSweeps.accept(file, design, 1, failed(10, many));
      file.commit();
      assertThat(Journal.read(path)).isEmpty();
      assertThat(failuresInTheTree(path)).isEqualTo((many + 10) + " ['rank_00000', 'rank_00001']");

      TestSweeps.accept(file, design, 0, failed(many + 10, 5));
      file.commit();
      assertThat(Journal.read(path)).hasSize(1);
      try (ResultsReader reader = ResultsReader.open(path)) {
        assertThat(reader.failures()).hasSize(many + 15);
        assertThat(reader.failures().get(many + 14).message()).isEqualTo("no " + (many + 14));
        assertThat(reader.localResults().get(0).failed()).isEqualTo(15);
      }
    }
    assertThat(Files.exists(Journal.pathFor(path))).isFalse();
    assertThat(failuresInTheTree(path)).startsWith((many + 15) + " ");
  }

  private static String failuresInTheTree(Path path) {
    return Programs.python(
        path,
        """
        f = h5py.File(path)
        points, messages = f['failures/point'][...], f['failures/message'].asstr()
        assert all(messages[i] == 'no %d' % points[i] for i in range(0, len(points), 997))
        print(len(points), list(f['local_results']))
        """);
  }

  private static Outcomes failed(int first, int count) {
    Outcomes outcomes = TestSweeps.ok(first, count);
    for (int row = 0; row < count; row++) {
      TestSweeps.fail(outcomes, row, "no " + (first + row));
    }
    return outcomes;
  }
}
