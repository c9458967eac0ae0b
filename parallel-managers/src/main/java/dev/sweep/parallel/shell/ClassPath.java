package dev.sweep.parallel.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the compiler of a shell looks for classes. */
final class ClassPath {
  private static final String OWN = System.getProperty("java.class.path");

  private ClassPath() {}

  /** Returns that of this process and {@code added}, as one word. */
  static String of(List<Path> added) {
    Stream<String> own = places(OWN).filter(place -> Files.exists(Path.of(place)));
    return Stream.concat(own, added.stream().map(Path::toString))
        .collect(Collectors.joining(File.pathSeparator));
  }

  static Stream<String> places(String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1)).filter(place -> !place.isEmpty());
  }

  static boolean isOfThisProcess(String place) {
    return places(OWN).anyMatch(place::equals);
  }
}
