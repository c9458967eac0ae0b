package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the independent readers of HDF5 files; that one is missing fails the test. */
public final class Programs {
  private Programs() {}

  /** Runs a Python script with h5py, numpy and xarray at hand; the file's path is {@code path}. */
  public static String python(Path file, String script) {
    String prologue =
        """
        import sys, h5py, numpy as np, xarray as xr
        path = sys.argv[1]
        def opened(p=path): return xr.open_dataset(p, engine='h5netcdf')
        """;
    return run("/usr/bin/python3", "-W", "ignore", "-c", prologue + script, file.toString());
  }

  /** Runs a program and returns what it printed, without the last line end. */
  public static String run(String... command) {
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true).start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor()).as("%s printed:%n%s", command[0], printed).isZero();
      return printed;
    } catch (IOException e) {
      throw new AssertionError(command[0] + " cannot be run: is it installed?", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
