package dev.sweep.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes on whole lines, each with a prefix and in a single write, so that those of several
 * processes with one terminal or file do not tear each other. Safe for use by many threads.
 */
final class LinePrefix extends OutputStream {
  private static final int LONGEST_LINE = 1 << 16;

  private final OutputStream out;
  private final byte[] prefix;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LinePrefix(OutputStream out, String prefix) {
    this.out = out;
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    if (line.size() == 0) {
      line.writeBytes(prefix);
    }
    line.write(b);
    if (b == '\n' || line.size() >= LONGEST_LINE) {
      passOn();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      write(bytes[i]);
    }
  }

  /** Ends a line that was begun. */
  @Override
  public synchronized void close() throws IOException {
    if (line.size() > 0) {
      write('\n');
    }
    out.close();
  }

  private void passOn() throws IOException {
    byte[] whole = line.toByteArray();
    line.reset();
    out.write(whole);
  }
}
