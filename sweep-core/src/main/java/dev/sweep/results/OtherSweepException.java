package dev.sweep.results;

import java.nio.file.Path;

/** A results file that another sweep made. */
public final class OtherSweepException extends ResultsException {
  private static final long serialVersionUID = 1;

  private final String storedFingerprint;

  OtherSweepException(Path path, String storedFingerprint) {
    super(path + " holds the results of another sweep");
    this.storedFingerprint = storedFingerprint;
  }

  /** Returns the fingerprint of the sweep that made the file. */
  public String storedFingerprint() {
    return storedFingerprint;
  }
}
