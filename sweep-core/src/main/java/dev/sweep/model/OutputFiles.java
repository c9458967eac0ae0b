package dev.sweep.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a program left to find outputs in: its standard output, and files, each read once. */
final class OutputFiles {
  private static final long LARGEST_BYTES = 64L << 20;
  private static final int NAMES_SHOWN = 10;

  private final OutputSource stdout;
  private final @Nullable Path directory;
  private final Map<String, OutputSource> files = new HashMap<>();

  /**
   * @param directory where its files are; null if there are none to be read
   */
  OutputFiles(OutputSource stdout, @Nullable Path directory) {
    this.stdout = stdout;
    this.directory = directory;
  }

  /** Returns standard output. */
  OutputSource stdout() {
    return stdout;
  }

  /**
   * Returns where output {@code output} is.
   *
   * @param file null for standard output
   * @throws OutputException if there is no such file, or it is too large to be read
   */
  OutputSource source(String output, @Nullable String file) throws OutputException, IOException {
    if (file == null || directory == null) {
      return stdout;
    }
    OutputSource known = files.get(file);
    OutputSource source = known == null ? read(output, file, directory) : known;
    files.put(file, source);
    return source;
  }

  private static OutputSource read(String output, String file, Path directory)
      throws OutputException, IOException {
    Path path = directory.resolve(file);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new OutputException(
          "no output '%s': the program left no file '%s' that can be read, but: %s"
              .formatted(output, file, names(directory)));
    }
    long size = Files.size(path);
    if (size > LARGEST_BYTES) {
      throw new OutputException(
          "no output '%s': file '%s' has %d MiB, at most 64 are read"
              .formatted(output, file, size >> 20));
    }
    return OutputSource.file(file, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
  }

  private static String names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      String names =
          entries
              .map(entry -> entry.getFileName().toString())
              .sorted()
              .limit(NAMES_SHOWN)
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? "nothing" : names;
    }
  }
}
