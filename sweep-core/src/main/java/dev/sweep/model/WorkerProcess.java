package dev.sweep.model;

import dev.sweep.parallel.RankVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running worker program: requests go in, answers come out.
 *
 * <p>Used by one thread. It takes no notice of Ctrl-C at a terminal, which reaches the whole
 * process group: what that means to its points is for sweep to decide.
 */
final class WorkerProcess implements AutoCloseable {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of(SHELL.toString(), "-c", "trap '' INT HUP; exec \"$@\"", "sh");
  private static final long EXIT_MILLIS = 1_000;
  private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Process process;
  private final String mark;
  private final WorkerLog log;
  private final Transcript transcript;
  private final RequestSender requests;
  private final AnswerReader answers;
  private long silentSince;

  private WorkerProcess(Process process, String mark, WorkerLog log, Transcript transcript) {
    this.process = process;
    this.mark = mark;
    this.transcript = transcript;
    this.log = log;
    this.requests = RequestSender.start(process.getOutputStream(), "requests-to-" + process.pid());
    this.answers =
        AnswerReader.start(process.getInputStream(), transcript, "answers-of-" + process.pid());
  }

  /**
   * Starts the program of {@code spec}; it is not built yet.
   *
   * @throws ModelException if it cannot be started
   */
  static WorkerProcess start(WorkerSpec spec, Transcript transcript)
      throws IOException, ModelException {
    Path directory = Files.createTempDirectory("sweep-");
    CapturedOutput stderr = CapturedOutput.create(directory, "stderr");
    Map<String, String> environment = new HashMap<>(spec.environment());
    String mark = Leftovers.shared().mark(environment);
    try {
      transcript.said("worker", ShellText.of(spec.argv()));
      Watchdog.shared().prepare();
      Process process = start(spec, environment, stderr);
      Watchdog.shared().watch(process);
      return new WorkerProcess(process, mark, new WorkerLog(stderr, transcript), transcript);
    } catch (IOException refusal) {
      stderr.close();
      Leftovers.shared().ended(mark);
      throw new ModelException(
          "model worker: " + ProgramStartException.of(spec.argv().getFirst(), refusal).getMessage(),
          refusal);
    } finally {
      stderr.unlink();
      Files.delete(directory);
    }
  }

  private static Process start(
      WorkerSpec spec, Map<String, String> environment, CapturedOutput stderr) throws IOException {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      words.addAll(DEAF_TO_THE_TERMINAL);
    }
    words.addAll(spec.argv());
    ProcessBuilder builder = new ProcessBuilder(words);
    RankVariables.removeFrom(builder.environment());
    builder.environment().putAll(environment);
    builder.redirectError(stderr.redirect());
    return builder.start();
  }

  /** Sends whole lines. */
  void send(String lines) {
    transcript.said("to worker", lines);
    requests.send(lines);
  }

  /**
   * Returns the next answers, or null if none come in time. Once it has told an end, or thrown, the
   * worker is of no more use.
   */
  AnswerReader.@Nullable Heap poll(long nanos) throws InterruptedException, IOException {
    AnswerReader.Heap heap = answers.poll(nanos);
    if (heap != null) {
      silentSince = 0;
      return heap;
    }
    log.trim();
    return isDeaf() ? new AnswerReader.Heap(List.of(), "") : null;
  }

  /**
   * Returns whether it has been gone, or has refused to read, for so long that no answer is on its
   * way any more. Its output alone does not tell, since a child of it may hold it open.
   */
  private boolean isDeaf() {
    if (process.isAlive() && !requests.isRefused()) {
      silentSince = 0;
      return false;
    }
    long now = System.nanoTime();
    silentSince = silentSince == 0 ? now : silentSince;
    return now - silentSince > SILENCE_NANOS;
  }

  /** Returns its log. */
  WorkerLog log() {
    return log;
  }

  /** How a worker came to its end. */
  record Ending(@Nullable Integer exitCode, String text) {}

  /** Returns how it ended, giving it a moment to end, and kills it if it has not. */
  Ending end() throws InterruptedException {
    if (process.waitFor(SILENCE_NANOS, TimeUnit.NANOSECONDS)) {
      return new Ending(process.exitValue(), ExitText.of(process.exitValue()));
    }
    return new Ending(
        null, requests.isRefused() ? "closing its standard input" : "closing its standard output");
  }

  /** Kills it, with all processes it has started. */
  void kill() {
    if (process.isAlive()) {
      ProcessTree.kill(process);
    }
    release();
  }

  /** Lets it end by itself when its input ends, and kills what is left of it after a moment. */
  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    requests.end();
    try {
      boolean _ = process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    kill();
    started.forEach(ProcessHandle::destroyForcibly);
    Leftovers.shared().end();
  }

  private void release() {
    Watchdog.shared().release(process);
    Leftovers.shared().ended(mark);
    requests.end();
    answers.close();
    try {
      log.close();
    } catch (IOException _) {
      // What it wrote is of no more interest.
    }
  }
}
