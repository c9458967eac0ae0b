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
