package dev.sweep.parallel.mpi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The scripts that make hosts of this machine; their headers tell what they do. */
final class HostScript {
  private static final Path DIRECTORY = Path.of("src", "test", "hosts").toAbsolutePath();

  private HostScript() {}

  /** Returns whether this is root, who alone can make hosts. */
  static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /** Returns the command of a script and its arguments, which have no spaces in them. */
  static List<String> command(String scriptAndArguments) {
    List<String> words = new ArrayList<>(List.of(scriptAndArguments.split(" ")));
    words.set(0, DIRECTORY.resolve(words.getFirst()).toString());
    return words;
  }

  /**
   * Starts a command, its standard error joined to its output. A signal that this process was
   * started to ignore, as by nohup, would be ignored there too, whatever a shell is told.
   */
  static Process start(List<String> command) throws IOException {
    List<String> listening = new ArrayList<>(List.of("env", "--default-signal"));
    listening.addAll(command);
    return new ProcessBuilder(listening).redirectErrorStream(true).start();
  }

  /** Starts a script whose command is {@code program}, to be read by bash. */
  static Process startBash(String scriptAndArguments, String program) throws IOException {
    List<String> command = new ArrayList<>(command(scriptAndArguments + " -- bash -c"));
    command.add(program);
    return start(command);
  }

  /** Waits for the end of a process and returns how it ended. */
  static RankJob.Result result(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new RankJob.Result(process.waitFor(), output);
  }
}
