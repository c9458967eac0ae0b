package dev.sweep;

import dev.sweep.plan.Fingerprint.Difference;
import dev.sweep.plan.ModelFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A results file that was made by another configuration than the one to be run. */
public final class ChangedSweepException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Path file;
  private final transient List<Difference> differences;
  private final transient List<ModelFile> modelFiles;

  /**
   * @param modelFiles those of the configuration to be run
   */
  ChangedSweepException(Path file, List<Difference> differences, List<ModelFile> modelFiles) {
    super(file + " was made by another configuration");
    this.file = file;
    this.differences = List.copyOf(differences);
    this.modelFiles = List.copyOf(modelFiles);
  }

  /** Returns the results file, which was not touched. */
  public Path file() {
    return file;
  }

  /** Returns what differs, the file's value first. */
  public List<Difference> differences() {
    return differences;
  }

  /** Returns the file or directory whose content {@code difference} is about, if it is there. */
  public Optional<Path> modelFile(Difference difference) {
    return modelFiles.stream()
        .filter(file -> file.key().equals(difference.key()))
        .map(ModelFile::path)
        .findFirst();
  }
}
