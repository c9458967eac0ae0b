package dev.sweep;

import dev.sweep.parallel.ParallelManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells one build of sweep from another of the same version, by what is in its jars. */
final class InstalledBuild {
  private static final List<Class<?>> ONE_OF_EACH_JAR =
      List.of(InstalledBuild.class, ParallelManager.class);
  private static final int DIGITS = 8;

  private InstalledBuild() {}

  /** Returns version and build, such as {@code sweep 1.2.0 (build 5f0c91ab)}. */
  static String text() {
    return "sweep " + SweepVersion.current() + " (build " + hash() + ")";
  }

  private static String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Class<?> one : ONE_OF_EACH_JAR) {
        update(digest, one);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException | URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Classes that lie in a directory, as while developing, count as one build. */
  private static void update(MessageDigest digest, Class<?> one)
      throws IOException, URISyntaxException {
    CodeSource source = one.getProtectionDomain().getCodeSource();
    Path jar = source == null ? Path.of("") : Path.of(source.getLocation().toURI());
    if (Files.isRegularFile(jar)) {
      digest.update(Files.readAllBytes(jar));
    }
  }
}
