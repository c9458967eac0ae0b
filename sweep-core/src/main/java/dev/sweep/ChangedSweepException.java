package dev.sweep;

import dev.sweep.plan.Fingerprint.Difference;
import java.nio.file.Path;
import java.util.List;

/** A results file that was made by another configuration than the one to be run. */
public final class ChangedSweepException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Path file;
  private final transient List<Difference> differences;

  ChangedSweepException(Path file, List<Difference> differences) {
    super(file + " was made by another configuration");
    this.file = file;
    this.differences = List.copyOf(differences);
  }

  /** Returns the results file, which was not touched. */
  public Path file() {
    return file;
  }

  /** Returns what differs, the file's value first. */
  public List<Difference> differences() {
    return differences;
  }
}
