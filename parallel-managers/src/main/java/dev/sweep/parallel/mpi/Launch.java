package dev.sweep.parallel.mpi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an MPI launcher started this process, as its environment variables tell.
 *
 * @param launcher what people call the launcher
 * @param abis the MPI libraries that may understand it, the likelier first
 * @param rank the rank it promised this process, if it told
 * @param size the number of ranks it promised, if it told
 */
public record Launch(String launcher, List<Abi> abis, OptionalInt rank, OptionalInt size) {
  private static final String SLURM_RANK = "SLURM_PROCID";
  private static final String SLURM_SIZE = "SLURM_STEP_NUM_TASKS";

  public Launch {
    abis = List.copyOf(abis);
  }

  /**
   * Returns how this process was launched; empty if by no launcher of MPI.
   *
   * <p>A Slurm allocation alone is no launch: its shell, too, has SLURM_NTASKS.
   *
   * @throws MpiException if a variable that should be a number is not
   */
  public static Optional<Launch> detect(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    if (variables.has("OMPI_COMM_WORLD_SIZE")) {
      return Optional.of(byOpenMpi(variables));
    }
    if (variables.has("PMIX_RANK")) {
      return Optional.of(byPmix(variables));
    }
    if (variables.has("PMI_RANK") || variables.has("PMI_FD")) {
      return Optional.of(byPmi(variables));
    }
    if (variables.has(SLURM_RANK) && variables.number(SLURM_SIZE).orElse(1) > 1) {
      return Optional.of(bySlurmAlone(variables));
    }
    return Optional.empty();
  }

  private static Launch byOpenMpi(Variables variables) {
    return new Launch(
        "mpirun (Open MPI)",
        List.of(Abi.OPEN_MPI),
        variables.number("OMPI_COMM_WORLD_RANK"),
        variables.number("OMPI_COMM_WORLD_SIZE"));
  }

  private static Launch byPmix(Variables variables) {
    return new Launch(
        variables.has(SLURM_RANK) ? "srun --mpi=pmix" : "a PMIx launcher",
        List.of(Abi.OPEN_MPI, Abi.MPICH),
        variables.number("PMIX_RANK"),
        variables.number(SLURM_SIZE));
  }

  private static Launch byPmi(Variables variables) {
    OptionalInt size = variables.number("PMI_SIZE");
    return new Launch(
        variables.has(SLURM_RANK) ? "srun --mpi=pmi2" : "mpiexec (MPICH)",
        List.of(Abi.MPICH),
        variables.number("PMI_RANK"),
        size.isPresent() ? size : variables.number(SLURM_SIZE));
  }

  private static Launch bySlurmAlone(Variables variables) {
    return new Launch(
        "srun without --mpi",
        List.of(Abi.OPEN_MPI, Abi.MPICH),
        variables.number(SLURM_RANK),
        variables.number(SLURM_SIZE));
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
        throw new MpiException(
            "environment variable " + name + ": got '" + text + "', wanted a whole number");
      }
    }
  }
}
