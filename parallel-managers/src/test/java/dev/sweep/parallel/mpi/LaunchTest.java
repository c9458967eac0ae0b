package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LaunchTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_RANK=2 PMIX_RANK=2 | mpirun (Open MPI) | OPEN_MPI | 2 | 4",
        "OMPI_COMM_WORLD_SIZE=1 OMPI_COMM_WORLD_RANK=0 | mpirun (Open MPI) | OPEN_MPI | 0 | 1",
        "OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_RANK=3 SLURM_STEP_NUM_TASKS=2 SLURM_PROCID=0"
            + " | mpirun (Open MPI) | OPEN_MPI | 3 | 4",
        "PMIX_RANK=1 | a PMIx launcher | OPEN_MPI MPICH | 1 | -",
        "PMIX_RANK=5 SLURM_PROCID=5 SLURM_STEP_NUM_TASKS=6 | srun --mpi=pmix | OPEN_MPI MPICH | 5 | 6",
        "PMI_RANK=0 PMI_SIZE=3 PMI_FD=7 | mpiexec (MPICH) | MPICH | 0 | 3",
        "PMI_FD=7 | mpiexec (MPICH) | MPICH | - | -",
        "PMI_RANK=1 PMI_FD=7 SLURM_PROCID=1 SLURM_STEP_NUM_TASKS=2 | srun --mpi=pmi2 | MPICH | 1 | 2",
        "SLURM_PROCID=1 SLURM_STEP_NUM_TASKS=2 | srun without --mpi | OPEN_MPI MPICH | 1 | 2",
      })
  void recognisesTheLauncher(
      String variables,
      String launcher,
      String abis,
      @Nullable Integer rank,
      @Nullable Integer size) {
    assertThat(Launch.detect(environment(variables)))
        .contains(
            new Launch(
                launcher,
                List.of(abis.split(" ", -1)).stream().map(Abi::valueOf).toList(),
                optional(rank),
                optional(size)));
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
    assertThat(Launch.detect(environment(variables))).isEqualTo(Optional.empty());
  }

  @Test
  void namesTheVariableThatIsNoNumber() {
    assertThatThrownBy(() -> Launch.detect(environment("OMPI_COMM_WORLD_SIZE=four")))
        .isInstanceOf(MpiException.class)
        .hasMessageContaining("OMPI_COMM_WORLD_SIZE")
        .hasMessageContaining("'four'");
  }

  @ParameterizedTest
  @CsvSource({"openmpi, OPEN_MPI", "MPICH, MPICH"})
  void knowsTheAbisByName(String name, Abi abi) {
    assertThat(Abi.named(name)).isEqualTo(abi);
  }

  @Test
  void listsTheAbisForAnUnknownName() {
    assertThatThrownBy(() -> Abi.named("lam"))
        .isInstanceOf(MpiException.class)
        .hasMessage("SWEEP_MPI_ABI: got 'lam', wanted one of openmpi, mpich");
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
