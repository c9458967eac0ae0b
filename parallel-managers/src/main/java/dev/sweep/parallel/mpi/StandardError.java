package dev.sweep.parallel.mpi;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * Where a rank says why it ends the job: the process's standard error, in one write, so that a
 * launcher does not mix it with what other ranks say. It passes by {@link System#err}, whose lock a
 * thread may hold that will never go on.
 */
final class StandardError {
  private static final String ENCODING = System.getProperty("stderr.encoding", "UTF-8");

  private StandardError() {}

  static void write(String text) {
    // Not closed: standard error is the process's, not ours.
    FileOutputStream out = new FileOutputStream(FileDescriptor.err);
    try {
      out.write(text.getBytes(Charset.forName(ENCODING)));
    } catch (IOException e) {
      // Nobody listens; the job ends all the same.
    }
  }
}
