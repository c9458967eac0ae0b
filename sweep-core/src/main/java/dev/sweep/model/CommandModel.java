package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts a program for each point, and reads the outputs from what it prints. */
final class CommandModel implements BlockModel {
  private static final int LOG_CHARACTERS = 1 << 14;
  private static final int ASKED_TO_END = 128 + 15;

  private final CommandSpec spec;
  private final OutputKinds kinds;
  private final Transcript transcript;
  private final Path directory;
  private final ProgramRun program;
  private final LateStop lateStop = new LateStop();

  private CommandModel(CommandSpec spec, OutputKinds kinds, Transcript transcript, Path directory) {
    this.spec = spec;
    this.transcript = transcript;
    this.kinds = kinds;
    this.directory = directory;
    this.program = new ProgramRun(directory, spec.limits().timeout());
  }

  /** Makes a model with a directory of its own for what programs print. */
  static CommandModel open(CommandSpec spec, OutputKinds kinds, Transcript transcript)
      throws ModelException {
    try {
      return new CommandModel(spec, kinds, transcript, Files.createTempDirectory("sweep-"));
    } catch (IOException refusal) {
      throw new ModelException(
          "cannot create a directory for the outputs of programs in %s: %s"
              .formatted(System.getProperty("java.io.tmpdir"), refusal),
          refusal);
    }
  }

  @Override
  public void evaluate(PointBlock points, Outcomes outcomes, StopSignal stop) throws Exception {
    OutcomeRecorder recorder = new OutcomeRecorder(outcomes, kinds, spec.limits().retries());
    for (int row = 0; row < points.count() && !stop.pauseRequested(); row++) {
      if (outcomes.statusOf(row) == Status.PENDING) {
        Point point = Point.of(points, row);
        while (!settled(row, point, recorder, stop) && !stop.stopRequested()) {
          // A failure that is not the last one: the point is tried again.
        }
      }
    }
  }

  /** Tries a point; returns whether that was its last try. */
  private boolean settled(int row, Point point, OutcomeRecorder recorder, StopSignal stop)
      throws Exception {
    long start = System.nanoTime();
    PointResult result = run(point, stop);
    long took = System.nanoTime() - start - lateStop.takeWaitedNanos();
    return recorder.record(row, result, took * 1e-9);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(directory);
    } catch (IOException _) {
      // An empty directory among the temporary files does no harm.
    }
  }

  private PointResult run(Point point, StopSignal stop) throws Exception {
    List<String> argv = new ArrayList<>();
    argv.add(spec.argv().getFirst().render(point));
    spec.argv().stream()
        .skip(1)
        .filter(word -> !word.vanishes(point))
        .forEach(word -> argv.add(word.render(point)));
    Map<String, String> environment = new LinkedHashMap<>();
    spec.environment().forEach((name, value) -> environment.put(name, value.render(point)));
    try {
      tell(argv, environment);
      ProgramRun.Ended ended = program.run(argv, environment, stop);
      tell(ended);
      return settled(ended, stop);
    } catch (ProgramStartException failure) {
      boolean always = spec.argv().get(0).isConstant();
      if (lateStop.follows(always ? ASKED_TO_END : 1, stop)) {
        return new PointResult.BrokenOff(); // the signal hit it before it was a process
      }
      if (always) {
        throw new ModelException("model command: " + failure.getMessage(), failure);
      }
      return new PointResult.Failed(Status.FAILED, "start", failure.getMessage(), "");
    }
  }

  private void tell(List<String> argv, Map<String, String> environment) {
    if (transcript.listens()) {
      environment.forEach((name, value) -> transcript.said("environment", name + "=" + value));
      transcript.said("command", ShellText.of(argv));
    }
  }

  private void tell(ProgramRun.Ended ended) {
    transcript.said("stdout", ended.stdout());
    transcript.said("stderr", ended.stderr());
    if (ended.ending() == ProgramRun.Ending.EXITED && transcript.listens()) {
      transcript.said("ended by", ExitText.of(ended.exitCode()));
    }
  }

  /** Returns the result, where a failure that a stop of the run explains is none. */
  private PointResult settled(ProgramRun.Ended ended, StopSignal stop) {
    PointResult result = result(ended);
    boolean doubtful =
        ended.ending() == ProgramRun.Ending.EXITED && result instanceof PointResult.Failed;
    return doubtful && lateStop.follows(ended.exitCode(), stop)
        ? new PointResult.BrokenOff()
        : result;
  }

  private PointResult result(ProgramRun.Ended ended) {
    return switch (ended.ending()) {
      case STOPPED -> new PointResult.BrokenOff();
      case TIMED_OUT ->
          new PointResult.Failed(
              Status.TIMED_OUT,
              "timeout",
              "no end within " + Seconds.text(spec.limits().timeout()),
              log(ended));
      case FLOODED -> PointResult.Failed.ofOutput("killed: it printed more than 1 GiB", log(ended));
      case EXITED -> ended.exitCode() == 0 ? outputs(ended) : failure(ended);
    };
  }

  private PointResult outputs(ProgramRun.Ended ended) {
    try {
      return new PointResult.Computed(spec.outputs().find(ended.stdout()));
    } catch (OutputException missing) {
      return PointResult.Failed.ofOutput(missing.getMessage(), log(ended));
    }
  }

  private static PointResult failure(ProgramRun.Ended ended) {
    boolean signalled = ExitText.isSignal(ended.exitCode());
    String ending = (signalled ? "killed by " : "") + ExitText.of(ended.exitCode());
    String reason = LastLine.of(log(ended));
    return new PointResult.Failed(
        Status.FAILED,
        signalled ? "signal" : "exit",
        reason.isEmpty() ? ending : ending + ": " + reason,
        log(ended));
  }

  /** Returns the end of what it said on standard error or, if nothing, on standard output. */
  private static String log(ProgramRun.Ended ended) {
    String text = ended.stderr().isBlank() ? ended.stdout() : ended.stderr();
    return text.substring(Math.max(0, text.length() - LOG_CHARACTERS));
  }
}
