package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.model.Outcomes;
import dev.sweep.model.PointFailure;
import dev.sweep.space.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BackupTest {
  private static final Design DESIGN = TestSweeps.sampled(10);

  @TempDir Path directory;
  private Path killed;

  @BeforeEach
  void leaveAFileWhoseFailureIsOnlyInItsJournal() throws IOException {
    Path running = directory.resolve("running.h5");
    killed = directory.resolve("killed.h5");
    try (ResultsFile file =
        ResultsFile.create(
            running, DESIGN, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      Outcomes outcomes = TestSweeps.ok(0, 4);
      TestSweeps.fail(outcomes, 2, "journaled");
      TestSweeps.accept(file, DESIGN, 0, outcomes);
      file.commit();
      Files.copy(running, killed);
      Files.copy(Journal.pathFor(running), Journal.pathFor(killed));
    }
  }

  @Test
  void takesTheJournalAlong() throws IOException {
    Path moved = ResultsFile.backup(killed);
    assertThat(killed).doesNotExist();
    assertThat(Journal.pathFor(killed)).doesNotExist();
    assertThatItHasItsFailure(moved);
  }

  @Test
  void keepsTheJournalBesideTheFileWhereverItIsCutShort() throws IOException {
    int cut = 0;
    for (boolean through = false; !through; cut++) {
      Path path = copy("cut%d.h5".formatted(cut));
      FailingDisk disk = new FailingDisk(directory, cut + 1, true);
      try {
        ResultsFile.backup(disk.at(path));
      } catch (ResultsException e) {
        assertThat(e).hasMessageContaining("No space left on device");
      }
      through = !disk.hasFailed();
      Path moved = path.resolveSibling(path.getFileName() + ".1");
      assertThatItHasItsFailure(Files.exists(path) ? path : moved);
    }
    assertThat(cut).isGreaterThan(2);
  }

  @Test
  void passesOverAJournalThatAnEarlierAttemptLeft() throws IOException {
    Path moved = killed.resolveSibling("killed.h5.1");
    Files.copy(Journal.pathFor(killed), Journal.pathFor(moved));
    ResultsFile.openForResume(killed, DESIGN, OutputNotes.NONE, TestSweeps.PROVENANCE).close();
    assertThat(ResultsFile.backup(killed)).isEqualTo(moved);
    assertThat(Journal.pathFor(moved)).doesNotExist();
    assertThatItHasItsFailure(moved);
  }

  @Test
  void refusesAFileThatDoesNotExist() {
    assertThatThrownBy(() -> ResultsFile.backup(directory.resolve("none.h5")))
        .isInstanceOf(ResultsException.class);
  }

  private Path copy(String name) throws IOException {
    Path path = directory.resolve(name);
    Files.copy(killed, path);
    Files.copy(Journal.pathFor(killed), Journal.pathFor(path));
    return path;
  }

  private static void assertThatItHasItsFailure(Path path) throws IOException {
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.failures()).extracting(PointFailure::message).containsExactly("journaled");
    }
  }
}
