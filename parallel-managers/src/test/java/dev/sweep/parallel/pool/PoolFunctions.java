package dev.sweep.parallel.pool;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What workers do in tests. */
final class PoolFunctions {
  private PoolFunctions() {}

  @SuppressWarnings("ReferenceEquality") // Meant.
  static boolean same(Object first, Object second) {
    return first == second;
  }

  /** Waits until somebody writes to a named pipe. */
  static int awaitWriter(String pipe) throws IOException {
    try (InputStream in = new FileInputStream(pipe)) {
      return in.read();
    }
  }
}
