package dev.sweep.parallel.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Worker;
import java.io.BufferedReader;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real parent, started from a jar, is killed. */
@Timeout(60)
final class OrphanTest {
  @TempDir Path directory;

  /** Runs two workers that tell their pids and that of a program each, and never end. */
  public static void main(String[] args) throws Exception {
    try (ParallelManager manager = new ProcessExecutorManager(2, ChildOptions.standard())) {
      manager.<Long>process(
          IndexRanges.of(4),
          Schedule.balanced(),
          _ -> OrphanTest::emitPidsThenLoop,
          (_, _, pid) -> System.out.println(pid),
          new StopSignal());
    }
  }

  private static void emitPidsThenLoop(IndexRange range, Worker.Emitter<Long> emitter)
      throws Exception {
    emitter.emit(new IndexRange(range.first(), 1), ProcessHandle.current().pid());
    Process program = new ProcessBuilder("sleep", "600").start();
    emitter.emit(new IndexRange(range.first() + 1, 1), program.pid());
    Deed.LOOP.run();
  }

  @Test
  void noneIsLeftWhenTheParentIsKilled() throws Exception {
    Process parent = startFromJar();
    List<ProcessHandle> children = new ArrayList<>();
    try (BufferedReader pids = parent.inputReader()) {
      for (int i = 0; i < 4; i++) {
        children.add(ProcessHandle.of(Long.parseLong(pids.readLine())).orElseThrow());
      }
      assertThat(namesIn(directory)).noneMatch(name -> name.startsWith("child-jvm-"));
    } finally {
      parent.destroyForcibly();
    }
    for (ProcessHandle child : children) {
      child.onExit().get();
    }
  }

  private Process startFromJar() throws Exception {
    Path jar = directory.resolve("program.jar");
    writeJar(jar);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + directory,
            "-jar",
            jar.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /**
   * Writes a jar that only names its main class and those it depends on, as a distribution does.
   */
  private static void writeJar(Path jar) throws Exception {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, OrphanTest.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private static List<String> namesIn(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
