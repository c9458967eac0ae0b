package dev.sweep.model;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that programs do not outlive this process, however it ends, by SIGKILL too.
 *
 * <p>One shell for the whole process is told the ids of the programs that run, over a pipe that
 * nobody else holds. When the pipe ends before they do, it kills them with all they have started;
 * what a program has started is known where there is {@code ps}, or from the mark that {@link
 * Leftovers} gives, where there is {@code /proc}. Without {@code /bin/sh} nobody watches. Safe for
 * use by many threads.
 */
final class Watchdog {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final String SCRIPT =
      """
      trap '' INT HUP TERM
      watched=
      while read -r sign pid; do
        if [ "$sign" = + ]; then
          watched="$watched $pid"
        else
          kept=
          for one in $watched; do
            [ "$one" = "$pid" ] || kept="$kept $one"
          done
          watched=$kept
        fi
      done
      kill -KILL $(grep -lszF -e "SWEEP_PROGRAM=$1." /proc/[0-9]*/environ | cut -d / -f 3)
      [ -n "$watched" ] || exit 0
      family() {
        echo "$1"
        echo "$table" | while read -r parent child; do
          if [ "$parent" = "$1" ]; then
            family "$child"
          fi
        done
      }
      table=$(ps -A -o ppid= -o pid= 2>/dev/null)
      doomed=
      for one in $watched; do
        doomed="$doomed $(family "$one")"
      done
      kill -KILL $doomed
      """;

  private static final Watchdog SHARED = new Watchdog();

  private final Set<Long> watched = new LinkedHashSet<>();
  private @Nullable Writer pipe;

  /** Returns the one of this process. */
  static Watchdog shared() {
    return SHARED;
  }

  /**
   * Gets ready to watch: to be called before a program is started, which would be out of sight
   * while the shell is started.
   */
  synchronized void prepare() {
    if (pipe == null) {
      pipe = launched();
    }
  }

  /** Watches over {@code process} from now on. */
  synchronized void watch(Process process) {
    watched.add(process.pid());
    if (pipe == null || !tell('+', process.pid())) {
      pipe = launched();
      watched.forEach(pid -> tell('+', pid));
    }
  }

  /** Watches no more, since {@code process} has ended. */
  synchronized void release(Process process) {
    watched.remove(process.pid());
    boolean _ = tell('-', process.pid());
  }

  private boolean tell(char sign, long pid) {
    if (pipe == null) {
      return false;
    }
    try {
      pipe.write(sign + " " + pid + "\n");
      pipe.flush();
      return true;
    } catch (IOException _) {
      return false; // it was killed; the next program gets another one
    }
  }

  private static @Nullable Writer launched() {
    if (!Files.isExecutable(SHELL)) {
      return null;
    }
    try {
      return new ProcessBuilder(SHELL.toString(), "-c", SCRIPT, "sh", Leftovers.shared().family())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .outputWriter();
    } catch (IOException _) {
      return null; // as without a shell
    }
  }
}
