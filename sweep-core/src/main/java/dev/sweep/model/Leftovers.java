package dev.sweep.model;

import dev.sweep.parallel.process.ParentLoss;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends what programs leave running when they end themselves.
 *
 * <p>A process whose parent is gone belongs to nobody: it is no descendant of anything that could
 * be asked. But it has its environment, and so each program gets a mark there of its own. Who bears
 * the mark of a program that has ended is killed. To look costs a few milliseconds, as all
 * processes of this user are looked at; it is done once a second at most, and when a model is
 * closed. Only where there is {@code /proc}. Safe for use by many threads.
 */
final class Leftovers {
  /** The variable that bears the mark. A process without it is left alone. */
  static final String VARIABLE = "SWEEP_PROGRAM";

  private static final Path PROCESSES = Path.of("/proc");
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Leftovers SHARED = new Leftovers();

  private final String family =
      "%d-%x".formatted(ProcessHandle.current().pid(), System.currentTimeMillis());
  private final String entry = "\0" + VARIABLE + "=" + family + ".";
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong lookedNanos = new AtomicLong(System.nanoTime());
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  static {
    ParentLoss.act(SHARED::endAll);
  }

  /** Returns the one of this process. */
  static Leftovers shared() {
    return SHARED;
  }

  /** Returns what all marks of this process begin with. */
  String family() {
    return family;
  }

  /** Marks a program that is about to be started, in its environment; returns the mark. */
  String mark(Map<String, String> environment) {
    String number = Long.toString(count.incrementAndGet());
    running.add(number);
    environment.put(VARIABLE, family + "." + number);
    return number;
  }

  /** The program with the mark has ended, or could not be started. */
  void ended(String mark) {
    running.remove(mark);
    long last = lookedNanos.get();
    long now = System.nanoTime();
    if (now - last > PERIOD_NANOS && lookedNanos.compareAndSet(last, now)) {
      end();
    }
  }

  /** Ends all programs of this process, which is about to end, and what they have left. */
  private void endAll() {
    running.clear();
    end();
  }

  /** Ends what programs that have ended have left. */
  void end() {
    List<ProcessHandle> left = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      processes.forEach(process -> left(process).ifPresent(left::add));
    } catch (IOException _) {
      // No such file system: nobody knows then.
    }
    left.forEach(ProcessHandle::destroyForcibly);
  }

  /** The handle stands for the process of this moment, not for a later one of the same number. */
  private Optional<ProcessHandle> left(Path directory) {
    return ProcessHandle.of(Long.parseLong(directory.getFileName().toString()))
        .filter(_ -> isLeft(directory));
  }

  private boolean isLeft(Path directory) {
    try {
      byte[] bytes = Files.readAllBytes(directory.resolve("environ"));
      String environment = "\0" + new String(bytes, StandardCharsets.ISO_8859_1);
      int start = environment.indexOf(entry);
      int end = environment.indexOf('\0', start + 1);
      return start >= 0
          && end >= 0
          && !running.contains(environment.substring(start + entry.length(), end));
    } catch (IOException _) {
      return false; // it has ended, or is not this user's
    }
  }
}
