package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AbiTest {

  @Test
  void takesTheLibrariesThatUnderstandTheLauncher() {
    assertThat(Abi.understanding(Launcher.Kind.SRUN_PMI2)).containsExactly(Abi.MPICH);
    assertThat(Abi.understanding(Launcher.Kind.SRUN_PMIX)).containsExactly(Abi.OPEN_MPI, Abi.MPICH);
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
}
