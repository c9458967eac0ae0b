package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What spaces that are no plain grid look like to xarray. */
@Timeout(60)
final class SpacesIT {
  @TempDir Path directory;

  @Test
  void aZipIsOneDimensionOfTwoParameters() throws Exception {
    run(
        """
        model: {expr: {q: "p * k + T"}}
        parameters: {T: [1, 2, 3], p: [10, 20], k: [5, 6]}
        space: {product: [{zip: [p, k]}]}
        """);
    assertThat(
            inXarray(
                """
                print(d.q.dims, d.p.dims, d.k.dims)
                print(float(d.q.sel(T=2).isel({'p-k': 1})))
                print(bool((d.q == d.p * d.k + d['T']).all()), list(d['p-k'].values))
                """))
        .isEqualTo("('T', 'p-k') ('p-k',) ('p-k',)\n122.0\nTrue [0, 1]");
  }

  @Test
  void perturbationsAreADimensionRoundNominalPoints() throws Exception {
    run(
        """
        model: {command: [sh, -c, 'test ${s} = a && echo "{\\"q\\": ${x}}"']}
        parameters: {x: {uniform: [1, 2], unit: m}, s: [a, b]}
        sampling:
          method: differential
          n: 3
          nominal: {method: lhs, n: 4}
          perturb: {x: {sum: [-0.1, 0.1]}}
        """);
    assertThat(
            inXarray(
                """
                print(d.q.dims, d.q.shape, d.x.attrs['units'])
                change = d.x / d.x.isel(perturbation=0) - 1
                print(bool((abs(change) <= 0.1).all()), len(set(change.values.ravel())))
                print(bool(d.x.notnull().all()), bool((d.q.isnull() == (d.s == 'b')).all()))
                print(bool((d.q.dropna('nominal') == d.x[(d.s == 'a').values[:, 0]]).all()))
                """))
        .isEqualTo("('nominal', 'perturbation') (4, 4) m\nTrue 13\nTrue True\nTrue");
  }

  @Test
  void whatSomePointsDoNotHaveIsMissingAlongAJointDimension() throws Exception {
    run(
        """
        model: {expr: {q: "T * (restart if s == 'gmres' else 1)"}}
        parameters:
          s: [cg, gmres]
          T: [1, 2, 3]
          restart: {values: {few: 20, many: 50}, when: "s == 'gmres'"}
        """);
    assertThat(
            inXarray(
                """
                print(d.q.dims, d.q.shape, d.s.dims, d.restart.dims, d.restart_label.dims)
                print(d.s.values.tolist(), d.restart.values.tolist(), d.restart_label.values.tolist())
                print(d.q.sel(T=2).values.tolist(), h5["restart"].dtype)
                print(float(d.q.sel(T=3).isel({"s-restart": d.restart_label.values == "many"}).item()))
                """))
        .isEqualTo(
            """
            ('s-restart', 'T') (3, 3) ('s-restart',) ('s-restart',) ('s-restart',)
            ['cg', 'gmres', 'gmres'] [nan, 20.0, 50.0] ['', 'few', 'many']
            [2.0, 40.0, 100.0] float64
            150.0\
            """);
  }

  @Test
  void labelsStandAlongTheDimensionOfTheirValues() throws Exception {
    run(
        """
        model: {expr: {q: "T / tol"}}
        parameters: {T: [1, 2], tol: {values: {tight: 0.25, loose: 0.5}, unit: m}}
        """);
    assertThat(
            inXarray(
                """
                print(d.q.dims, d.tol.dims, d.tol_label.dims, d.tol_label.values.tolist(), d.tol.units)
                print(d.q.sel(tol=0.25).values.tolist(), d.q[:, d.tol_label == "loose"].values.ravel().tolist())
                """))
        .isEqualTo(
            """
            ('T', 'tol') ('tol',) ('tol',) ['tight', 'loose'] m
            [4.0, 8.0] [2.0, 4.0]\
            """);
  }

  @Test
  void aWorkerIsBuiltWithParametersAndTakesOnlyPointsAlikeInOneBatch() throws Exception {
    Files.copy(
        SweepProcess.PROJECT.resolve("samples/python/sweep_worker.py"),
        directory.resolve("sweep_worker.py"));
    Files.writeString(
        directory.resolve("w.py"),
        """
        from sweep_worker import serve
        def build(mesh):
            return lambda T, restart=0, **others: {"q": T * mesh + restart}
        serve(build=build, batch=True)
        """);
    run(
        """
        model: {worker: [/usr/bin/python3, w.py]}
        parameters:
          T: {linspace: [1, 100, 100]}
          s: [cg, gmres]
          restart: {values: [20, 50], when: "s == 'gmres'"}
          mesh: {values: [10, 20], build: true}
        """);
    assertThat(
            inXarray(
                """
                print(d.q.dims, d.q.shape, bool((d.status == 1).all()))
                print(bool((d.q == d['T'] * d.mesh + d.restart.fillna(0)).all()))
                """))
        .isEqualTo("('mesh', 'T', 's-restart') (2, 100, 3) True\nTrue");
  }

  private void run(String yaml) throws IOException {
    Files.writeString(directory.resolve("c.yaml"), yaml);
    Outcome run = SweepProcess.run(directory, "run", "c.yaml", "--workers", 2, "--allow-failures");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private String inXarray(String script) throws Exception {
    String open = "import xarray as xr\nd = xr.open_dataset(sys.argv[1], engine='h5netcdf')\n";
    return Python.on(directory.resolve("c.h5"), open + script);
  }
}
