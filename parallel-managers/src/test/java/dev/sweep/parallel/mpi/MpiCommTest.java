package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.mpi.RankJob.Launcher;
import dev.sweep.parallel.mpi.RankJob.Result;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real jobs of both MPIs: what a communicator promises, and how a job ends when it goes wrong. */
@Timeout(150)
final class MpiCommTest {

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, 1", "OPEN_MPI, 2", "OPEN_MPI, 3", "MPICH, 1", "MPICH, 3"})
  void keepsTheContractOnAnyNumberOfRanks(Launcher launcher, int ranks) throws Exception {
    Result result = new RankJob(launcher, ranks, "contract").run();
    int tests = ContractOnRanks.tests().size();
    assertSuccess(result, tests + " tests passed by " + ranks + " ranks");
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatMpiAlonePromises(Launcher launcher) throws Exception {
    assertSuccess(new RankJob(launcher, 2, "peculiarities").run(), "checked by 2 ranks");
  }

  @ParameterizedTest
  @EnumSource
  void doesNotOverrideWhatTheUserHasSetForNativeCode(Launcher launcher) throws Exception {
    RankJob job = new RankJob(launcher, 1, "peculiarities").with("OMPI_MCA_osc", "^rdma");
    assertSuccess(job.run(), "checked by 1 ranks");
  }

  @ParameterizedTest
  @EnumSource
  void answersWhileTheProgramComputes(Launcher launcher) throws Exception {
    assertSuccess(new RankJob(launcher, 3, "answer").run(), "us by 3 ranks");
  }

  @ParameterizedTest
  @EnumSource
  void servesOnUntilAllRanksClose(Launcher launcher) throws Exception {
    assertSuccess(new RankJob(launcher, 2, "answer to the end").run(), "rank 1 has its answers");
  }

  @ParameterizedTest
  @EnumSource
  void abortsTheJobWithTheStackTraceWhenOneRankThrows(Launcher launcher) throws Exception {
    Result result = new RankJob(launcher, 2, "throw").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output())
        .contains("rank 1 of 2 on ")
        .contains("java.lang.IllegalStateException: the model is broken")
        .contains("at dev.sweep.parallel.mpi.RankProgram.throwOnTheLastRank");
  }

  @ParameterizedTest
  @EnumSource
  void abortsTheJobWhenAHandlerThrows(Launcher launcher) throws Exception {
    Result result = new RankJob(launcher, 2, "throw beside").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output()).contains("rank 0 of 2 on ").contains("the handler is broken");
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, exit", "MPICH, exit", "OPEN_MPI, exit elsewhere", "MPICH, exit elsewhere"})
  void abortsTheJobWhenOneRankExitsAsIfAllWereWell(Launcher launcher, String deed)
      throws Exception {
    Result result = new RankJob(launcher, 2, deed).run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output()).contains("its peers may wait for it; aborting the job");
  }

  @ParameterizedTest
  @EnumSource
  void letsAProgramCloseWithinTheGraceWhileItExits(Launcher launcher) throws Exception {
    RankJob job =
        new RankJob(launcher, 2, "exit late").with("JDK_JAVA_OPTIONS", "-Dgrace.seconds=60");
    assertSuccess(job.run(), "closed by 2 ranks");
  }

  @ParameterizedTest
  @EnumSource
  void abortsWithTheGivenCode(Launcher launcher) throws Exception {
    Result result = new RankJob(launcher, 2, "abort").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(42);
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, libmpich.so.12", "MPICH, libmpi.so.40"})
  void refusesTheLibraryOfAnotherLauncher(Launcher launcher, String library) throws Exception {
    Result result = new RankJob(launcher, 2, "contract").with("SWEEP_MPI_LIBRARY", library).run();
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output())
        .contains("promised 2 ranks, this one rank 1, but " + library)
        .contains("sees 1 and rank 0")
        .doesNotContain("tests passed");
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatWasTriedAndWhatToInstallWhenThereIsNoLibrary(Launcher launcher) throws Exception {
    Result result =
        new RankJob(launcher, 1, "contract").with("SWEEP_MPI_LIBRARY", "libnompi.so").run();
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output())
        .contains("tried libnompi.so: libnompi.so: cannot open shared object file")
        .contains(launcher.abi().debianPackage());
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, mpich, openmpi", "MPICH, openmpi, mpich"})
  void refusesAnAbiThatTheSymbolsContradict(Launcher launcher, String claimed, String found)
      throws Exception {
    Result result = new RankJob(launcher, 1, "contract").with("SWEEP_MPI_ABI", claimed).run();
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output())
        .contains("SWEEP_MPI_ABI is " + claimed + ", but its symbols say " + found);
  }

  private static void assertSuccess(Result result, String lastWords) {
    assertThat(result.output()).contains(lastWords).doesNotContain("WARNING");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
