package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads results files with the tools of those who use them: h5py, xarray, numpy. */
final class Python {
  private static final String PREAMBLE =
      """
      import sys, json
      import h5py, numpy as np
      h5 = h5py.File(sys.argv[1], "r")
      """;

  private Python() {}

  /** Runs {@code script} with {@code h5} open on {@code file}; returns what it prints, trimmed. */
  static String on(Path file, String script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", PREAMBLE + script));
    command.add(file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
