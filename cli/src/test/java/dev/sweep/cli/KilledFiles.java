package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Compares files that a kill left with the file of an uninterrupted run, in h5py: one Python
 * process for all of them.
 */
final class KilledFiles implements AutoCloseable {
  /**
   * Of each line, {@code kind TAB path}, says how many points are done. What a killed run has must
   * be, bit for bit, what the whole one has; a run that came to its end must have all of it.
   */
  private static final String CHECKER =
      """
      import sys, h5py, numpy as np
      OWN = {'seconds', 'rank'}  # how it ran, not what came of it

      def points(f):
          return {k: d[...] for k, d in f.items() if k not in OWN and isinstance(d, h5py.Dataset) and '_dim_' not in k}

      def same(a, b):
          return (a == b).all() if a.dtype == object else a.tobytes() == b.tobytes()

      def missing(v):
          return (v == b'').all() if v.dtype == object else np.isnan(v).all() if v.dtype.kind == 'f' else (v == -1).all()

      def failures(f):
          g = f['failures']
          rows = list(zip(g['point'][...], g['attempt'][...], g['kind'][...], g['message'][...], g['log'][...]))
          assert len({r[0] for r in rows}) == len(rows), 'a failure is told twice'
          return rows

      with h5py.File(sys.argv[1]) as f:
          exec(sys.argv[2])
          WHOLE, FAILURES, NAMES = points(f), set(failures(f)), set(f)
          POINTWISE = {k for k in WHOLE if 'DIMENSION_LIST' in f[k].attrs}

      def killed(f):
          part, done = points(f), f['status'][...] != 0
          for k, whole in WHOLE.items():
              if k in POINTWISE:
                  there = same(part[k][done], whole[done]) if k in part else missing(whole[done])
              else:
                  there = k not in part or same(part[k], whole)
              assert there, k
          assert set(failures(f)) <= FAILURES
          assert all(done[r[0]] for r in failures(f))
          return done.sum()

      def ended(f):
          part = points(f)
          assert set(f) == NAMES, set(f) ^ NAMES
          for k, whole in WHOLE.items():
              assert same(part[k], whole), k
          assert set(failures(f)) == FAILURES
          claimed = np.zeros(part['status'].size, int)
          for g in f['local_results'].values():
              for a, n in zip(g['first'][...], g['count'][...]):
                  claimed[a:a+n] += 1
          assert (claimed == 1).all(), 'a point belongs to no rank, or to two'
          return claimed.sum()

      for line in sys.stdin:
          kind, path = line.rstrip('\\n').split('\\t')
          with h5py.File(path, 'r') as f:
              print(globals()[kind](f), flush=True)
      """;

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private KilledFiles(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /** Takes {@code whole} as what all others are to be, if {@code expectation} holds of it. */
  static KilledFiles comparedWith(Path whole, String expectation) throws IOException {
    return new KilledFiles(
        new ProcessBuilder("/usr/bin/python3", "-c", CHECKER, whole.toString(), expectation)
            .redirectErrorStream(true)
            .start());
  }

  /** Checks what a kill left; returns how many points are done. */
  long checkKilled(Path file) throws IOException {
    return ask("killed", file);
  }

  /** Checks the file of a run that came to its end. */
  void checkEnded(Path file) throws IOException {
    ask("ended", file);
  }

  private long ask(String kind, Path file) throws IOException {
    try {
      questions.write(kind + '\t' + file + '\n');
      questions.flush();
    } catch (IOException e) {
      // it has ended: what it printed last tells why
    }
    String answer = answers.readLine();
    assertThat(answer)
        .as(() -> "h5py on what was %s in %s:%n%s%n%s".formatted(kind, file, answer, rest()))
        .matches("[0-9]+");
    return Long.parseLong(answer);
  }

  /** Returns what else it prints, after which it has ended. */
  private String rest() {
    try {
      questions.close();
    } catch (IOException e) {
      // it has ended already
    }
    return String.join("\n", answers.lines().toList());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
