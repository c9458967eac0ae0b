package dev.sweep.parallel.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Makes objects of classes that only this process can know. */
final class Strangers {
  private Strangers() {}

  /** Returns an object of a new class, compiled into {@code directory}. */
  static Object make(String className, Path directory) throws Exception {
    Path source = directory.resolve(className + ".java");
    Files.writeString(source, "public class " + className + " implements java.io.Serializable {}");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    URL[] urls = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls)) {
      return loader.loadClass(className).getConstructor().newInstance();
    }
  }
}
