package dev.sweep.results;

import static dev.sweep.results.TestSweeps.F_AND_G;
import static dev.sweep.results.TestSweeps.PROVENANCE;
import static dev.sweep.results.TestSweeps.accept;
import static dev.sweep.results.TestSweeps.bare;
import static dev.sweep.results.TestSweeps.fail;
import static dev.sweep.results.TestSweeps.grid;
import static dev.sweep.results.TestSweeps.ok;
import static dev.sweep.results.TestSweeps.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.space.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ResultsFileTest {
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void namePath() {
    path = directory.resolve("heat.h5");
  }

  @Test
  void xarraySelectsFromAGridByItsValues() throws IOException {
    Design design = grid(4, 3);
    try (ResultsFile file = create(design)) {
      accept(file, design, 0, ok(0, 7));
      accept(file, design, 1, ok(7, 5));
    }
    assertThat(
            python(
                """
                d = opened()
                print(d.f.dims, float(d.f.sel(x=1.5, y=2)), float(d.g.sel(x=0.5, y=0)), float(d.c))
                print(d.f.units, d.f.long_name, d.x.units, d.y.dtype, d.status.flag_meanings)
                print(d.attrs['Conventions'], d.f.values.ravel().tolist() == [2.0 * i for i in range(12)])
                print(d['rank'].values.ravel().tolist(), d.attempts.dtype, d.seconds.dtype)
                print(list(d.f.sel(x=1.0).to_dataframe().index))
                """))
        .isEqualTo(
            """
            ('x', 'y') 22.0 -3.0 4.25
            W heat m int64 pending ok failed timed_out excluded
            CF-1.11 True
            [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1] uint8 float32
            [0, 1, 2]\
            """);
    assertThat(Programs.run("h5dump", "-d", "/status", path.toString()))
        .contains("H5T_STD_U8LE", "(0,0): 1, 1, 1,");
    assertThat(Programs.run("h5stat", path.toString())).contains("# of unique datasets: ");
    assertOnlyTheFileIsLeft();
  }

  @Test
  void keepsTheInputsOfASampledSweepAndAllTypesOfParameters() throws IOException {
    Design design = sampled(7);
    try (ResultsFile file = create(design)) {
      accept(file, design, 0, ok(0, 4));
    }
    assertThat(
            python(
                """
                d = opened()
                print(d.point.values.tolist(), d.r.values.tolist(), d.w.values.tolist())
                print(d.b.dtype, d.b.values.tolist(), d.s.values.tolist(), sorted(d.f.coords))
                print(d.status.values.tolist(), d.f.values[:5])
                """))
        .isEqualTo(
            """
            [0, 1, 2, 3, 4, 5, 6] [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5] [1000, 1001, 1002, 1003, 1004, 1005, 1006]
            int8 [0, 1, 0, 1, 0, 1, 0] ['cg', '', 'gmres żółw', 'cg', '', 'gmres żółw', 'cg'] ['b', 'point', 'r', 's', 'w']
            [1, 1, 1, 1, 0, 0, 0] [ 0.  2.  4.  6. nan]\
            """);
  }

  @Test
  void storesOutputsThatAreFoundWhileRunning() throws IOException {
    Design design = sampled(6);
    try (ResultsFile file =
        ResultsFile.create(path, design, List.of(), OutputNotes.NONE, PROVENANCE)) {
      accept(file, design, 0, bare(0, 2));
      Outcomes found = bare(2, 2);
      found.columns().add(new OutputColumn.Numbers("n", new int[0], new double[] {5, 6}));
      found.columns().add(new OutputColumn.Flags("ok", new byte[] {1, 0}));
      found.columns().add(new OutputColumn.Texts("word", new String[] {"żółw", ""}));
      found
          .columns()
          .add(
              new OutputColumn.Numbers(
                  "v", new int[] {2, 3}, IntStream.range(0, 12).asDoubleStream().toArray()));
      accept(file, design, 0, found);
      file.commit();
      accept(file, design, 0, bare(4, 1));
    }
    assertThat(
            python(
                """
                d = opened()
                print(d.n.values, d.ok.values, d.word.values.tolist())
                print(d.v.dims, d.v.shape, d.v.values[3].tolist(), np.isnan(d.v.values[[0,1,4,5]]).all())
                """))
        .isEqualTo(
            """
            [nan nan  5.  6. nan nan] [-1 -1  1  0 -1 -1] ['', '', 'żółw', '', '', '']
            ('point', 'v_dim_0', 'v_dim_1') (6, 2, 3) [[6.0, 7.0, 8.0], [9.0, 10.0, 11.0]] True\
            """);
    assertThat(Programs.run("h5dump", "-d", "/v", path.toString())).contains("( 6, 2, 3 )");
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.point(2).outputs())
          .extracting(PointRecord.Cell::name)
          .containsExactly("n", "ok", "word", "v");
      assertThat(reader.point(2).outputs().get(2).value()).isEqualTo("żółw");
      assertThat(reader.point(1).outputs().get(1).value()).isNull();
    }
  }

  @Test
  void keepsFailuresWithTheirReasons() throws IOException {
    Design design = grid(2, 3);
    try (ResultsFile file = create(design)) {
      Outcomes outcomes = ok(0, 6);
      fail(outcomes, 1, "błąd 1");
      fail(outcomes, 4, "x".repeat(100_000));
      outcomes.status()[5] = Status.EXCLUDED.code();
      accept(file, design, 3, outcomes);
    }
    assertThat(
            python(
                """
                f = h5py.File(path)['failures']
                print(f['point'][...], f['attempt'][...], f['kind'].asstr()[...])
                print(f['message'].asstr()[0], len(f['message'].asstr()[1]), f['log'].asstr()[1])
                d = opened()
                print(d.f.values.tolist(), d.status.values.tolist())
                """))
        .isEqualTo(
            """
            [1 4] [1 1] ['exception' 'exception']
            błąd 1 100000 log of it
            [[0.0, nan, 4.0], [6.0, nan, nan]] [[1, 2, 1], [1, 2, 4]]\
            """);
  }

  @Test
  void holdsASweepWithoutAnyOkPointAndOneWithoutDimensions() throws IOException {
    Design design = grid(2, 2);
    try (ResultsFile file = create(design)) {
      Outcomes outcomes = ok(0, 4);
      for (int row = 0; row < 4; row++) {
        fail(outcomes, row, "no");
      }
      accept(file, design, 0, outcomes);
    }
    assertThat(python("print(np.isnan(opened().f.values).all(), opened().f.shape)"))
        .isEqualTo("True (2, 2)");
    path = directory.resolve("scalar.h5");
    Design one = grid(1, 1);
    try (ResultsFile file = create(one)) {
      accept(file, one, 0, ok(0, 1));
    }
    assertThat(python("print(float(opened().f[0, 0]))")).isEqualTo("0.0");
  }

  @Test
  void readsLocalResultsBackExactly() throws IOException {
    Design design = grid(10, 10);
    try (ResultsFile file = create(design)) {
      file.setHome(1, new RankHome("node7", 4321, 3, 8));
      accept(file, design, 0, ok(0, 10));
      accept(file, design, 1, ok(10, 20));
      file.commit();
      Outcomes more = ok(50, 5);
      fail(more, 0, "no");
      accept(file, design, 1, more);
      accept(file, design, 1, ok(30, 10));
    }
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.localResults()).hasSize(2);
      LocalResult one = reader.localResults().get(1);
      assertThat(one.points())
          .isEqualTo(IndexRanges.of(new IndexRange(10, 30), new IndexRange(50, 5)));
      assertThat(one.ok()).isEqualTo(34);
      assertThat(one.failed()).isEqualTo(1);
      assertThat(one.busySeconds()).isEqualTo(0.75);
      assertThat(one.host()).isEqualTo("node7");
      assertThat(one.pid()).isEqualTo(4321);
      assertThat(one.workers()).isEqualTo(3);
      assertThat(one.chunks()).isEqualTo(8);
      assertThat(one.workerSeconds()).isCloseTo(3 * one.wallSeconds(), within(1e-9));
    }
    assertThat(
            python(
                """
                g = h5py.File(path)['local_results/rank_00001']
                print(g['first'][...], g['count'][...], g.attrs['points_ok'], g.attrs['host'])
                """))
        .isEqualTo("[10 50] [30  5] 34 node7");
  }

  @Test
  void storesWhereItComesFrom() throws IOException {
    create(grid(2, 2)).close();
    assertThat(
            python(
                """
                g = h5py.File(path)['provenance']
                print(len(g['config'].asstr()[()]), g['overrides'].asstr()[...], g.attrs['sweep_version'])
                """))
        .isEqualTo("70011 ['a=1' 'b=2'] 0.1.0");
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.config()).isEqualTo(PROVENANCE.config());
      assertThat(reader.name()).isEqualTo("heat");
      assertThat(reader.provenance()).containsKeys("started", "finished");
    }
  }

  @Test
  void carriesOnWhereItStoppedWithTheSameBits() throws IOException {
    Design design = sampled(100);
    try (ResultsFile file = create(design)) {
      Outcomes some = ok(10, 20);
      fail(some, 3, "first");
      accept(file, design, 0, some);
    }
    try (ResultsFile file = ResultsFile.openForResume(path, design, OutputNotes.NONE, PROVENANCE)) {
      assertThat(file.done()).isEqualTo(IndexRanges.of(new IndexRange(10, 20)));
      assertThat(file.counts()).isEqualTo(new StatusCounts(80, 19, 1, 0, 0));
      Outcomes more = ok(30, 70);
      fail(more, 69, "second");
      accept(file, design, 0, more);
      accept(file, design, 0, ok(0, 10));
    }
    Path whole = directory.resolve("whole.h5");
    try (ResultsFile file =
        ResultsFile.create(whole, design, F_AND_G, OutputNotes.NONE, PROVENANCE)) {
      Outcomes all = ok(0, 100);
      fail(all, 13, "first");
      fail(all, 99, "second");
      accept(file, design, 0, all);
    }
    assertThat(
            Programs.python(
                directory,
                """
                a, b = h5py.File(path + '/heat.h5'), h5py.File(path + '/whole.h5')
                for k in ['f', 'g', 'r', 'w', 'b', 'status', 'seconds', 'attempts', 'rank', 'point']:
                    assert a[k][...].tobytes() == b[k][...].tobytes(), k
                assert (a['s'][...] == b['s'][...]).all()
                print(a['failures/message'].asstr()[...], a['local_results/rank_00000/count'][...])
                """))
        .isEqualTo("['first' 'second'] [100]");
  }

  @Test
  void refusesAnotherSweepAndLeavesTheFileAlone() throws IOException {
    create(grid(2, 2)).close();
    byte[] before = Files.readAllBytes(path);
    Provenance other = new Provenance("heat", "", List.of(), "fingerprint 2", List.of());
    assertThatThrownBy(() -> ResultsFile.openForResume(path, grid(2, 2), OutputNotes.NONE, other))
        .isInstanceOfSatisfying(
            OtherSweepException.class,
            e -> assertThat(e.storedFingerprint()).isEqualTo("fingerprint 1"));
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
    assertOnlyTheFileIsLeft();
  }

  @Test
  void refusesFilesThatAreNotOurs() throws IOException {
    Files.writeString(path, "hello");
    assertThatThrownBy(
            () -> ResultsFile.openForResume(path, grid(2, 2), OutputNotes.NONE, PROVENANCE))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("heat.h5");
    assertThatThrownBy(() -> create(grid(2, 2))).hasMessageContaining("exists already");
    python("h5py.File(path, 'w').create_dataset('q', data=[1.0])");
    assertThatThrownBy(() -> ResultsReader.open(path)).hasMessageContaining("not one of sweep's");
  }

  @Test
  void namesADirectoryThatDoesNotExist() {
    path = directory.resolve("nowhere/heat.h5");
    assertThatThrownBy(() -> create(grid(2, 2)))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("no such file or directory: " + directory.resolve("nowhere"));
  }

  @Test
  void refusesASweepThatDoesNotFitOnTheDisk() {
    assertThatThrownBy(() -> create(grid(1L << 25, 1L << 25)))
        .isInstanceOf(ResultsException.class)
        .hasMessageContainingAll(" needs ", " free: ", " are missing");
    assertThat(path).doesNotExist();
  }

  @Test
  void countsTheValuesOfAxesAndThePointsNumbersToTheSpaceItNeeds() {
    double n = 1e11;
    assertThat(DiskSpace.neededBytes(TestSweeps.line((long) n, "c"), 1))
        .isEqualTo((10 + 8 + 8) * n + 8 + (1 << 20));
    assertThat(DiskSpace.neededBytes(sampled((long) n), 0))
        .isEqualTo((10 + 8 + 8 + 1 + 16 + 8) * n + (1 << 20));
  }

  @Test
  void aRowWhoseOutputHasAnotherTypeIsAFailedPoint() throws IOException {
    Design design = sampled(4);
    try (ResultsFile file = create(design)) {
      accept(file, design, 0, ok(0, 2));
      Outcomes wrong = bare(2, 2);
      wrong.columns().add(new OutputColumn.Texts("f", new String[] {"hot", ""}));
      wrong
          .columns()
          .add(new OutputColumn.Numbers("a/b", new int[0], new double[] {Double.NaN, 1}));
      accept(file, design, 0, wrong);
    }
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.statusCounts()).isEqualTo(new StatusCounts(0, 2, 2, 0, 0));
      assertThat(reader.failures())
          .containsExactly(
              new PointFailure(
                  2,
                  1,
                  "output",
                  "output 'f' is a string here, but a number in the results file",
                  ""),
              new PointFailure(
                  3,
                  1,
                  "output",
                  "output 'a/b' cannot be stored: a name has no slash and at most 254 bytes",
                  ""));
    }
  }

  @Test
  void countsWhatIsCommittedWhileOpenAndAfterItIsClosed() throws IOException {
    Design design = sampled(10);
    ResultsFile file = create(design);
    try (file) {
      Outcomes wrong = ok(0, 3);
      wrong.columns().set(0, new OutputColumn.Texts("f", new String[] {"", "hot", ""}));
      accept(file, design, 0, wrong); // the file itself refuses point 1
      file.commit();
      assertThat(file.counts()).isEqualTo(new StatusCounts(7, 2, 1, 0, 0));
      Outcomes rest = ok(3, 5);
      fail(rest, 0, "no");
      rest.status()[1] = Status.EXCLUDED.code();
      rest.status()[2] = Status.TIMED_OUT.code();
      rest.status()[3] = Status.PENDING.code();
      accept(file, design, 0, rest);
    }
    assertThat(file.counts()).isEqualTo(new StatusCounts(3, 3, 2, 1, 1));
    try (ResultsReader reader = ResultsReader.open(path)) {
      assertThat(reader.statusCounts()).isEqualTo(file.counts());
    }
  }

  @Test
  void tellsListenersOnlyOfWhatIsCommitted() throws IOException {
    Design design = grid(4, 4);
    AtomicLong heard = new AtomicLong();
    create(design).close();
    try (ResultsReader reader = ResultsReader.open(path);
        ResultsFile file = ResultsFile.openForResume(path, design, OutputNotes.NONE, PROVENANCE)) {
      file.onCommit((ok, failed, late, excluded) -> {
        heard.addAndGet(ok + failed + late + excluded);
        assertThat(statuses(reader).done()).isGreaterThanOrEqualTo(heard.get());
      });
      accept(file, design, 0, ok(0, 8));
      assertThat(statuses(reader).done()).isEqualTo(heard.get());
      file.commit();
      assertThat(heard).hasValue(8);
      assertThat(reader.isBeingWritten()).isTrue();
      accept(file, design, 0, ok(8, 8));
    }
    assertThat(heard).hasValue(16);
  }

  @Test
  void takesBlocksFromFourThreadsAtOnce() throws Exception {
    Design design = sampled(40_000);
    try (ExecutorService threads = Executors.newFixedThreadPool(4);
        ResultsFile file = create(design)) {
      List<Future<?>> running =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(worker ->
                  threads.submit(() -> {
                    for (int first = worker * 100; first < 40_000; first += 400) {
                      accept(file, design, worker, ok(first, 100));
                    }
                    return null;
                  }))
              .toList();
      for (Future<?> future : running) {
        future.get();
      }
    }
    assertThat(
            python(
                """
                d = opened(); n = np.arange(40000)
                print((d.f == 2.0 * n).all().item(), (d.g == -n).all().item(), (d.r == n + 0.5).all().item())
                print((d['rank'] == n // 100 % 4).all().item(), (d.status == 1).all().item())
                """))
        .isEqualTo("True True True\nTrue True");
  }

  @Test
  void keepsReplacedFilesUnderANumber() throws IOException {
    create(grid(2, 2)).close();
    assertThat(ResultsFile.backup(path)).isEqualTo(directory.resolve("heat.h5.1"));
    create(grid(2, 2)).close();
    assertThat(ResultsFile.backup(path)).isEqualTo(directory.resolve("heat.h5.2"));
    try (ResultsReader reader = ResultsReader.open(directory.resolve("heat.h5.1"))) {
      assertThat(reader.points()).isEqualTo(4);
    }
  }

  @Test
  void takesInAJournalOnceThoughItWasNotEmptiedInTime() throws IOException {
    Design design = sampled(10);
    Path copy = directory.resolve("copy.h5");
    try (ResultsFile file = create(design)) {
      Outcomes outcomes = ok(0, 4);
      fail(outcomes, 2, "once");
      accept(file, design, 0, outcomes);
      file.commit();
      Files.copy(Journal.pathFor(path), Journal.pathFor(copy));
      Outcomes found = bare(4, 1);
      found.columns().add(new OutputColumn.Flags("new", new byte[] {1}));
      accept(file, design, 0, found); // writes a tree that has all of the journal
      Files.copy(path, copy);
    }
    assertThat(Journal.read(copy)).hasSize(1);
    ResultsFile.openForResume(copy, design, OutputNotes.NONE, PROVENANCE).close();
    try (ResultsReader reader = ResultsReader.open(copy)) {
      assertThat(reader.failures()).extracting(PointFailure::message).containsExactly("once");
      assertThat(reader.localResults().get(0).points().count()).isEqualTo(4);
      assertThat(reader.localResults().get(0).ok()).isEqualTo(3);
    }
  }

  @Test
  void forgetsFailuresAndLocalResultsOfPointsWhoseStatusWasLost() throws IOException {
    Design design = sampled(10);
    Path copy = directory.resolve("copy.h5");
    try (ResultsFile file = create(design)) {
      Files.copy(path, copy);
      Outcomes outcomes = ok(0, 4);
      fail(outcomes, 2, "lost");
      accept(file, design, 0, outcomes);
      file.commit();
      Files.copy(Journal.pathFor(path), Journal.pathFor(copy));
    }
    try (ResultsFile file = ResultsFile.openForResume(copy, design, OutputNotes.NONE, PROVENANCE)) {
      assertThat(file.done().isEmpty()).isTrue();
      accept(file, design, 0, ok(0, 10));
    }
    try (ResultsReader reader = ResultsReader.open(copy)) {
      assertThat(reader.failures()).isEmpty();
      assertThat(reader.localResults().get(0).points()).isEqualTo(IndexRanges.of(10));
      assertThat(reader.localResults().get(0).ok()).isEqualTo(10);
    }
  }

  @Test
  void ignoresRowsThatAreStillPending() throws IOException {
    Design design = grid(2, 5);
    try (ResultsFile file = create(design)) {
      Outcomes outcomes = ok(0, 10);
      for (int row : new int[] {0, 3, 4, 9}) {
        outcomes.status()[row] = Status.PENDING.code();
      }
      accept(file, design, 2, outcomes);
    }
    assertThat(
            python(
                """
                d = opened()
                print(d.status.values.ravel().tolist(), d.f.values.ravel())
                print(d.attempts.values.ravel().tolist(), d['rank'].values.ravel().tolist())
                """))
        .isEqualTo(
            """
            [0, 1, 1, 0, 0, 1, 1, 1, 1, 0] [nan  2.  4. nan nan 10. 12. 14. 16. nan]
            [0, 1, 1, 0, 0, 1, 1, 1, 1, 0] [0, 2, 2, 0, 0, 2, 2, 2, 2, 0]\
            """);
  }

  @Test
  void refusesASecondWriterInTheSameProcessAndPassesOverAStaleLockFile() throws IOException {
    Files.writeString(directory.resolve("heat.h5.lock"), "process 1 on nowhere");
    try (ResultsFile file = create(grid(2, 2))) {
      assertThat(file.counts().pending()).isEqualTo(4);
      assertThatThrownBy(
              () -> ResultsFile.openForResume(path, grid(2, 2), OutputNotes.NONE, PROVENANCE))
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("being written by this process");
    }
    assertOnlyTheFileIsLeft();
  }

  @Test
  void refusesAFileToWhichSomebodyAddedSomething() throws IOException {
    create(grid(2, 2)).close();
    python("h5py.File(path, 'r+').create_dataset('mine', data=[1.0])");
    assertThatThrownBy(
            () -> ResultsFile.openForResume(path, grid(2, 2), OutputNotes.NONE, PROVENANCE))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("holds 'mine', which sweep did not write");
  }

  private ResultsFile create(Design design) throws ResultsException {
    return ResultsFile.create(path, design, F_AND_G, OutputNotes.NONE, PROVENANCE);
  }

  private String python(String script) {
    return Programs.python(path, script);
  }

  private static StatusCounts statuses(ResultsReader reader) {
    try {
      return reader.statusCounts();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertOnlyTheFileIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }
}
