package dev.sweep.parallel;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The environment variables by which a launcher makes a process one of its ranks.
 *
 * <p>A program that a rank starts inherits them. If it uses MPI, or is a sweep, it would take
 * itself for that rank: wait for the others, or end the job in its name. So whoever starts programs
 * on a rank removes them.
 *
 * <p>What is left are the settings of users, such as {@code OMPI_MCA_btl} or {@code
 * HYDRA_LAUNCHER}, and what describes the allocation rather than the rank, such as {@code
 * SLURM_JOB_ID}: a launcher in the program finds its nodes by that.
 */
public final class RankVariables {

  /** Of Open MPI's daemons, of PMIx and PMI, of MPICH's mpiexec, and of a step of Slurm. */
  static final List<String> PREFIXES =
      List.of(
          "OMPI_COMM_WORLD_",
          "OMPI_APP_CTX_",
          "OMPI_MCA_ess_",
          "OMPI_MCA_orte_",
          "PMIX_",
          "PMI_",
          "PMI2_",
          "PRTE_LAUNCHED",
          "HYDI_",
          "MPI_LOCAL",
          "SLURM_STEP_",
          "SLURM_SRUN_COMM_",
          "SLURM_PMI");

  /** The two after initial_wdir keep Open MPI from starting without its launcher. */
  static final Set<String> NAMES =
      Set.of(
          "OMPI_ARGV",
          "OMPI_COMMAND",
          "OMPI_FILE_LOCATION",
          "OMPI_FIRST_RANKS",
          "OMPI_NUM_APP_CTX",
          "OMPI_UNIVERSE_SIZE",
          "OMPI_MCA_initial_wdir",
          "OMPI_MCA_ess",
          "OMPI_MCA_pmix",
          "SLURM_STEPID",
          "SLURM_PROCID",
          "SLURM_LOCALID",
          "SLURM_NODEID",
          "SLURM_GTIDS",
          "SLURM_TASK_PID",
          "SLURM_LAUNCH_NODE_IPADDR");

  private RankVariables() {}

  /**
   * Removes them from the environment of a program that this process is about to start; without a
   * launcher nothing.
   *
   * @param environment that of this process, as it would be passed on
   */
  public static void removeFrom(Map<String, String> environment) {
    if (Launcher.detect(environment).isPresent()) {
      environment.keySet().removeIf(RankVariables::areOfARank);
    }
  }

  private static boolean areOfARank(String name) {
    return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
  }
}
