package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs sweep on a terminal, as far as it can tell, with somebody who types. */
final class PseudoTerminal {
  /** Types each text as soon as the one before it has been seen; prints all, and the exit code. */
  private static final String TYPING =
      """
      import fcntl, json, os, pty, struct, sys, termios
      pid, terminal = pty.fork()
      if pid == 0:
          os.execvp(sys.argv[2], sys.argv[2:])
      fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
      seen, unread = b"", b""
      try:
          for expected, typed in json.loads(sys.argv[1]):
              while expected.encode() not in unread:
                  unread += os.read(terminal, 4096)
              end = unread.index(expected.encode()) + len(expected.encode())
              seen, unread = seen + unread[:end], unread[end:]
              os.write(terminal, typed.encode())
          while got := os.read(terminal, 4096):
              unread += got
      except OSError:
          pass  # the terminal is closed at the end
      sys.stdout.buffer.write(seen + unread + b"\\n")
      print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      """;

  private final List<List<String>> steps = new ArrayList<>();

  /** Waits until {@code expected} appears after what was waited for before, and types. */
  PseudoTerminal on(String expected, String typed) {
    steps.add(List.of(expected, typed));
    return this;
  }

  /** Runs {@code sweep arguments...} to its end; what it printed, and its exit code at the end. */
  String run(Path directory, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path typing = Files.writeString(directory.resolve("typing.py"), TYPING);
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", typing.toString()));
    command.add(new ObjectMapper().writeValueAsString(steps));
    command.add(SweepProcess.PROJECT + "/sweep");
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    builder.environment().put("SWEEP_NO_BUILD", "1");
    builder.environment().putAll(environment);
    Process python = builder.start();
    String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(printed).isZero();
    return printed.strip();
  }
}
