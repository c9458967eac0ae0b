package dev.sweep;

import dev.sweep.model.BlockModel;
import dev.sweep.model.KeptDirectories;
import dev.sweep.model.ModelException;
import dev.sweep.model.ModelFactory;
import dev.sweep.model.Outcomes;
import dev.sweep.model.Status;
import dev.sweep.model.Transcript;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Plan;
import dev.sweep.space.PointBlock;

/**
 * One point of a sweep, run by itself on the calling thread: nothing is stored.
 *
 * @param point its parameters, in row 0
 * @param outcomes what came of it; pending if it was stopped
 */
public record PointRun(PointBlock point, Outcomes outcomes) {

  /** Returns the point numbered {@code number} of {@code sweep}, not run yet. */
  public static PointRun of(Sweep sweep, long number) {
    Plan plan = sweep.plan();
    PointBlock point = PointBlock.of(plan.design(), number, 1);
    Outcomes outcomes = new Outcomes(number, 1);
    if (plan.filter() != null && !plan.filter().tester().test(point)[0]) {
      outcomes.status()[0] = Status.EXCLUDED.code();
    }
    return new PointRun(point, outcomes);
  }

  /**
   * Runs the point, unless it is excluded, with a model of its own.
   *
   * @param transcript hears what passes between sweep and the model's program
   * @param kept whether the point's directory is kept
   * @param stop breaks it off
   * @throws ModelException if the model is broken whatever the point
   * @throws InterruptedException if it was stopped while the model was built
   * @throws Exception if the model is broken in another way
   */
  public void run(Sweep sweep, Transcript transcript, KeptDirectories kept, StopSignal stop)
      throws Exception {
    if (status() == Status.EXCLUDED) {
      return;
    }
    BlockModel.Factory models =
        ModelFactory.of(sweep.config(), point.parameters(), transcript, kept);
    Thread self = Thread.currentThread();
    try (StopSignal.Registration _ = stop.onRequest(self::interrupt);
        BlockModel model = models.open(0)) {
      model.evaluate(point, outcomes, new NoPause(stop));
    }
  }

  /** Returns how it ended. */
  public Status status() {
    return outcomes.statusOf(0);
  }

  /** A point that was asked for alone is finished before anything else. */
  private record NoPause(StopSignal stop) implements BlockModel.StopSignal {
    @Override
    public boolean stopRequested() {
      return stop.requested();
    }
  }
}
