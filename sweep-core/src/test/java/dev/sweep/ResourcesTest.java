package dev.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.ParallelManagerFactory;
import dev.sweep.parallel.StopSignal;
import dev.sweep.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ResourcesTest {
  private static final RunRequest AS_CONFIGURED = RunRequest.asConfigured();

  @TempDir Path directory;

  @Test
  void runsAsManyPointsAtOnceAsTheWorkersAreEnoughFor() throws Exception {
    assertThat(options("workers: 5, resources: {cpus: 2}", AS_CONFIGURED).workers()).isEqualTo(2);
    assertThat(options("workers: 2, resources: {cpus: 2}", AS_CONFIGURED).workers()).isEqualTo(1);
    assertThat(options("workers: 5, resources: {cpus: 2}", AS_CONFIGURED.on(null, 8)).workers())
        .isEqualTo(4);
    assertThat(options("workers: 5", AS_CONFIGURED).workers()).isEqualTo(5);
  }

  @Test
  void runsOnePointAtATimeWhereNoMachineIsLargeEnough() throws Exception {
    ManagerOptions options = options("resources: {cpus: 100000}", AS_CONFIGURED);
    assertThat(options.workers()).isEqualTo(1);
  }

  @Test
  void leavesToEachRankHowManyItsShareIsEnoughFor() throws Exception {
    ManagerOptions options =
        SweepJob.choose(
                ParallelManagerFactory.standard(
                    Map.of("OMPI_COMM_WORLD_SIZE", "2", "OMPI_COMM_WORLD_RANK", "0")),
                sweep("resources: {cpus: 3}"),
                AS_CONFIGURED,
                ChildOptions.standard())
            .options();
    assertThat(options.workers()).isEqualTo(ManagerOptions.SHARE);
    assertThat(options.processorsPerWorker()).isEqualTo(3);
  }

  @Test
  void refusesFewerWorkersThanAPointTakes() throws Exception {
    Sweep sweep = sweep("resources: {cpus: 3}");
    AtomicReference<Exception> told = new AtomicReference<>();
    SweepJob job =
        new SweepJob(() -> List.of(sweep), AS_CONFIGURED.on("single", 2), new StopSignal());
    assertThat(job.run(new Silence(), new Teller(told))).isEqualTo(2);
    assertThat(told.get())
        .hasMessageContaining(
            "a point cannot take 3 cpus (execution.resources) of 2 workers; give --workers 3");
  }

  private ManagerOptions options(String execution, RunRequest request) throws Exception {
    try (ParallelManager manager =
        SweepJob.choose(
                ParallelManagerFactory.standard(Map.of()),
                sweep(execution),
                request,
                ChildOptions.standard())
            .open()) {
      return ManagerOptions.threads(manager.workerCount());
    }
  }

  private Sweep sweep(String execution) throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("c.yaml"),
            "model: {expr: {q: x}}\nparameters: {x: [1]}\nexecution: {" + execution + "}\n");
    return Sweep.load(config, List.of());
  }

  private static final class Silence implements RunObserver {
    @Override
    public void started(Progress progress, String manager) {}

    @Override
    public void progressed(Progress progress) {}
  }

  private record Teller(AtomicReference<Exception> told) implements JobReporter {
    @Override
    public int ended(RunReport report) {
      return 0;
    }

    @Override
    public int failed(Exception reason) {
      told.set(reason);
      return 2;
    }

    @Override
    public int cutOff(Exception reason) {
      return failed(reason);
    }
  }
}
