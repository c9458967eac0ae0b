package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.mpi.RankJob.Result;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Communicators across several hosts, started by both MPIs and by Slurm. */
@Timeout(150)
@EnabledIf(
    value = "dev.sweep.parallel.mpi.HostScript#isRoot",
    disabledReason = "only root can make hosts")
final class HostsTest {

  @ParameterizedTest
  @CsvSource({"openmpi, 4", "mpich, 4"})
  void keepsTheContractAcrossTwoHosts(String mpi, int ranks) throws Exception {
    keepsTheContract("two-hosts " + mpi + " " + ranks + " --", ranks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "srun --mpi=pmi2 -N 3 -n 3",
        "srun --mpi=pmix -N 3 -n 3",
        "salloc -N 3 -n 3 mpiexec.mpich",
        "salloc -N 3 -n 3 mpirun.openmpi"
      })
  void keepsTheContractUnderSlurm(String launcher) throws Exception {
    keepsTheContract("slurm 3 -- " + launcher, 3);
  }

  private static void keepsTheContract(String script, int ranks) throws Exception {
    List<String> launcher = HostScript.command(script);
    Result result = new RankJob(launcher, "contract").run();
    assertThat(result.output())
        .contains(ContractOnRanks.tests().size() + " tests passed by " + ranks + " ranks");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
