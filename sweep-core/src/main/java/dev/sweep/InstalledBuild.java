package dev.sweep;

import dev.sweep.parallel.ParallelManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
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
        update(checksum, one);
      }
      return checksum.getValue();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Classes that lie in a directory, as while developing, count as one build. */
  private static void update(CRC32 checksum, Class<?> one) throws IOException, URISyntaxException {
    CodeSource source = one.getProtectionDomain().getCodeSource();
    Path jar = source == null ? Path.of("") : Path.of(source.getLocation().toURI());
    if (Files.isRegularFile(jar)) {
      checksum.update(Files.readAllBytes(jar));
    }
  }
}
