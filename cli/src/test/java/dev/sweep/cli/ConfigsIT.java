package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every configuration we ship runs from the project's folder, and is right. */
@Timeout(180)
final class ConfigsIT {
  @TempDir Path directory;

  @Test
  void everyShippedConfigIsTestedHere() throws IOException {
    try (Stream<Path> configs = Files.list(SweepProcess.PROJECT.resolve("configs"))) {
      List<String> names =
          configs
              .map(path -> path.getFileName().toString())
              .filter(n -> n.endsWith(".yaml"))
              .toList();
      assertThat(names)
          .containsExactlyInAnyOrder(
              "quickstart.yaml",
              "sir.yaml",
              "moody.yaml",
              "random.yaml",
              "sensitivity.yaml",
              "fin.yaml",
              "collatz.yaml",
              "pendulum.yaml",
              "filter.yaml",
              "insulation.yaml",
              "kepler.yaml",
              "oscillator.yaml",
              "outbreak.yaml");
    }
  }

  @Test
  void sirSatisfiesTheFinalSizeEquation() throws Exception {
    Path file = run("sir");
    assertThat(
            Python.on(
                file,
                """
                z = h5["final_size"][()]
                R0 = h5["R0"][()][:, None, None]
                s0 = 1 - h5["initial_share"][()][None, None, :]
                assert z.shape == h5["status"].shape and z.size == 10000
                assert (h5["status"][()] == 1).all()
                # 1 - z = s0 exp(-R0 z), where z is the share ever infected
                print(np.abs(1 - z - s0 * np.exp(-R0 * z)).max() < 1e-6)
                """))
        .isEqualTo("True");
  }

  @Test
  void moodySatisfiesTheColebrookEquation() throws Exception {
    Path file = run("moody");
    assertThat(
            Python.on(
                file,
                """
                f = h5["friction_factor"][()]
                Re = h5["reynolds"][()][:, None]
                k = h5["roughness"][()][None, :]
                assert (h5["status"][()] == 1).all() and f.size > 50
                print(np.abs(1 / np.sqrt(f) + 2 * np.log10(k / 3.7 + 2.51 / (Re * np.sqrt(f)))).max() < 1e-9)
                """))
        .isEqualTo("True");
  }

  @Test
  void quickstartFollowsTheLawOfStefanAndBoltzmann() throws Exception {
    Path file = run("quickstart");
    assertThat(
            Python.on(
                file,
                """
                import xarray
                ds = xarray.open_dataset(sys.argv[1], engine="h5netcdf")
                truth = ds.emissivity * 5.670374419e-8 * ds["T"].astype(float) ** 4
                assert ds.q.dims == ("T", "emissivity") and ds.q.units == "W/m2" and ds["T"].units == "K"
                assert float(ds.q.sel(T=300, emissivity=0.5)) > 229
                print(float(abs(ds.q / truth - 1).max()) < 1e-15, float(abs(ds.heat / truth / 2.5 - 1).max()) < 1e-15)
                """))
        .isEqualTo("True True");
  }

  @Test
  void randomSampleAgreesWithTheory() throws Exception {
    Path file = run("random");
    assertThat(
            Python.on(
                file,
                """
                s, aimed, drift = h5["status"][()], h5["aimed"][()], h5["drift"][()]
                x, y, ok = h5["x"][()], h5["y"][()], s == 1
                assert s.shape == (100000,) and (ok | (s == 4)).all() and (ok == (x**2 + y**2 < 1)).all()
                assert np.allclose(aimed[ok], np.hypot(x, y)[ok], rtol=1e-15) and np.isnan(aimed[~ok]).all()
                # five standard errors around each known truth
                assert abs(ok.mean() - np.pi / 4) < 5 * np.sqrt(np.pi / 4 * (1 - np.pi / 4) / 1e5)
                assert abs(aimed[ok].mean() - 2 / 3) < 5 * np.sqrt(1 / 18 / ok.sum())
                assert abs(drift[ok].mean()) < 5 * 0.1 / np.sqrt(ok.sum())
                print(abs(drift[ok].std() - 0.1) < 5 * 0.1 / np.sqrt(2 * ok.sum()))
                """))
        .isEqualTo("True");
  }

  @Test
  void sensitivityOfIshigamisFunctionIsTheKnownOne() throws Exception {
    Path file = run("sensitivity");
    assertThat(
            Python.on(
                file,
                """
                f = h5["f"][()].reshape(1024, 5)
                x = np.stack([h5[name][()].reshape(1024, 5) for name in ("x1", "x2", "x3")])
                for i in range(3): # a block is A, A with parameter i from B, B
                    for place in range(3):
                        assert (x[i, :, 1 + place] == x[i, :, 4 if place == i else 0]).all()
                a, b, variance = f[:, 0], f[:, 4], f[:, [0, 4]].var()
                first = [(b * (f[:, 1 + i] - a)).mean() / variance for i in range(3)]
                total = [((a - f[:, 1 + i]) ** 2).mean() / 2 / variance for i in range(3)]
                assert np.allclose(first, [0.3139, 0.4424, 0], atol=0.05), first
                print(np.allclose(total, [0.5576, 0.4424, 0.2437], atol=0.05))
                """))
        .isEqualTo("True");
  }

  @Test
  void finHasTheEfficiencyOfTheExactSolution() throws Exception {
    Path file = run("fin", "--set", "model.worker.0=/usr/bin/python3");
    assertThat(
            Python.on(
                file,
                """
                h, k, t, l = np.meshgrid(*(h5[n][()] for n in ("h", "k", "thickness", "length")), indexing="ij")
                m = np.sqrt(2 * h / (k * t)) * l
                assert (h5["status"][()] == 1).all() and m.size == 7680
                # differences of second order: the tip is off by m^3 / (24 mesh^2)
                assert np.allclose(h5["efficiency"][()], np.tanh(m) / m, rtol=1e-3)
                print(np.allclose(h5["tip"][()], 1 / np.cosh(m), rtol=1e-2, atol=0))
                """))
        .isEqualTo("True");
  }

  @Test
  void collatzCountsTheSteps() throws Exception {
    Path file = run("collatz");
    assertThat(
            Python.on(
                file,
                """
                def way(n):
                    while n != 1:
                        yield n
                        n = n // 2 if n % 2 == 0 else 3 * n + 1
                    yield 1
                ways = [list(way(n)) for n in range(1, 151)]
                assert h5["steps"][()].tolist() == [len(way) - 1 for way in ways]
                print(h5["peak"][()].tolist() == [max(way) for way in ways])
                """))
        .isEqualTo("True");
  }

  @Test
  void pendulumHasThePeriodOfTheEllipticIntegral() throws Exception {
    Path program = SweepProcess.PROJECT.resolve("samples/target/pendulum");
    Files.createDirectories(program.getParent());
    Process compiler =
        new ProcessBuilder("cc", "-O2", "-o", program.toString(), "samples/c/pendulum.c", "-lm")
            .directory(SweepProcess.PROJECT.toFile())
            .inheritIO()
            .start();
    assertThat(compiler.waitFor()).isZero();
    Path file = run("pendulum");
    assertThat(
            Python.on(
                file,
                """
                from scipy.special import ellipk
                l, a = h5["length"][()][:, None], h5["amplitude"][()][None, :]
                print(np.allclose(h5["period"][()], 4 * np.sqrt(l / 1.62) * ellipk(np.sin(a / 2) ** 2), rtol=1e-12))
                """))
        .isEqualTo("True");
  }

  @Test
  void filterHasTheCutOffOfTheTimeConstant() throws Exception {
    Path file = run("filter");
    assertThat(
            Python.on(
                file,
                """
                r, c = h5["R"][()][:, None], h5["C"][()][None, :]
                assert (h5["status"][()] == 1).all() and h5["cutoff"].shape == (6, 7)
                assert np.allclose(h5["phase"][()], -np.pi / 4, rtol=1e-4)
                print(np.allclose(h5["cutoff"][()], 1 / (2 * np.pi * r * c), rtol=1e-4, atol=0))
                """))
        .isEqualTo("True");
  }

  @Test
  void insulationHasADimensionForEachPartOfItsSpace() throws Exception {
    Path file = run("insulation");
    assertThat(
            Python.on(
                file,
                """
                import xarray
                d = xarray.open_dataset(sys.argv[1], engine="h5netcdf")
                assert d.loss.dims == ("insulated-k-thickness", "city-degree_days", "material-wall")
                assert d.loss.shape == (7, 3, 5) and (d.status == 1).all()
                assert d.insulated.values.tolist() == [0] + [1] * 6
                assert d.k_label.values.tolist() == [""] + ["wool"] * 3 + ["foam"] * 3
                assert np.isnan(d.thickness[0]) and d.thickness.values[1:].tolist() == [0.08, 0.16, 0.24] * 2
                assert d.material.values.tolist() == ["brick"] * 2 + ["concrete"] * 3
                R = 0.17 + d.wall / xarray.where(d.material == "brick", 0.5, 2.1) + (d.thickness / d.k).fillna(0)
                print(float(abs(d.R / R - 1).max()) < 1e-15, float(abs(d.loss * R / d.degree_days / 0.024 - 1).max()) < 1e-15)
                """))
        .isEqualTo("True True");
  }

  @Test
  void keplersEquationHoldsAtAllPointsButThoseWithAccidents() throws Exception {
    Path file = run("kepler", "--allow-failures");
    assertThat(
            Python.on(
                file,
                """
                e, M = h5["eccentricity"][()][:, None], h5["mean_anomaly"][()][None, :]
                E, s = h5["eccentric_anomaly"][()], h5["status"][()].ravel()
                kinds = dict(zip(h5["failures/point"][()].tolist(), h5["failures/kind"].asstr()[()]))
                assert kinds == {5: "crashed", 17: "crashed", 29: "crashed", 44: "timeout"} | {
                    point: "hopeless" for point in range(55, 66)}, kinds
                assert [i for i in range(66) if s[i] != 1] == sorted(kinds)
                ok = (s == 1).reshape(E.shape)
                assert np.isnan(E[~ok]).all() and ok.sum() == 51
                assert np.allclose(h5["distance"][()][ok], (1 - e * np.cos(E))[ok], rtol=1e-14)
                print(np.abs(E - e * np.sin(E) - M)[ok].max() < 1e-14)
                """))
        .isEqualTo("True");
  }

  @Test
  void oscillatorsFollowTheExactSolutionInBatchesOfAnySize() throws Exception {
    Path file = run("oscillator");
    Path other =
        run("oscillator", "--set", "execution.isolation=process", "--set", "execution.chunk=7");
    assertThat(
            Python.on(
                file,
                """
                z, w = h5["damping"][()][:, None], h5["frequency"][()][None, :]
                d = w * np.sqrt(1 - z**2)
                def exact(t):
                    return np.exp(-z * w * t) * (np.cos(d * t) + z * w / d * np.sin(d * t))
                assert (h5["status"][()] == 1).all() and h5["position"].shape == (20, 50)
                assert np.allclose(h5["position"][()], exact(10), rtol=0, atol=1e-6)
                course = np.stack([exact(t) for t in (2.5, 5, 7.5, 10)], axis=-1)
                assert np.allclose(h5["course"][()], course, rtol=0, atol=1e-6)
                other = h5py.File("%s")
                print(all((h5[n][()] == other[n][()]).all() for n in ("position", "course")))
                """
                    .formatted(other)))
        .isEqualTo("True");
  }

  @Test
  void outbreakIsTwoSweepsWithAFileEach() throws Exception {
    Path file = directory.resolve("o.h5");
    Outcome both =
        SweepProcess.run(
            SweepProcess.PROJECT,
            "run",
            "configs/outbreak.yaml",
            "--workers",
            2,
            "--set",
            "results.file=" + file);
    assertThat(both.exitCode()).as(both.err()).isZero();
    assertThat(
            Python.on(
                directory.resolve("o-accuracy.h5"),
                """
                import xarray
                d, e = (xarray.open_dataset(sys.argv[1].replace("accuracy", s), engine="h5netcdf") for s in ("accuracy", "start"))
                assert d.final_size.dims == ("tolerance", "R0") and d.tolerance_label.values.tolist() == ["loose", "fair", "tight"]
                assert e.final_size.dims == ("R0", "initial_share") and e.final_size.shape == (10, 9)
                def error(d): # by the equation of the final size
                    return abs(1 - d.final_size - (1 - d.initial_share) * np.exp(-d.R0 * d.final_size)).max("R0")
                loose, fair, tight = error(d).values
                print(loose > 10 * fair, fair > 10 * tight, tight < 1e-6, float(error(e).max()) < 1e-6)
                """))
        .isEqualTo("True True True True");
  }

  private Path run(String name, Object... more) {
    Path file = directory.resolve(name + more.length + ".h5");
    List<Object> arguments =
        new ArrayList<>(List.of("run", "configs/" + name + ".yaml", "--workers", 2, "-o", file));
    arguments.addAll(List.of(more));
    Outcome outcome = SweepProcess.run(SweepProcess.PROJECT, arguments.toArray());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return file;
  }
}
