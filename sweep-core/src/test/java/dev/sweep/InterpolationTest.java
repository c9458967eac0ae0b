package dev.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.KeptDirectories;
import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.parallel.StopSignal;
import dev.sweep.results.Programs;
import dev.sweep.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Interpolated outputs of points without a result, in the file of a whole sweep. */
@Timeout(60)
class InterpolationTest {
  private static final String MODEL = "model: {java: '" + Holed.class.getName() + "'}\n";
  private static final String GRID =
      """
      parameters: {x: {range: [0, 5, 1]}, y: {geomspace: [1, 16, 5]}, solver: [cg, gmres]}
      """;
  private static final String INTERPOLATED = "results: {interpolate: true}\n";

  @TempDir Path directory;

  /** Gives 3 x + y, but not at x = 0, and not where both x and y are 2 unless told to. */
  public static final class Holed implements Model {
    static volatile boolean whole;

    @Override
    public Optional<String> probe(Point point) {
      return point.number("x") == 0 ? Optional.of("x is 0") : Optional.empty();
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      double x = point.number("x");
      double y = point.number("y");
      if (x == 2 && y == 2 && !whole) {
        throw new IllegalStateException("no");
      }
      double sum = 3 * x + y + (point.names().contains("solver") ? solver(point) : 0);
      outputs.put("q", sum);
      outputs.put("pair", new double[] {sum, x == 2 && y == 1 ? Double.NaN : 2 * sum});
      outputs.put("text", "t");
    }

    private static int solver(Point point) {
      return point.text("solver").equals("cg") ? 1000 : 0;
    }
  }

  @Test
  void liesBesideTheColumnsAndLeavesThemAlone() throws Exception {
    RunReport report = run(MODEL + GRID + INTERPOLATED, false);
    assertThat(report.interpolation()).isEqualTo(new RunReport.Interpolated(12, 2, null));
    assertThat(
            python(
                """
                import xarray
                f = h5py.File(path)
                bad = np.flatnonzero(f['status'][()].ravel() == 2)
                t = f['interpolated']
                assert sorted(t) == ['pair', 'point', 'q'] and (t['point'][()] == bad).all()
                assert np.isnan(f['q'][()].ravel()[bad]).all()
                inside = ~np.isnan(t['q'][()])
                print(bad[inside], t['q'][()][inside], t['pair'].shape, t['pair'][()][inside].tolist())
                t = xarray.open_dataset(path, group='interpolated', engine='h5netcdf')
                d = xarray.open_dataset(path, engine='h5netcdf')
                q = d.q.copy(deep=True); q.values.flat[t.point.values] = t.q.values
                print(float(t.q.sel(point=22)), q.values[2, 1].tolist(), t.pair.dims[0])
                """))
        .isEqualTo(
            """
            [22 23] [1008.    8.] (12, 2) [[1008.0, nan], [8.0, nan]]
            1008.0 [1008.0, 8.0] point\
            """);
    Path repacked = directory.resolve("repacked.h5");
    Path file = directory.resolve("c.h5");
    Programs.run("h5repack", "-m", "1024", "-f", "GZIP=4", file.toString(), repacked.toString());
    Programs.run("h5diff", file.toString(), repacked.toString());
  }

  @Test
  void goesWithTheRunThatTriesAgainAndComesAgain() throws Exception {
    run(MODEL + GRID + INTERPOLATED, false);
    Holed.whole = true;
    try {
      RunReport report = run(MODEL + GRID + INTERPOLATED, true);
      assertThat(report.after().failed()).isEqualTo(10);
      assertThat(report.interpolation()).isEqualTo(new RunReport.Interpolated(10, 0, null));
    } finally {
      Holed.whole = false;
    }
    assertThat(python("print(h5py.File(path)['q'][2, 1].tolist())")).isEqualTo("[1008.0, 8.0]");
  }

  @Test
  void canBeAskedForWhenTheRunIsOver() throws Exception {
    assertThat(run(MODEL + GRID, false).interpolation()).isNull();
    RunReport report = run(MODEL + GRID + INTERPOLATED, false);
    assertThat(report.interpolation()).isEqualTo(new RunReport.Interpolated(12, 2, null));
    assertThat(run(MODEL + GRID + INTERPOLATED, false).wasFinished()).isTrue();
    assertThat(run(MODEL + GRID, false).wasFinished()).isTrue();
    assertThat(run(MODEL + GRID + INTERPOLATED, false).wasFinished())
        .as("it is still there")
        .isTrue();
  }

  @Test
  void isNotThereWhereAllIsWell() throws Exception {
    RunReport report =
        run(
            MODEL
                + """
                parameters: {x: {uniform: [1, 3]}, y: {uniform: [2, 2.1]}}
                sampling: {method: sobol, n: 64}
                """
                + INTERPOLATED,
            false);
    assertThat(report.interpolation()).as("all is well").isNull();
  }

  @Test
  void keepsReplicatesApart() throws Exception {
    RunReport report =
        run(
            """
            model:
              command: [sh, -c, 'test ${b} = 1 -a ${replicate} = 0 && exit 1; echo "{\\"q\\": ${b}.${replicate}}"']
            parameters: {b: [0, 1, 2]}
            sampling: {replicates: 2}
            """
                + INTERPOLATED,
            false,
            "r.h5");
    assertThat(report.interpolation()).isEqualTo(new RunReport.Interpolated(1, 1, null));
    assertThat(
            Programs.python(
                directory.resolve("r.h5"), "print(h5py.File(path)['interpolated/q'][()])"))
        .isEqualTo("[1.]");
  }

  private RunReport run(String yaml, boolean retryFailed) throws Exception {
    return run(yaml, retryFailed, "c.h5");
  }

  private RunReport run(String yaml, boolean retryFailed, String name) throws Exception {
    Path config = Files.writeString(directory.resolve("c.yaml"), yaml);
    Path file = directory.resolve(name);
    RunRequest request =
        new RunRequest(
            new RunRequest.Storage(file, false, retryFailed, null, KeptDirectories.Which.NONE),
            new RunRequest.Means("single", 1),
            RunRequest.Limits.AS_CONFIGURED);
    return Sweep.load(config, List.of()).run(request, new Silence(), new StopSignal());
  }

  private String python(String script) throws Exception {
    return Programs.python(directory.resolve("c.h5"), "import numpy as np\n" + script);
  }

  private static final class Silence implements RunObserver {
    @Override
    public void started(Progress progress, @Nullable String manager) {}

    @Override
    public void progressed(Progress progress) {}
  }
}
