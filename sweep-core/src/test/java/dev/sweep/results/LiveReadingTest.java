package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.space.Design;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LiveReadingTest {
  private static final int BLOCK = 50;

  /** Opens the file again and again and checks all points that are done; ends when it is told. */
  private static final String READER =
      """
      import sys, threading, h5py, numpy as np
      path, over = sys.argv[1], threading.Event()
      threading.Thread(target=lambda: (sys.stdin.readline(), over.set()), daemon=True).start()
      print('ready', flush=True)
      opens, growth = 0, set()
      while opens < 300 or not over.is_set():
          with h5py.File(path, 'r') as f:
              s = f['status'][...]; n = np.arange(len(s))
              ok, failed = s == 1, s == 2
              assert (f['f'][...][ok] == 2.0 * n[ok]).all()
              assert np.isnan(f['f'][...][failed]).all()
              assert (f['r'][...][s != 0] == n[s != 0] + 0.5).all()
              f['failures/message'].asstr()[...]
              list(f['local_results'])
              growth.add(int((s != 0).sum()))
          with h5py.File(path, 'r') as f: # strings are appended: opened after the status was read
              if ok.any():
                  w = f['word'].asstr()
                  assert all(w[i] == 'word %d' % i for i in n[ok][-3:])
          opens += 2
      print(opens >= 300 and len(growth) > 3)
      """;

  @TempDir Path directory;

  @Test
  void h5pyReadsHundredsOfTimesWhileCommitsHappen() throws Exception {
    Path path = directory.resolve("live.h5");
    Design design = TestSweeps.sampled(40_000);
    Process reader;
    try (ResultsFile file =
        ResultsFile.create(
            path, design, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      reader =
          new ProcessBuilder("/usr/bin/python3", "-c", READER, path.toString())
              .redirectErrorStream(true)
              .start();
      assertThat(reader.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
      for (int first = 0; first < 40_000; first += BLOCK) {
        TestSweeps.accept(file, design, first / BLOCK % 5, block(first));
        if (first % (4 * BLOCK) == 0) {
          file.commit();
        }
      }
    }
    reader.getOutputStream().close();
    assertThat(reader.inputReader(StandardCharsets.UTF_8).readAllAsString().strip())
        .isEqualTo("True");
    assertThat(reader.waitFor()).isZero();
  }

  private static Outcomes block(int first) {
    Outcomes outcomes = TestSweeps.ok(first, BLOCK);
    TestSweeps.fail(outcomes, 3, "point " + (first + 3));
    String[] words = new String[BLOCK];
    for (int row = 0; row < BLOCK; row++) {
      words[row] = "word " + (first + row);
    }
    outcomes.columns().add(new OutputColumn.Texts("word", words));
    if (first >= 20_000) {
      outcomes.columns().add(new OutputColumn.Flags("late", new byte[BLOCK]));
    }
    return outcomes;
  }
}
