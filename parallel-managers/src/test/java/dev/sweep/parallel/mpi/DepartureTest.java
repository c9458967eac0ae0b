package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.mpi.RankJob.Result;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** How ranks leave MPICH over TCP, where its MPI_Finalize hangs about every other time. */
@Timeout(60)
final class DepartureTest {
  private static final List<String> BOUNDED_MPICH =
      List.of("timeout", "--kill-after=5", "20", "mpiexec.mpich", "-n", "4");

  @RepeatedTest(6)
  void leavesInOrderWhereFinalizeMayHang() throws Exception {
    Result result = new RankJob(BOUNDED_MPICH, "meet").with("UCX_TLS", "tcp,self").run();
    assertThat(result.output()).isEqualTo("met by 4 ranks\n");
    assertThat(result.exitCode()).isZero();
  }
}
