package dev.sweep.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory on a model's class path: its classes and resources, which are all files below it but
 * those that are about the sweep.
 *
 * <p>The directory may be the one where the sweep runs. Then its configuration, which counts key by
 * key, and all that sweep writes lie there too and change by themselves. HDF5 files are told by
 * their first bytes, since they may have any name.
 *
 * @param configuration the file that the sweep was read from
 */
record ClassDirectory(Path directory, Path configuration) {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /** What stands beside a results file, by the end of its name, while it is made and written. */
  private static final Set<String> COMPANIONS = Set.of("journal", "lock", "new");

  /** Returns the model's files, relative to the directory, sorted, with '/' between names. */
  List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(this::isOfTheModel)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean isOfTheModel(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(".class")) {
      return true;
    }
    try {
      return !COMPANIONS.contains(name.substring(name.lastIndexOf('.') + 1))
          && !isConfiguration(file)
          && !isHdf5(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isConfiguration(Path file) throws IOException {
    return Files.exists(configuration) && Files.isSameFile(file, configuration);
  }

  private static boolean isHdf5(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(HDF5.length), HDF5);
    }
  }
}
