package dev.sweep;

import dev.sweep.results.ResultsException;
import dev.sweep.results.ResultsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The file that is where new results are to go. */
final class OlderFile {
  private static final byte[] HDF5_SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private OlderFile() {}

  /** Moves an older results file to a numbered name; refuses to move anything else. */
  static Path keep(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(HDF5_SIGNATURE.length), HDF5_SIGNATURE)) {
        throw new ResultsException(
            file + " is not an HDF5 file, so it is left alone; write to another with -o");
      }
    }
    return ResultsFile.backup(file);
  }
}
