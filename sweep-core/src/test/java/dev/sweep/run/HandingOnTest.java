package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ConfigReader;
import dev.sweep.config.SweepConfig;
import dev.sweep.model.Model;
import dev.sweep.model.ModelFactory;
import dev.sweep.model.Options;
import dev.sweep.model.Outcomes;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.model.Status;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.SingleProcessManager;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Plan;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Point 20 of 30 does not end before the file {@code go} is there, which the sink makes when it has
 * the points before: a run in which finished points wait for the next never ends.
 */
@Timeout(60)
final class HandingOnTest {
  private static final int HELD = 20;
  private static final int POINTS = 30;

  @TempDir Path directory;

  @Test
  void pointsOfAClassAreHandedOnWhileTheNextRuns() throws Exception {
    runToEnd("{java: %s, options: {go: %s}}".formatted(Waiting.class.getName(), go()));
  }

  /** Waits for the file {@code go} at x = 20. */
  public static final class Waiting implements Model {
    private Path go = Path.of("");

    @Override
    public void build(Options options) {
      go = Path.of(options.text("go"));
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      while (point.number("x") == HELD && !Files.exists(go)) {
        LockSupport.parkNanos(10_000_000);
      }
      outputs.put("q", point.number("x"));
    }
  }

  @Test
  void pointsOfACommandAreHandedOnWhileTheNextRuns() throws Exception {
    String script =
        "while [ ${x} = %d ] && ! [ -e %s ]; do sleep 0.05; done; echo \"{\\\"q\\\": ${x}}\""
            .formatted(HELD, go());
    runToEnd("{command: [sh, -c, '%s']}".formatted(script));
  }

  @Test
  void pointsOfAWorkerProgramAreHandedOnWhileTheNextRuns() throws Exception {
    Files.writeString(
        directory.resolve("worker.py"),
        """
        import json, os, sys, time
        def say(answer):
            print(json.dumps(answer), flush=True)
        sys.stdin.readline()
        say({"ready": True})
        for line in sys.stdin:
            request = json.loads(line)
            x = request["parameters"]["x"]
            while x == %d and not os.path.exists("%s"):
                time.sleep(0.01)
            say({"point": request["point"], "outputs": {"q": x}})
        """
            .formatted(HELD, go()));
    runToEnd("{worker: [/usr/bin/python3, -S, %s/worker.py]}".formatted(directory));
  }

  private Path go() {
    return directory.resolve("go");
  }

  private void runToEnd(String model) throws Exception {
    String text =
        "model: %s\noutputs: {q: {}}\nparameters: {x: {range: [0, %d, 1]}}\n"
            .formatted(model, POINTS);
    SweepConfig config = ConfigReader.readAgain(text, directory.resolve("c.yaml"));
    Plan plan = Plan.of(config);
    GoSink sink = new GoSink();
    try (ParallelManager manager = new SingleProcessManager()) {
      new SweepRunner(manager, Schedule.dynamic(), RunLimits.NONE)
          .run(
              plan,
              ModelFactory.of(config, plan.design().parameters()),
              sink,
              _ -> {},
              new StopSignal());
    }
    assertThat(sink.points.status()).containsOnly(Status.OK.code());
    assertThat(sink.points.q()).isEqualTo(sink.points.x());
  }

  /** Lets the held point go when all before it have come. */
  private final class GoSink implements ResultSink {
    private final MemorySink points = new MemorySink(POINTS);
    private int before;

    @Override
    public void accept(int rank, PointBlock block, Outcomes outcomes, double busySeconds)
        throws IOException {
      points.accept(rank, block, outcomes, busySeconds);
      before += block.first() < HELD ? block.count() : 0;
      if (before == HELD && !Files.exists(go())) {
        Files.createFile(go());
      }
    }

    @Override
    public void onCommit(CommitListener listener) {}
  }
}
