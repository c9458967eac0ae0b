package dev.sweep.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks scipy, whose samples and distributions were written by others. */
final class Scipy {
  private static final String PROLOGUE =
      """
      import sys, numpy as np
      from scipy import stats
      from scipy.stats import qmc
      columns = np.fromfile(sys.argv[1]).reshape(int(sys.argv[2]), -1)
      """;

  private Scipy() {}

  /** Runs a Python script with {@code columns} at hand, and returns what it printed. */
  static String on(Path directory, double[][] columns, String script)
      throws IOException, InterruptedException {
    Path file = directory.resolve("columns.bin");
    Files.write(file, bytes(columns));
    Process process =
        new ProcessBuilder(
                "/usr/bin/python3",
                "-W",
                "ignore",
                "-c",
                PROLOGUE + script,
                file.toString(),
                Integer.toString(columns.length))
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as("python3 printed:%n%s", printed).isZero();
    return printed;
  }

  private static byte[] bytes(double[][] columns) {
    int rows = columns[0].length;
    ByteBuffer bytes =
        ByteBuffer.allocate(columns.length * rows * Double.BYTES).order(ByteOrder.nativeOrder());
    for (double[] column : columns) {
      bytes.asDoubleBuffer().put(column);
      bytes.position(bytes.position() + rows * Double.BYTES);
    }
    return bytes.array();
  }
}
