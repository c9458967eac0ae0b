package dev.sweep.parallel.shell;

import dev.sweep.parallel.engine.Engines;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Java shell over engines: JShell in this process, with {@code pool}, {@code loop}, {@code call}
 * and the like in scope.
 *
 * <p>What users type may send lambdas and objects of classes that they have just declared: these
 * classes travel along, and so do the values of variables that their code uses. One shell at a time
 * in a process.
 */
public final class ClusterShell {
  private final List<Path> classPath;

  private ClusterShell(List<Path> classPath) {
    this.classPath = List.copyOf(classPath);
  }

  /**
   * Opens a shell; it does not close {@code engines}.
   *
   * @param classPath further jars and directories of classes, for the shell and the engines
   */
  public static ClusterShell over(Engines engines, List<Path> classPath) {
    Cluster.open(engines);
    return new ClusterShell(classPath);
  }

  /**
   * Reads what a user types and runs it, until {@code /exit} or the end of {@code in}. If {@code
   * in} is {@link System#in} and a terminal, lines can be edited, and are remembered.
   *
   * @return what {@code /exit} was given, else 0
   */
  public int prompt(InputStream in, PrintStream out, PrintStream err) throws Exception {
    return new Prompt(out, err).run(in, classPath);
  }

  /**
   * Runs a script to its end, or to where it goes wrong.
   *
   * @return what {@code /exit} was given, else 0
   * @throws ScriptException if a snippet is no Java code, or throws
   * @throws IOException if the file cannot be read
   */
  public int run(Path script) throws IOException {
    List<String> lines = Files.readAllLines(script);
    try (Script opened = Script.open(script.toString(), classPath)) {
      return opened.run(lines);
    }
  }
}
