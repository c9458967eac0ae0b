package dev.sweep.parallel;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What started this process as one of several ranks, as its environment tells.
 *
 * @param kind what it seems to be
 * @param evidence the variable that says so
 * @param rank the number it gave this process; empty if the environment does not tell
 * @param ranks how many it started; empty if the environment does not tell
 */
public record Launcher(Kind kind, String evidence, OptionalInt rank, OptionalInt ranks) {
  private static final String SLURM_RANK = "SLURM_PROCID";
  private static final String SLURM_SIZE = "SLURM_STEP_NUM_TASKS";

  /**
   * Finds the launcher in {@code environment}; empty if there was none of MPI.
   *
   * <p>A Slurm allocation alone is no launch: its shell, too, has SLURM_NTASKS.
   *
   * @throws ManagerException if a variable that should be a number is not
   */
  public static Optional<Launcher> detect(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    if (variables.has("OMPI_COMM_WORLD_SIZE")) {
      return variables.found(
          Kind.OPEN_MPI, "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE");
    }
    if (variables.has("PMIX_RANK")) {
      Kind kind = variables.has(SLURM_RANK) ? Kind.SRUN_PMIX : Kind.PMIX;
      return variables.found(kind, "PMIX_RANK", "PMIX_RANK", SLURM_SIZE);
    }
    if (variables.has("PMI_RANK") || variables.has("PMI_FD")) {
      Kind kind = variables.has(SLURM_RANK) ? Kind.SRUN_PMI2 : Kind.MPICH;
      String evidence = variables.has("PMI_RANK") ? "PMI_RANK" : "PMI_FD";
      String size = variables.has("PMI_SIZE") ? "PMI_SIZE" : SLURM_SIZE;
      return variables.found(kind, evidence, "PMI_RANK", size);
    }
    if (variables.has(SLURM_RANK) && variables.number(SLURM_SIZE).orElse(1) > 1) {
      return variables.found(Kind.SRUN, SLURM_SIZE, SLURM_RANK, SLURM_SIZE);
    }
    return Optional.empty();
  }

  /** Returns whether there is, or may be, more than one rank. */
  public boolean hasPeers() {
    return ranks.isEmpty() || ranks.getAsInt() > 1;
  }

  /** Returns whether this process is, or may be, the one that talks to people. */
  public boolean isRoot() {
    return rank.orElse(0) == 0;
  }

  @Override
  public String toString() {
    String count = ranks.isPresent() ? String.valueOf(ranks.getAsInt()) : "an unknown number of";
    return kind + " started " + count + " ranks (" + evidence + " is set)";
  }

  /** The launchers that tell themselves apart. */
  public enum Kind {
    OPEN_MPI("mpirun (Open MPI)"),
    PMIX("a PMIx launcher"),
    SRUN_PMIX("srun --mpi=pmix"),
    MPICH("mpiexec (MPICH)"),
    SRUN_PMI2("srun --mpi=pmi2"),
    /** Offers MPI nothing; a library that starts singletons is refused later. */
    SRUN("srun without --mpi");

    private final String people;

    Kind(String people) {
      this.people = people;
    }

    @Override
    public String toString() {
      return people;
    }
  }

  private record Variables(Map<String, String> values) {
    boolean has(String name) {
      return values.containsKey(name);
    }

    OptionalInt number(String name) {
      String text = values.get(name);
      if (text == null) {
        return OptionalInt.empty();
      }
      try {
        return OptionalInt.of(Integer.parseInt(text));
      } catch (NumberFormatException e) {
        throw new ManagerException(
            "environment variable " + name + ": got '" + text + "', wanted a whole number");
      }
    }

    Optional<Launcher> found(Kind kind, String evidence, String rank, String size) {
      return Optional.of(new Launcher(kind, evidence, number(rank), number(size)));
    }
  }
}
