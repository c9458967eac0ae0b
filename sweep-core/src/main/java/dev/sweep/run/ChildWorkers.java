package dev.sweep.run;

import dev.sweep.config.ConfigReader;
import dev.sweep.config.SweepConfig;
import dev.sweep.model.BlockModel;
import dev.sweep.model.KeptDirectories;
import dev.sweep.model.ModelFactory;
import dev.sweep.model.Outcomes;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.model.Transcript;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.process.ChildDeath;
import dev.sweep.parallel.process.LossHandler;
import dev.sweep.plan.Plan;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * Opens workers in child processes, from the configuration as it was read: its file may change
 * meanwhile. A point that ends its process, whenever it is tried, has failed.
 *
 * @param config its text, all included
 * @param file where it came from, which relative names refer to
 * @param kept which directories of points are kept
 * @param deadline in milliseconds since 1970
 */
record ChildWorkers(String config, String file, KeptDirectories kept, long deadline)
    implements Worker.Factory<BlockResult>, LossHandler<BlockResult>, Serializable {

  static ChildWorkers of(SweepConfig config, KeptDirectories kept, Deadline deadline) {
    return new ChildWorkers(config.text(), config.file().toString(), kept, deadline.epochMillis());
  }

  @Override
  public Worker<BlockResult> open(int number) throws Exception {
    SweepConfig read = ConfigReader.readAgain(config, Path.of(file));
    Plan plan = Plan.of(read);
    BlockModel.Factory models =
        ModelFactory.of(read, plan.design().parameters(), Transcript.NONE, kept);
    return SweepWorker.open(plan, models, number, new Curfew(Deadline.at(deadline)));
  }

  @Override
  public BlockResult lost(long index, ChildDeath death) {
    Outcomes outcomes = new Outcomes(index, 1);
    outcomes.status()[0] = Status.FAILED.code();
    outcomes.attempts()[0] = (byte) death.attempts();
    String message =
        "its process ended by %s, in each of %d attempts"
            .formatted(death.cause(), death.attempts());
    String log = String.join("\n", death.lastLines());
    outcomes.failures().add(new PointFailure(index, death.attempts(), "crashed", message, log));
    return new BlockResult(null, outcomes, 0);
  }
}
