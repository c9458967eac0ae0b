package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts a program for each point, and reads the outputs from what it prints. */
final class CommandModel implements BlockModel {
  private static final int LOG_CHARACTERS = 1 << 14;
  private static final int ASKED_TO_END = 128 + 15;

  private final CommandSpec spec;
  private final OutputKinds kinds;
  private final Transcript transcript;
  private final Path directory;
  private final KeptDirectories kept;
  private final ProgramRun program;
  private final LateStop lateStop = new LateStop();

  private CommandModel(
      CommandSpec spec,
      OutputKinds kinds,
      Transcript transcript,
      KeptDirectories kept,
      Path directory) {
    this.spec = spec;
    this.transcript = transcript;
    this.kinds = kinds;
    this.directory = directory;
    this.kept = kept;
    this.program = new ProgramRun(directory, spec.limits().timeout());
  }

  /** Makes a model with a directory of its own for what programs print. */
  static CommandModel open(
      CommandSpec spec, OutputKinds kinds, Transcript transcript, KeptDirectories kept)
      throws ModelException {
    try {
      return new CommandModel(spec, kinds, transcript, kept, Files.createTempDirectory("sweep-"));
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
        while (!settled(row, point, recorder, outcomes, stop) && !stop.stopRequested()) {
          // A failure that is not the last one: the point is tried again.
        }
      }
    }
  }

  /** Tries a point; returns whether that was its last try. */
  private boolean settled(
      int row, Point point, OutcomeRecorder recorder, Outcomes outcomes, StopSignal stop)
      throws Exception {
    PointDirectory own = spec.hasPointDirectories() ? newDirectory(point) : null;
    try {
      long start = System.nanoTime();
      PointResult result = run(spec.invocation(point, own == null ? null : own.path()), stop);
      long took = System.nanoTime() - start - lateStop.takeWaitedNanos();
      return recorder.record(row, result, took * 1e-9);
    } finally {
      if (own != null && !kept.keeps(outcomes.statusOf(row))) {
        own.delete();
      }
    }
  }

  /** What is kept is made where it stays, rather than moved. */
  private PointDirectory newDirectory(Point point) throws IOException {
    boolean passing = kept.which() == KeptDirectories.Which.NONE;
    Path place = passing ? directory : Path.of(kept.place());
    Path path = place.resolve(KeptDirectories.name(point.pointNumber()));
    return PointDirectory.create(path, spec.files(), point);
  }

  @Override
  public void close() {
    Leftovers.shared().end();
    try {
      PointDirectory.delete(directory);
    } catch (IOException _) {
      // What is left among the temporary files does no harm.
    }
  }

  private PointResult run(Invocation invocation, StopSignal stop) throws Exception {
    try {
      tell(invocation);
      ProgramRun.Ended ended = program.run(invocation, stop);
      tell(ended);
      return settled(ended, invocation.directory(), stop);
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

  private void tell(Invocation invocation) {
    if (transcript.listens()) {
      invocation
          .environment()
          .forEach((name, value) -> transcript.said("environment", name + "=" + value));
      if (invocation.directory() != null) {
        transcript.said("directory", invocation.directory().toString());
      }
      transcript.said("command", ShellText.of(invocation.argv()));
      transcript.said("stdin", invocation.stdin() == null ? "" : invocation.stdin());
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
  private PointResult settled(ProgramRun.Ended ended, @Nullable Path own, StopSignal stop)
      throws IOException {
    PointResult result = result(ended, own);
    boolean doubtful =
        ended.ending() == ProgramRun.Ending.EXITED && result instanceof PointResult.Failed;
    return doubtful && lateStop.follows(ended.exitCode(), stop)
        ? new PointResult.BrokenOff()
        : result;
  }

  private PointResult result(ProgramRun.Ended ended, @Nullable Path own) throws IOException {
    return switch (ended.ending()) {
      case STOPPED -> new PointResult.BrokenOff();
      case TIMED_OUT ->
          new PointResult.Failed(
              Status.TIMED_OUT,
              "timeout",
              "no end within " + Seconds.text(spec.limits().timeout()),
              log(ended));
      case FLOODED -> PointResult.Failed.ofOutput("killed: it printed more than 1 GiB", log(ended));
      case EXITED -> ended.exitCode() == 0 ? outputs(ended, own) : failure(ended);
    };
  }

  private PointResult outputs(ProgramRun.Ended ended, @Nullable Path own) throws IOException {
    try {
      return new PointResult.Computed(spec.outputs().find(ended.stdout(), own));
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
