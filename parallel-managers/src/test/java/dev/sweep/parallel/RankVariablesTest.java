package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What programs that a rank starts inherit of its environment. */
final class RankVariablesTest {
  private static final Map<String, String> OF_THE_USER =
      Map.of(
          "PATH", "/bin",
          "OMPI_MCA_btl", "tcp,self",
          "OMPI_ALLOW_RUN_AS_ROOT", "1",
          "UCX_TLS", "tcp",
          "HYDRA_LAUNCHER", "ssh",
          "SLURM_JOB_ID", "7",
          "SLURM_JOB_NODELIST", "n[1-2]",
          "SLURM_NTASKS", "8",
          "OMP_NUM_THREADS", "2");

  @Test
  void theScriptThatStartsSweepBuildsItWithoutTheSame() throws IOException {
    String script = Files.readString(Path.of("../sweep"));
    int begin = script.indexOf("OMPI_COMM_WORLD_* ");
    String listed = script.substring(begin, script.indexOf(") unset", begin));
    assertThat(listed.split("[ |\\\\\n]+"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    RankVariables.PREFIXES.stream().map(prefix -> prefix + "*"),
                    RankVariables.NAMES.stream())
                .toList());
  }

  @Test
  void thatOfOpenMpiLosesItsRankAndWhatKeepsMpiFromStartingAlone() {
    assertLeavesWhatIsTheUsers(
        Map.of(
            "OMPI_COMM_WORLD_RANK", "1",
            "OMPI_COMM_WORLD_SIZE", "2",
            "OMPI_MCA_ess", "^singleton",
            "OMPI_MCA_ess_base_jobid", "1",
            "OMPI_MCA_orte_hnp_uri", "1.0;tcp://10.0.0.1:1",
            "OMPI_MCA_pmix", "^s1,s2,cray,isolated",
            "OMPI_UNIVERSE_SIZE", "2",
            "PMIX_RANK", "1",
            "PMIX_NAMESPACE", "1",
            "PMIX_SERVER_URI41", "1.0;tcp4://127.0.0.1:1"));
  }

  @Test
  void thatOfMpichLosesItsLineToTheLauncher() {
    assertLeavesWhatIsTheUsers(
        Map.of(
            "PMI_FD", "6",
            "PMI_RANK", "0",
            "PMI_SIZE", "2",
            "HYDI_CONTROL_FD", "7",
            "MPI_LOCALRANKID", "0",
            "MPI_LOCALNRANKS", "2"));
  }

  @Test
  void thatOfSrunLosesTheStepButNotTheAllocation() {
    assertLeavesWhatIsTheUsers(
        Map.of(
            "SLURM_PROCID", "1",
            "SLURM_LOCALID", "1",
            "SLURM_STEP_ID", "0",
            "SLURM_STEPID", "0",
            "SLURM_STEP_NUM_TASKS", "2",
            "SLURM_SRUN_COMM_HOST", "10.0.0.1",
            "SLURM_PMIX_MAPPING_SERV", "(vector,(0,1,1))",
            "PMIX_RANK", "1"));
  }

  @Test
  void withoutALauncherNothingIsLost() {
    Map<String, String> environment = new HashMap<>(OF_THE_USER);
    environment.put("SLURM_PROCID", "0"); // as in the script of a batch job
    environment.put("PMIX_MCA_gds", "hash");
    Map<String, String> before = Map.copyOf(environment);

    RankVariables.removeFrom(environment);
    assertThat(environment).isEqualTo(before);
  }

  private static void assertLeavesWhatIsTheUsers(Map<String, String> ofTheLauncher) {
    Map<String, String> environment = new HashMap<>(OF_THE_USER);
    environment.putAll(ofTheLauncher);

    RankVariables.removeFrom(environment);
    assertThat(environment).isEqualTo(OF_THE_USER);
  }
}
