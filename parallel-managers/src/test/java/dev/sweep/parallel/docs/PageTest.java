package dev.sweep.parallel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java code that the pages show compiles, runs, and does what its comments say. */
@Timeout(60)
final class PageTest {
  private static final List<Path> PAGES =
      List.of(Path.of("../docs/parallel.md"), Path.of("../README.md"));
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  @TempDir static Path directory;
  private static List<String> blocks = List.of();

  @BeforeAll
  static void compile() throws IOException {
    PageProgram program = new PageProgram(directory);
    for (Path page : PAGES) {
      program.add(page);
    }
    blocks = program.classes();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter faults = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.list(directory)) {
      List<String> options = List.of("-d", directory.toString(), "-cp", CLASS_PATH);
      boolean compiled =
          compiler
              .getTask(
                  faults,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources.toList()))
              .call();
      assertThat(compiled).as(faults.toString()).isTrue();
    }
  }

  static List<String> blocks() {
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(2);
    return blocks;
  }

  /** In a JVM of its own, so that child processes know its classes, and nobody shares ranks. */
  @ParameterizedTest
  @MethodSource("blocks")
  void eachBlockDoesWhatItShows(String block) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-XX:+UseSerialGC", "-cp", directory + ":" + CLASS_PATH, block)
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
  }
}
