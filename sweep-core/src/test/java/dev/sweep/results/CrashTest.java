package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.model.PointFailure;
import dev.sweep.space.Design;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class CrashTest {
  /** Checks every point whose status says that it is committed. */
  private static final String CHECK =
      """
      f = h5py.File(path, 'r')
      s = f['status'][...]
      n = np.arange(len(s)); ok = s == 1; failed = s == 2
      assert set(np.unique(s)) <= {0, 1, 2}, np.unique(s)
      assert (failed[s != 0] == (n % 100 == 7)[s != 0]).all()
      assert (f['f'][...][ok] == 2.0 * n[ok]).all()
      assert (f['g'][...][ok] == -n[ok]).all()
      assert np.isnan(f['f'][...][failed]).all()
      assert (f['r'][...][s != 0] == n[s != 0] + 0.5).all()
      assert (f['rank'][...][s != 0] == (n // 100 % 3)[s != 0]).all()
      if ok.any():
          w = f['word'].asstr()
          for i in n[ok][::371]: assert w[i] == 'słowo %d' % i, (i, w[i])
      print((s != 0).sum())
      """;

  @TempDir Path directory;
  private long committed;

  @ParameterizedTest
  @ValueSource(ints = {0, 900})
  void aKilledRunLosesNothingCommittedAndResumesToTheSameBits(int blocks) throws Exception {
    Path path = directory.resolve("killed.h5");
    Process writer = WriterProcess.start(path);
    awaitLine(writer, blocks == 0 ? "opened 0" : "stored " + blocks * WriterProcess.BLOCK);
    kill(writer);
    long acknowledged = lastCommitted(writer);

    long done = Long.parseLong(Programs.python(path, CHECK));
    assertThat(acknowledged).isGreaterThanOrEqualTo(blocks < 900 ? 0 : 1);
    assertThat(done).isBetween(acknowledged, (long) WriterProcess.POINTS - 1);
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.isBeingWritten()).isFalse();
      assertThat(reader.failures().size()).isGreaterThanOrEqualTo((int) (done / 100));
    }
    Process resumed = WriterProcess.start(path, "fast");
    awaitLine(resumed, "opened " + done);
    resumed.getInputStream().readAllBytes();
    assertThat(resumed.waitFor()).isZero();
    assertThat(Programs.python(path, CHECK)).isEqualTo("" + WriterProcess.POINTS);
    assertFailuresAndLocalResultsAreWhole(path);
    assertSameAsUninterrupted(path);
  }

  @Test
  void aTornTailOfTheJournalIsPassedOver() throws Exception {
    Path path = directory.resolve("torn.h5");
    Process writer = WriterProcess.start(path);
    awaitLine(writer, "stored 60000");
    writer.destroyForcibly().waitFor();
    Path journal = Journal.pathFor(path);
    int before = Journal.read(path).size();
    assertThat(before).isPositive();
    Files.write(journal, new byte[] {0, 0, 1, 0, 5, 5, 5, 5, 1, 2, 3}, StandardOpenOption.APPEND);
    assertThat(Journal.read(path)).hasSize(before);
    Files.write(journal, new byte[300], StandardOpenOption.APPEND);
    assertThat(Journal.read(path)).hasSize(before);
    byte[] bytes = Files.readAllBytes(journal);
    bytes[bytes.length / 2] ^= 1;
    Files.write(journal, bytes);
    assertThat(Journal.read(path).size()).isLessThan(before);

    Design design = TestSweeps.sampled(WriterProcess.POINTS);
    long done;
    try (ResultsFile file =
        ResultsFile.openForResume(path, design, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      done = file.done().count();
    }
    assertThat(Programs.python(path, CHECK)).isEqualTo("" + done);
  }

  @Test
  void anotherProcessIsRefusedWhileOneWrites() throws Exception {
    Path path = directory.resolve("held.h5");
    Process writer = WriterProcess.start(path, "hold");
    awaitLine(writer, "opened 0");
    Design design = TestSweeps.sampled(WriterProcess.POINTS);
    assertThatThrownBy(
            () -> ResultsFile.openForResume(path, design, OutputNotes.NONE, TestSweeps.PROVENANCE))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("is being written by process " + writer.pid() + " on ");
    assertThatThrownBy(() -> ResultsFile.backup(path)).isInstanceOf(ResultsException.class);
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.isBeingWritten()).isTrue();
    }
    try (OutputStream input = writer.getOutputStream()) {
      input.write('\n');
    }
    assertThat(writer.waitFor()).isZero();
    ResultsFile.openForResume(path, design, OutputNotes.NONE, TestSweeps.PROVENANCE).close();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }

  private static void assertFailuresAndLocalResultsAreWhole(Path path) throws IOException {
    try (ResultsReader reader = ResultsReader.open(path)) {
      List<PointFailure> failures = reader.failures();
      assertThat(failures).extracting(PointFailure::point).doesNotHaveDuplicates();
      assertThat(failures)
          .hasSize(WriterProcess.POINTS / 100)
          .allMatch(failure -> failure.message().equals("błąd " + failure.point()));
      long points = 0;
      long ok = 0;
      for (LocalResult result : reader.localResults()) {
        points += result.points().count();
        ok += result.ok();
      }
      assertThat(points).isEqualTo(WriterProcess.POINTS);
      assertThat(ok).isEqualTo(WriterProcess.POINTS - failures.size());
    }
  }

  private void assertSameAsUninterrupted(Path path) throws Exception {
    Path whole = directory.resolve("whole.h5");
    Process writer = WriterProcess.start(whole, "fast");
    writer.getInputStream().readAllBytes();
    assertThat(writer.waitFor()).isZero();
    assertThat(
            Programs.python(
                path,
                """
                import os
                a, b = h5py.File(path), h5py.File(os.path.dirname(path) + '/whole.h5')
                for k in ['f', 'g', 'r', 'w', 'b', 'status', 'seconds', 'attempts', 'rank', 'point']:
                    assert a[k][...].tobytes() == b[k][...].tobytes(), k
                print((a['word'][...] == b['word'][...]).all(), (a['s'][...] == b['s'][...]).all())
                """))
        .isEqualTo("True True");
  }

  /** Unlike the process itself, its handle leaves the pipe open, and what is in it readable. */
  private static void kill(Process writer) throws InterruptedException {
    writer.toHandle().destroyForcibly();
    writer.waitFor();
  }

  /** Returns how many points a killed writer said were committed. */
  private long lastCommitted(Process writer) throws IOException {
    for (String line : writer.inputReader(StandardCharsets.UTF_8).lines().toList()) {
      noteCommitted(line);
    }
    return committed;
  }

  private void noteCommitted(String line) {
    if (line.startsWith("committed ")) {
      committed = Long.parseLong(line.substring("committed ".length()));
    }
  }

  private void awaitLine(Process process, String wanted) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      noteCommitted(line);
      if (line.equals(wanted)) {
        return;
      }
    }
    throw new AssertionError("the writer ended without saying '" + wanted + "'");
  }
}
