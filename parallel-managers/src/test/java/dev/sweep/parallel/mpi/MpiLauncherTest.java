package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens without an MPI launcher; {@link MpiCommTest} has the rest. */
@Timeout(30)
final class MpiLauncherTest {
  private final List<String> log = new ArrayList<>();
  private final MpiLauncher launcher =
      new MpiLauncher(Map.of("SLURM_NTASKS", "8", "SWEEP_MPI_LIBRARY", "libnompi.so"), log::add);

  @Test
  void loadsNoMpiWithoutALauncher() {
    assertThat(launcher.open()).isInstanceOf(SelfComm.class);
    assertThatThrownBy(MpiLibrary::loaded).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesALibraryThatIsNoMpi() {
    Map<String, String> environment =
        Map.of("PMI_RANK", "0", "PMI_SIZE", "1", "SWEEP_MPI_LIBRARY", "libc.so.6");
    assertThatThrownBy(() -> new MpiLauncher(environment, log::add).open())
        .isInstanceOf(MpiException.class)
        .hasMessageContaining("tried libc.so.6: it has no function MPI_Init_thread");
  }

  @Test
  void runsTheProgramOnTheOnlyRank() throws Exception {
    List<Integer> sizes = new ArrayList<>();
    launcher.run(comm -> sizes.add(comm.size()));
    launcher.runBeside(mpi -> sizes.add(mpi.size()));
    assertThat(sizes).containsExactly(1, 1);
  }

  @Test
  void throwsOnWhatAProgramWithoutPeersThrows() {
    assertThatThrownBy(() ->
            launcher.run(comm -> {
              throw new IOException("disk full");
            }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(log).isEmpty();
  }
}
