package dev.sweep.model;

import java.io.Closeable;
import java.io.IOException;

/**
 * The log of a worker: what it writes on its standard error. Only the end of it is kept.
 *
 * <p>It goes into a file, so that what a worker wrote before it answered is there when the answer
 * is. The file is emptied whenever it has grown to {@value #LARGEST_FILE} bytes; what a worker
 * writes in that very moment is lost.
 */
final class WorkerLog implements Closeable {
  private static final int LARGEST_FILE = 1 << 26;
  private static final int TAIL_BYTES = 1 << 14;

  private final CapturedOutput file;
  private final Transcript transcript;
  private long told;
  private String cleared = "";

  WorkerLog(CapturedOutput file, Transcript transcript) {
    this.file = file;
    this.transcript = transcript;
  }

  /** Returns the end of what was written since the last call of {@link #toldAll}. */
  String latest() throws IOException {
    long written = Math.max(0, file.size() - told);
    String latest = cleared + file.tail((int) Math.min(TAIL_BYTES, written));
    return latest.substring(Math.max(0, latest.length() - TAIL_BYTES));
  }

  /** All that was written so far is history. */
  void toldAll() throws IOException {
    if (transcript.listens()) {
      transcript.said("stderr", latest());
    }
    trim();
    told = file.size();
    cleared = "";
  }

  /**
   * Empties the file if it has grown too large; what was not told yet is kept, as far as its end.
   */
  void trim() throws IOException {
    if (file.size() > LARGEST_FILE) {
      cleared = latest();
      file.clear();
      told = 0;
    }
  }

  @Override
  public void close() throws IOException {
    if (transcript.listens()) {
      transcript.said("stderr", latest());
    }
    file.close();
  }
}
