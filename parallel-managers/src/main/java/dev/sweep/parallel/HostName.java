package dev.sweep.parallel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine, without asking a name server, which may not know or not answer. */
public final class HostName {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
  private static final String LOCAL = read();

  private HostName() {}

  /** Returns the name, the same for the life of this process. */
  public static String local() {
    return LOCAL;
  }

  private static String read() {
    try {
      return Files.readString(KERNEL).strip();
    } catch (IOException e) {
      return System.getenv().getOrDefault("HOSTNAME", "localhost");
    }
  }
}
