package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.space.Design;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tools that people have read a file at its creation, in the middle of a run and at its end, in
 * the ways that {@code docs/results-format.md} shows.
 */
@Timeout(180)
class IndependentReadersTest {
  /** Reads all that there is, in each way; prints how many points are ok, by each reader. */
  private static final String READERS =
      """
      import pandas
      seen = []
      with h5py.File(path, 'r') as f:
          f.visititems(lambda name, item: [item[...] if isinstance(item, h5py.Dataset) else 0, list(item.attrs.values())])
          s = f['status'][...]
          seen.append((s == 1).sum())
          assert (f['f'][...][s == 1] == 2.0 * np.arange(60).reshape(6, 10)[s == 1]).all()
          pd = pandas.DataFrame({k: f[k][...].ravel() for k in ('status', 'f', 'g')})
          seen.append((pd.status == 1).sum())
          table = pandas.DataFrame({k: f['failures'][k].asstr()[...] for k in ('kind', 'message')})
          assert len(table) in (0, 1)
      for engine in ('h5netcdf', 'netcdf4'):
          with xr.open_dataset(path, engine=engine) as d:
              seen.append(int((d.status == 1).sum()))
              assert d.f.dims == ('x', 'y') and (d.x == np.arange(6) / 2).all()
              assert d.to_dataframe().shape[0] % 60 == 0
              at = d.f.where(d.status == 1).sel(x=1.1, method='nearest')
              assert (at == d.f[2]).all() if (d.status[2] == 1).all() else at.isnull().any()
              assert d.f.swap_dims(x='x_label').sel(x_label='x is 4').equals(d.f[4].drop_vars('x').assign_coords(x=2.0))
          with xr.open_dataset(path, group='provenance', engine=engine) as d:
              assert d.attrs['sweep_version'] == '0.1.0' and list(d.overrides.values) == ['a=1', 'b=2']
          with xr.open_dataset(path, group='failures', engine=engine) as d:
              failures = d.to_dataframe()
              assert list(failures.index) in ([], [3]) and set(failures.kind) <= {'exception'}
          with h5py.File(path, 'r') as f: ranks = list(f['local_results'])
          for rank in ranks:
              with xr.open_dataset(path, group='local_results/' + rank, engine=engine) as d:
                  assert d['count'].dims == ('first',) and d['count'].sum() > 0
      import netCDF4
      with netCDF4.Dataset(path) as d:
          seen.append(int((d['status'][:] == 1).sum()))
          assert d['f'].dimensions == ('x', 'y') and d['f'].units == 'W'
      print(*seen)
      """;

  @TempDir Path directory;

  @Test
  void readItAtItsCreationInTheMiddleAndAtTheEnd() throws Exception {
    Path path = directory.resolve("read.h5");
    Design design = TestSweeps.labelledGrid();
    try (ResultsFile file =
        ResultsFile.create(
            path, design, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      assertAllRead(path, 0);
      TestSweeps.accept(file, design, 0, block(0));
      file.commit();
      assertAllRead(path, 19);
      TestSweeps.accept(file, design, 1, TestSweeps.ok(20, 30));
      TestSweeps.accept(file, design, 0, TestSweeps.ok(50, 10));
    }
    assertAllRead(path, 59);
  }

  private void assertAllRead(Path path, int ok) throws Exception {
    assertThat(Programs.python(path, READERS)).isEqualTo((ok + " ").repeat(5).strip());
    assertThat(Programs.run("h5dump", path.toString())).contains("DATASET \"status\"");
    assertThat(Programs.run("h5dump", "-H", path.toString())).contains("GROUP \"failures\"");
    assertThat(Programs.run("h5dump", "-d", "/status", path.toString())).contains("DATA {");
    Path repacked = directory.resolve("repacked.h5");
    Programs.run("h5repack", "-m", "1024", "-f", "GZIP=4", path.toString(), repacked.toString());
    Programs.run("h5diff", path.toString(), repacked.toString());
    Programs.python(
        repacked, "assert (h5py.File(path)['status'][...] == 1).sum() == %d".formatted(ok));
    Files.delete(repacked);
  }

  private static Outcomes block(int first) {
    Outcomes outcomes = TestSweeps.ok(first, 20);
    TestSweeps.fail(outcomes, 3, "point " + (first + 3));
    String[] words = new String[20];
    byte[] flags = new byte[20];
    for (int row = 0; row < 20; row++) {
      words[row] = "słowo " + (first + row);
    }
    outcomes.columns().add(new OutputColumn.Texts("słowo", words));
    outcomes.columns().add(new OutputColumn.Flags("flag", flags));
    outcomes.columns().add(new OutputColumn.Numbers("v", new int[] {2, 3}, new double[120]));
    return outcomes;
  }
}
