package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static dev.sweep.model.ShellCommands.onlyFailure;
import static dev.sweep.model.ShellCommands.run;
import static dev.sweep.model.ShellCommands.runs;
import static dev.sweep.model.ShellCommands.shell;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a command ends, or is ended. */
@Timeout(60)
class CommandEndTest {

  @Test
  void recordsTheExitCodeAndWhatWasSaid() throws Exception {
    Outcomes outcomes = run("echo no >&2; echo 'no convergence' >&2; exit 3", 1);
    assertThat(outcomes.status()).containsOnly(Status.FAILED.code());
    assertThat(onlyFailure(outcomes))
        .isEqualTo(
            new PointFailure(0, 1, "exit", "exit code 3: no convergence", "no\nno convergence\n"));
  }

  @Test
  void recordsTheSignalThatKilledTheProgram() throws Exception {
    PointFailure failure = onlyFailure(run("kill -SEGV $$", 1));
    assertThat(failure.kind()).isEqualTo("signal");
    assertThat(failure.message()).isEqualTo("killed by signal 11 (SEGV)");
  }

  @Test
  void leavesThePointPendingThatEndsByTheSignalThatStopsTheRun(@TempDir Path directory)
      throws Exception {
    for (String ending : List.of("kill -INT $$", "kill -TERM $$", "exit 1", "exit 0")) {
      Path mark = directory.resolve(ending);
      String script = "if [ $1 = 2.0 ]; then : >'" + mark + "'; " + ending + "; fi; echo '{}'";
      Outcomes outcomes =
          Blocks.evaluate(
              Blocks.config(shell(script)), Blocks.of(1, 2, 3), new StopAfterMark(mark));
      assertThat(outcomes.status()).as(ending).containsExactly(1, 0, 0);
      assertThat(outcomes.failures()).as(ending).isEmpty();
    }
  }

  /** Stops a moment after it was first asked with the mark there. */
  private static final class StopAfterMark implements BlockModel.StopSignal {
    private final Path mark;
    private long seen;

    StopAfterMark(Path mark) {
      this.mark = mark;
    }

    @Override
    public boolean stopRequested() {
      if (seen == 0 && Files.exists(mark)) {
        seen = System.nanoTime();
      }
      return seen != 0 && System.nanoTime() - seen > TimeUnit.MILLISECONDS.toNanos(40);
    }
  }

  @Test
  void neitherWaitsForChildrenThatOutliveTheProgramNorLeavesThemRunning() throws Exception {
    String script = "setsid sh -c 'sleep 1000; :' & echo '{\"q\": '$!'}'";
    Optional<ProcessHandle> child = ProcessHandle.of((long) numbers(run(script, 1), "q")[0]);
    if (child.isPresent()) {
      child.get().onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void leavesAChildAloneThatGaveUpItsMark() throws Exception {
    String script =
        "env -u SWEEP_PROGRAM sleep 1000 & until grep -q sleep /proc/$!/comm; do :; done;"
            + " echo '{\"q\": '$!'}'";
    long pid = (long) numbers(run(script, 1), "q")[0];
    ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
    try {
      Leftovers.shared().end();
      assertThat(child.isAlive()).isTrue();
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void killsTheWholeTreeAfterTheTimeout(@TempDir Path directory) throws Exception {
    Path pids = directory.resolve("pids");
    String script =
        "trap '' TERM; sh -c 'trap \"\" TERM; echo $$ >> %1$s; while :; do sleep 1; done' &"
                .formatted(pids)
            + " echo $$ >> %s; while :; do sleep 1; done".formatted(pids);
    Outcomes outcomes =
        Blocks.evaluate(Blocks.config(shell(script, Duration.ofSeconds(1))), Blocks.of(1));
    assertThat(outcomes.status()).containsOnly(Status.TIMED_OUT.code());
    assertThat(onlyFailure(outcomes).kind()).isEqualTo("timeout");
    assertThat(onlyFailure(outcomes).message()).isEqualTo("no end within 1 s");
    List<String> started = Files.readAllLines(pids);
    assertThat(started).hasSize(2);
    assertThat(started).allSatisfy(pid -> assertThat(runs(pid)).isFalse());
  }

  @Test
  void leavesThePointPendingThatAStopBreaksOff(@TempDir Path directory) throws Exception {
    Path begun = directory.resolve("begun");
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(shell("touch %s; exec sleep 30".formatted(begun))),
            Blocks.of(1, 2),
            new BlockModel.StopSignal() {
              @Override
              public boolean stopRequested() {
                return Files.exists(begun);
              }
            });
    assertThat(outcomes.status()).containsOnly(Status.PENDING.code());
    assertThat(outcomes.failures()).isEmpty();
  }

  @Test
  void finishesThePointItIsAtWhenAskedToPause() throws Exception {
    AtomicBoolean pause = new AtomicBoolean();
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(shell("echo '{\"q\": 1}'")),
            Blocks.of(1, 2),
            new BlockModel.StopSignal() {
              @Override
              public boolean stopRequested() {
                return false;
              }

              @Override
              public boolean pauseRequested() {
                return pause.getAndSet(true);
              }
            });
    assertThat(outcomes.status()).containsExactly(1, 0);
  }
}
