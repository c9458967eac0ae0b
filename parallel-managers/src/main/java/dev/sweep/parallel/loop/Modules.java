package dev.sweep.parallel.loop;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.serial.SnippetClasses;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Makes classes known to the functions that run on this thread. */
final class Modules {
  private static final String JAR = ".jar";

  private Modules() {}

  /**
   * Loads and initialises the class of that name, or, if the name ends in {@code .jar}, adds that
   * file to where this thread looks for classes.
   */
  static void load(String name) throws ClassNotFoundException, IOException {
    if (name.endsWith(JAR)) {
      addJar(Path.of(name));
    } else {
      Class.forName(name, true, Thread.currentThread().getContextClassLoader());
    }
  }

  /**
   * As {@link #load}, for a name that rank 0 has loaded already.
   *
   * @throws ManagerException if it cannot be loaded now
   */
  static void loadHere(String name) {
    try {
      load(name);
    } catch (ClassNotFoundException | IOException e) {
      throw new ManagerException("cannot import " + name + ": " + e, e);
    }
  }

  private static void addJar(Path jar) throws IOException {
    if (!Files.isReadable(jar)) {
      throw new NoSuchFileException(jar.toAbsolutePath().toString());
    }
    Thread thread = Thread.currentThread();
    if (thread.getContextClassLoader() instanceof SnippetClasses classes) {
      classes.add(jar.toAbsolutePath());
      return;
    }
    URL[] urls = {jar.toUri().toURL()};
    // It is open for as long as its classes are in use: for good.
    thread.setContextClassLoader(new URLClassLoader(urls, thread.getContextClassLoader()));
  }
}
