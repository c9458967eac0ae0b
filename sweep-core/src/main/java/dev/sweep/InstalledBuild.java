package dev.sweep;

import dev.sweep.parallel.ParallelManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Tells one build of sweep from another of the same version, by what is in its jars.
 *
 * <p>A CRC is enough against mistakes, and takes well under a millisecond from the start; a
 * cryptographic digest of the jars takes a tenth of a second as long as its code is interpreted.
 */
final class InstalledBuild {
  private static final List<Class<?>> ONE_OF_EACH_JAR =
      List.of(InstalledBuild.class, ParallelManager.class);
  private static final String JAR = "jar:";
  private static final String TEXT =
      "sweep %s (build %08x)".formatted(SweepVersion.current(), checksum());

  private InstalledBuild() {}

  /** Returns version and build, such as {@code sweep 1.2.0 (build 5f0c91ab)}. */
  static String text() {
    return TEXT;
  }

  private static long checksum() {
    CRC32 checksum = new CRC32();
    try {
      for (Class<?> one : ONE_OF_EACH_JAR) {
        checksum.update(bytesOfJar(one));
      }
      return checksum.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Classes that lie in a directory, as while developing, count as one build.
   *
   * <p>The loader is asked for the class as a resource. The code source will not do: for classes
   * from the start-up cache it names the place where the cache was made, or nothing at all, where
   * an installation has been moved since.
   */
  private static byte[] bytesOfJar(Class<?> one) throws IOException {
    String inJar = String.valueOf(one.getResource(one.getSimpleName() + ".class"));
    if (!inJar.startsWith(JAR)) {
      return new byte[0];
    }
    return Files.readAllBytes(
        Path.of(URI.create(inJar.substring(JAR.length(), inJar.indexOf("!/")))));
  }
}
