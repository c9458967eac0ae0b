package dev.sweep.parallel.loop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar with one class, and what is done with that where the jar has been imported. */
final class ImportedJar {
  private static final String SOURCE =
      """
      public class Imported implements java.io.Serializable {
        public static int answer() { return 42; }
        public String toString() { return "imported"; }
      }
      """;

  private ImportedJar() {}

  /** Compiles the class, and leaves the jar alone in {@code directory}. */
  static Path make(Path directory) throws IOException {
    Path source = Files.writeString(directory.resolve("Imported.java"), SOURCE);
    Path compiled = directory.resolve("Imported.class");
    Path jar = directory.resolve("imported.jar");
    ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.putNextEntry(new JarEntry("Imported.class"));
      Files.copy(compiled, entries);
    }
    Files.delete(compiled);
    return jar;
  }

  static int answer() throws ReflectiveOperationException {
    return (int) imported().getMethod("answer").invoke(null);
  }

  static Object newObject() throws ReflectiveOperationException {
    return imported().getConstructor().newInstance();
  }

  static void delete(Path jar) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(jar.toAbsolutePath().getParent())) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  private static Class<?> imported() throws ClassNotFoundException {
    return Class.forName("Imported", true, Thread.currentThread().getContextClassLoader());
  }
}
