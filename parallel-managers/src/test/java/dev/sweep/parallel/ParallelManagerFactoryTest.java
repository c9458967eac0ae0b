package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParallelManagerFactoryTest {
  private static final Map<String, String> ALONE = Map.of();
  private static final Map<String, String> FOUR_RANKS = Map.of("OMPI_COMM_WORLD_SIZE", "4");

  @Test
  void choosesTheSingleProcessForOneWorker() {
    ManagerChoice choice =
        ParallelManagerFactory.standard(ALONE).choose("auto", ManagerOptions.threads(1));

    assertThat(choice.reason()).isEqualTo("manager single: one worker in one process");
    try (ParallelManager manager = choice.open()) {
      assertThat(manager).isInstanceOf(SingleProcessManager.class);
    }
  }

  @Test
  void choosesThreadsForMoreWorkers() {
    ManagerChoice choice =
        ParallelManagerFactory.standard(ALONE).choose("auto", ManagerOptions.threads(3));

    assertThat(choice.reason()).isEqualTo("manager local: 3 workers in one process");
    try (ParallelManager manager = choice.open()) {
      assertThat(manager).isInstanceOf(LocalExecutorManager.class);
      assertThat(manager.workerCount()).isEqualTo(3);
    }
  }

  @Test
  void takesOneWorkerAProcessorForZero() {
    assertThat(
            ParallelManagerFactory.standard(ALONE)
                .choose("local", ManagerOptions.threads(0))
                .options()
                .workers())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void followsAnExplicitChoice() {
    ParallelManagerFactory factory = ParallelManagerFactory.standard(ALONE);

    assertThat(factory.choose("local", ManagerOptions.threads(1)).open())
        .isInstanceOf(LocalExecutorManager.class);
    assertThat(factory.choose("single", ManagerOptions.threads(8)).open())
        .isInstanceOf(SingleProcessManager.class);
    assertThat(factory.choose("single", ManagerOptions.threads(8)).reason())
        .isEqualTo("manager single: asked for by name");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void refusesAnUnknownNameWhateverTheWorkerCount(int workers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ParallelManagerFactory.standard(ALONE).choose("ray", ManagerOptions.threads(workers)))
        .withMessage("unknown manager 'ray', want auto or one of local, mpi, single");
  }

  @Test
  void refusesANegativeNumberOfWorkers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ManagerOptions.threads(-2))
        .withMessageContaining("workers is -2");
  }

  @Test
  void choosesMpiUnderALauncher() {
    ManagerChoice choice =
        ParallelManagerFactory.standard(FOUR_RANKS).choose("auto", ManagerOptions.threads(1));

    assertThat(choice.name()).isEqualTo("mpi");
    assertThat(choice.reason())
        .isEqualTo("manager mpi: mpirun (Open MPI) started 4 ranks (OMPI_COMM_WORLD_SIZE is set)");
  }

  @Test
  void saysSoWhenRanksAreToRunByThemselves() {
    assertThat(
            ParallelManagerFactory.standard(FOUR_RANKS)
                .choose("local", ManagerOptions.threads(2))
                .reason())
        .contains("mpirun (Open MPI) started 4 ranks", "each runs by itself");
  }

  @Test
  void opensAManagerOfOnesOwn() {
    ParallelManagerFactory factory =
        ParallelManagerFactory.standard(FOUR_RANKS)
            .with("mpi", options -> new LocalExecutorManager(options.workers()))
            .with("mine", _ -> new SingleProcessManager());

    assertThat(factory.choose("auto", ManagerOptions.threads(2)).open())
        .isInstanceOf(LocalExecutorManager.class);
    assertThat(factory.choose("mine", ManagerOptions.threads(2)).open())
        .isInstanceOf(SingleProcessManager.class);
  }

  @ParameterizedTest
  @CsvSource({
    "OMPI_COMM_WORLD_SIZE=1, single",
    "OMPI_COMM_WORLD_SIZE=2, mpi",
    "PMI_RANK=0;PMI_SIZE=1, single",
    "PMI_RANK=0;PMI_SIZE=3, mpi",
    "PMI_FD=5;PMI_SIZE=2, mpi",
    "PMIX_RANK=0, mpi",
    "PMIX_RANK=0;SLURM_STEP_NUM_TASKS=1, single",
    "PMIX_RANK=0;SLURM_STEP_NUM_TASKS=6, mpi",
    "SLURM_PROCID=0;SLURM_STEP_NUM_TASKS=6, mpi",
    "SLURM_PROCID=0;SLURM_STEP_NUM_TASKS=1, single",
    "SLURM_NTASKS=6, single",
  })
  void countsTheRanksOfALauncher(String variables, String expected) {
    assertThat(
            ParallelManagerFactory.standard(environment(variables))
                .choose("auto", ManagerOptions.threads(1))
                .name())
        .isEqualTo(expected);
  }

  private static Map<String, String> environment(String variables) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(";", -1)) {
      String[] both = variable.split("=", 2);
      environment.put(both[0], both[1]);
    }
    return environment;
  }
}
