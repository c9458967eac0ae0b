package dev.sweep.parallel;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What started this process as one of several ranks, as its environment tells.
 *
 * @param name what it seems to be
 * @param evidence the variable that says so
 * @param ranks how many it started; empty if the environment does not tell
 */
record Launcher(String name, String evidence, OptionalInt ranks) {

  /** Finds the launcher in {@code environment}; the first that fits of those MPI libraries know. */
  static Optional<Launcher> detect(Map<String, String> environment) {
    OptionalInt slurm = number(environment, "SLURM_STEP_NUM_TASKS");
    if (environment.containsKey("OMPI_COMM_WORLD_SIZE")) {
      return found("Open MPI", "OMPI_COMM_WORLD_SIZE", number(environment, "OMPI_COMM_WORLD_SIZE"));
    }
    if (environment.containsKey("PMIX_RANK")) {
      return found("a PMIx launcher", "PMIX_RANK", slurm);
    }
    if (environment.containsKey("PMI_RANK") || environment.containsKey("PMI_FD")) {
      OptionalInt size = number(environment, "PMI_SIZE");
      return found("a PMI launcher", "PMI_RANK", size.isPresent() ? size : slurm);
    }
    // Never SLURM_NTASKS: a batch script has it too, and is a single process.
    return slurm.orElse(1) > 1 ? found("srun", "SLURM_STEP_NUM_TASKS", slurm) : Optional.empty();
  }

  /** Returns whether there is, or may be, more than one rank. */
  boolean hasPeers() {
    return ranks.isEmpty() || ranks.getAsInt() > 1;
  }

  @Override
  public String toString() {
    String count = ranks.isPresent() ? String.valueOf(ranks.getAsInt()) : "an unknown number of";
    return name + " started " + count + " ranks (" + evidence + " is set)";
  }

  private static Optional<Launcher> found(String name, String evidence, OptionalInt ranks) {
    return Optional.of(new Launcher(name, evidence, ranks));
  }

  private static OptionalInt number(Map<String, String> environment, String variable) {
    String text = environment.getOrDefault(variable, "");
    return text.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
