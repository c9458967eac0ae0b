package dev.sweep.parallel.mpi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine, without asking a name server, which may not know or not answer. */
final class HostName {
  static final String LOCAL = read(Path.of("/proc/sys/kernel/hostname"));

  private HostName() {}

  private static String read(Path kernel) {
    try {
      return Files.readString(kernel).strip();
    } catch (IOException e) {
      return System.getenv().getOrDefault("HOSTNAME", "localhost");
    }
  }
}
