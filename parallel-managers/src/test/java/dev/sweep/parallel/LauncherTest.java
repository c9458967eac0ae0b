package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LauncherTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_RANK=2 PMIX_RANK=2 | OPEN_MPI | OMPI_COMM_WORLD_SIZE | 2 | 4",
        "OMPI_COMM_WORLD_SIZE=1 OMPI_COMM_WORLD_RANK=0 | OPEN_MPI | OMPI_COMM_WORLD_SIZE | 0 | 1",
        "OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_RANK=3 SLURM_STEP_NUM_TASKS=2 SLURM_PROCID=0"
            + " | OPEN_MPI | OMPI_COMM_WORLD_SIZE | 3 | 4",
        "PMIX_RANK=1 | PMIX | PMIX_RANK | 1 | -",
        "PMIX_RANK=5 SLURM_PROCID=5 SLURM_STEP_NUM_TASKS=6 | SRUN_PMIX | PMIX_RANK | 5 | 6",
        "PMI_RANK=0 PMI_SIZE=3 PMI_FD=7 | MPICH | PMI_RANK | 0 | 3",
        "PMI_FD=7 | MPICH | PMI_FD | - | -",
        "PMI_RANK=1 PMI_FD=7 SLURM_PROCID=1 SLURM_STEP_NUM_TASKS=2 | SRUN_PMI2 | PMI_RANK | 1 | 2",
        "SLURM_PROCID=1 SLURM_STEP_NUM_TASKS=2 | SRUN | SLURM_STEP_NUM_TASKS | 1 | 2",
      })
  void recognisesTheLauncher(
      String variables,
      Launcher.Kind kind,
      String evidence,
      @Nullable Integer rank,
      @Nullable Integer size) {
    assertThat(Launcher.detect(environment(variables)))
        .contains(new Launcher(kind, evidence, optional(rank), optional(size)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "HOME=/root",
        "SLURM_NTASKS=8 SLURM_JOB_ID=1",
        "SLURM_PROCID=0 SLURM_STEP_NUM_TASKS=1 SLURM_NTASKS=8",
        "SLURM_STEP_NUM_TASKS=4",
        "SWEEP_MPI_LIBRARY=libmpi.so.40",
      })
  void takesOtherEnvironmentsForNoLaunch(String variables) {
    assertThat(Launcher.detect(environment(variables))).isEqualTo(Optional.empty());
  }

  @Test
  void namesTheVariableThatIsNoNumber() {
    assertThatThrownBy(() -> Launcher.detect(environment("OMPI_COMM_WORLD_SIZE=four")))
        .isInstanceOf(ManagerException.class)
        .hasMessageContaining("OMPI_COMM_WORLD_SIZE")
        .hasMessageContaining("'four'");
  }

  private static Map<String, String> environment(String variables) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(" ", -1)) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    return environment;
  }

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
