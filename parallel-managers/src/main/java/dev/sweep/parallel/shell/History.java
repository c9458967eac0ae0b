package dev.sweep.parallel.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What users of the prompt have typed before, and how they have set it, in a file of theirs. A file
 * that cannot be read or written is no reason not to work: then there is no past.
 */
record History(Path file) {

  /** Returns the usual place, by the XDG base directory specification. */
  static History ofUser() {
    String state = System.getenv("XDG_STATE_HOME");
    Path directory =
        state == null || state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return new History(directory.resolve("sweep").resolve("shell.properties"));
  }

  Map<String, String> load() {
    Properties stored = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      stored.load(reader);
    } catch (IOException | IllegalArgumentException _) {
      // Then it begins anew.
    }
    Map<String, String> loaded = new TreeMap<>();
    stored.stringPropertyNames().forEach(key -> loaded.put(key, stored.getProperty(key)));
    return loaded;
  }

  void store(Map<String, String> values) {
    Properties stored = new Properties();
    stored.putAll(values);
    try {
      Files.createDirectories(file.getParent());
      try (Writer writer = Files.newBufferedWriter(file)) {
        stored.store(writer, null);
      }
    } catch (IOException _) {
      // Then it is forgotten.
    }
  }
}
