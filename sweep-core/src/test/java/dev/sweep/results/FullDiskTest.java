package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.space.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FullDiskTest {
  private static final int BLOCK = 10;
  private static final Design DESIGN = TestSweeps.sampled(4 * BLOCK);

  @TempDir Path directory;

  /** Cuts short at each write and each sync in turn, until a run is through before its turn. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whicheverWriteFailsTheFileStaysValidAndAResumeEndsWithTheSameBits(boolean staysFull)
      throws IOException {
    run(directory.resolve("whole.h5"));
    int failures = 0;
    while (failsAt(failures + 1, staysFull)) {
      failures++;
    }
    assertThat(failures).isGreaterThan(40);
    assertThat(
            Programs.python(
                directory,
                """
                import glob
                whole = h5py.File(path + '/whole.h5')
                n = np.arange(40)
                for p in glob.glob(path + '/left*.h5'):
                    f = h5py.File(p); s = f['status'][...]; done = s != 0
                    assert (s[done] == whole['status'][...][done]).all(), p
                    for k in ['f', 'g', 'r', 'word', 's', 'rank', 'attempts'] if done.any() else []:
                        a, b = f[k][...][done], whole[k][...][done]
                        assert a.tobytes() == b.tobytes() if a.dtype != object else (a == b).all(), (p, k)
                ends = glob.glob(path + '/ended*.h5')
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
        .isEqualTo("" + failures);
  }

  /** Returns whether the run came to the operation that is to fail. */
  private boolean failsAt(int operation, boolean staysFull) throws IOException {
    Path path = directory.resolve("run.h5");
    FailingDisk disk = new FailingDisk(directory, operation, staysFull);
    try {
      run(disk.at(path));
    } catch (ResultsException e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
    if (!disk.hasFailed()) {
      return false;
    }
    if (Files.exists(path)) {
      Files.copy(path, directory.resolve("left%03d.h5".formatted(operation)));
    }
    run(path);
    assertThat(Journal.pathFor(path)).doesNotExist();
    Files.move(path, directory.resolve("ended%03d.h5".formatted(operation)));
    return true;
  }

  private static void run(Path path) throws IOException {
    try (ResultsFile file =
        Files.exists(path)
            ? ResultsFile.openForResume(path, DESIGN, OutputNotes.NONE, TestSweeps.PROVENANCE)
            : ResultsFile.create(
                path, DESIGN, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
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
