package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.space.Design;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes a copy before each write, sync, truncation and rename of a run, the replacement of the
 * headers among them: what a SIGKILL at that moment leaves, for the system keeps what was written.
 */
@Timeout(240)
class KillBetweenStepsTest {
  private static final int BLOCK = 10;
  private static final Design DESIGN = TestSweeps.sampled(4 * BLOCK);

  @TempDir Path directory;
  private int steps;

  @Test
  void leavesAFileThatOpensAndEndsWithTheSameBits() throws IOException {
    Path path = directory.resolve("run.h5");
    FailingDisk disk = FailingDisk.watched(directory, () -> copy(path));
    run(disk.at(path), true);
    int killed = 0;
    for (int step = 1; step <= steps; step++) {
      Path left = directory.resolve("left%03d.h5".formatted(step));
      if (Files.exists(left)) {
        Path ended = directory.resolve("ended%03d.h5".formatted(step));
        Files.copy(left, ended);
        if (Files.exists(Journal.pathFor(left))) {
          Files.copy(Journal.pathFor(left), Journal.pathFor(ended));
        }
        run(ended, false);
        killed++;
      }
    }
    assertThat(killed).isGreaterThan(20);
    assertThat(
            Programs.python(
                path,
                """
                import glob, os
                whole, here = h5py.File(path), os.path.dirname(path)
                for p in glob.glob(here + '/left*.h5'):
                    f = h5py.File(p); s = f['status'][...]; done = s != 0
                    assert (s[done] == whole['status'][...][done]).all(), p
                    for k in ['f', 'g', 'r', 'word', 's', 'rank', 'attempts'] if done.any() else []:
                        a, b = f[k][...][done], whole[k][...][done]
                        assert a.tobytes() == b.tobytes() if a.dtype != object else (a == b).all(), (p, k)
                ends = glob.glob(here + '/ended*.h5')
                for p in ends:
                    f = h5py.File(p)
                    for k in ['f', 'g', 'r', 'w', 'b', 'status', 'seconds', 'attempts', 'rank']:
                        assert f[k][...].tobytes() == whole[k][...].tobytes(), (p, k)
                    for k in ['word', 's', 'local_results/rank_00000/count']:
                        assert (f[k][...] == whole[k][...]).all(), (p, k)
                    for k in ['point', 'message']:
                        assert sorted(f['failures'][k][...]) == sorted(whole['failures'][k][...]), (p, k)
                print(len(ends))
                """))
        .isEqualTo("" + killed);
  }

  @Test
  void leavesAFileThatCanBeReadWhereverARunThatCarriesOnIsKilled() throws IOException {
    Path path = directory.resolve("run.h5");
    try (ResultsFile file =
        ResultsFile.create(
            path, DESIGN, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      TestSweeps.accept(file, DESIGN, 0, block(0));
    }
    FailingDisk disk = FailingDisk.watched(directory, () -> copy(path));
    run(disk.at(path), false);
    assertThat(
            Programs.python(
                path,
                """
                import glob, os
                left = glob.glob(os.path.dirname(path) + '/left*.h5')
                for p in left:
                    f = h5py.File(p)
                    for k in f:
                        if isinstance(f[k], h5py.Dataset): f[k][...]
                print(len(left))
                """))
        .isEqualTo("" + steps);
    assertThat(steps).isGreaterThan(20);
  }

  private void copy(Path path) {
    steps++;
    Path left = directory.resolve("left%03d.h5".formatted(steps));
    try {
      if (Files.exists(path)) {
        Files.copy(path, left, StandardCopyOption.REPLACE_EXISTING);
      }
      if (Files.exists(path) && Files.exists(Journal.pathFor(path))) {
        Files.copy(Journal.pathFor(path), Journal.pathFor(left));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path path, boolean fresh) throws IOException {
    try (ResultsFile file =
        fresh
            ? ResultsFile.create(
                path, DESIGN, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)
            : ResultsFile.openForResume(path, DESIGN, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      for (int block = 0; block < 4; block++) {
        if (!file.done().contains((long) block * BLOCK)) {
          TestSweeps.accept(file, DESIGN, 0, block(block * BLOCK));
        }
        if (block % 2 == 0) {
          file.commit();
        }
      }
    }
  }

  private static Outcomes block(int first) {
    Outcomes outcomes = TestSweeps.ok(first, BLOCK);
    TestSweeps.fail(outcomes, 3, "point " + (first + 3));
    String[] words = new String[BLOCK];
    for (int row = 0; row < BLOCK; row++) {
      words[row] = "słowo " + (first + row);
    }
    outcomes.columns().add(new OutputColumn.Texts("word", words));
    return outcomes;
  }
}
