package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The manager {@code mpi} as the factory opens it where no launcher started this process. */
@Timeout(30)
final class MpiProviderTest {
  private static final ParallelManagerFactory WITHOUT_LAUNCHER =
      ParallelManagerFactory.standard(Map.of());

  @Test
  void isOneRankWithoutALauncherAndSaysSo() {
    ManagerChoice choice = WITHOUT_LAUNCHER.choose("mpi", ManagerOptions.threads(3));

    assertThat(choice.reason())
        .isEqualTo(
            "manager mpi: asked for by name; no MPI launcher started this process, so it is one"
                + " rank by itself, without MPI");
    try (ParallelManager manager = choice.open()) {
      assertThat(manager.processCount()).isEqualTo(1);
      assertThat(manager.workerCount()).isEqualTo(3);
      assertThat(manager.reduce(2.5, ReduceOp.SUM)).isEqualTo(2.5);
      manager.fail(new IllegalStateException("no reason to end this process"));
    }
  }

  @Test
  void hasAWorkerForEachProcessorUnlessToldOtherwise() {
    ManagerOptions share = ManagerOptions.threads(ManagerOptions.SHARE);
    try (ParallelManager manager = WITHOUT_LAUNCHER.choose("mpi", share).open()) {
      assertThat(manager.workerCount()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }
  }

  @Test
  void writesNoObjectToBytesWhenItIsAlone() {
    Object notSerializable = new Object();
    try (ParallelManager manager =
        WITHOUT_LAUNCHER.choose("mpi", ManagerOptions.threads(1)).open()) {
      assertThat(manager.broadcastObject(notSerializable)).isSameAs(notSerializable);
      assertThat(manager.combine(notSerializable)).containsExactly(notSerializable);
    }
  }
}
