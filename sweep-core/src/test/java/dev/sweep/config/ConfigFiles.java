package dev.sweep.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes configurations into a directory, and reads them. */
final class ConfigFiles {
  /** The rest of a configuration of which a test shows only the parameters. */
  static final String MODEL = "model: {expr: {q: \"1\"}}\n";

  private final Path directory;

  ConfigFiles(Path directory) {
    this.directory = directory;
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  SweepConfig read(String text, String... overrides) throws Exception {
    return ConfigReader.read(write("heat.yaml", text), List.of(overrides));
  }

  /** Returns the faults of {@code text}, one a line, without the directory. */
  String faults(String text, String... overrides) throws IOException {
    return faults(write("heat.yaml", text), overrides);
  }

  String faults(Path file, String... overrides) {
    try {
      ConfigReader.read(file, List.of(overrides));
      return "";
    } catch (ConfigException e) {
      return String.valueOf(e.getMessage()).replace(directory + "/", "");
    }
  }
}
