package dev.sweep.parallel.mpi;

import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ParallelManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Ranks that are threads of one process: the whole of {@link MpiManager} but MPI itself. The build
 * records with them what a rank needs from its start, on machines that need not have MPI.
 *
 * <p>No cure for what goes wrong: nothing ends the others if one rank fails.
 */
public final class Rehearsal {
  /** What only a rank over MPI needs; to name a class is to load it. */
  private static final List<Class<?>> OVER_MPI =
      List.of(
          MpiComm.class,
          MpiCollectives.class,
          MpiMessages.class,
          JobCalls.class,
          CollectiveCalls.class,
          MessageCalls.class,
          Scratch.class,
          Reduction.class,
          ElementType.class,
          Abi.Constants.class,
          Departure.class);

  private final List<LocalComm> comms;

  private Rehearsal(List<LocalComm> comms) {
    this.comms = comms;
  }

  /** Returns a job of so many ranks. */
  public static Rehearsal of(int ranks) {
    OVER_MPI.forEach(Objects::requireNonNull);
    return new Rehearsal(LocalComm.ofJob(ranks));
  }

  /** Opens the manager of one rank; each on a thread of its own, as it waits for the others. */
  public ParallelManager open(int rank, ManagerOptions options) {
    MpiLauncher launcher = new MpiLauncher(Map.of(), StandardError::write);
    RankGroup group = RankGroup.over(comms.get(rank), launcher, options);
    return new MpiManager(group, options, group::close);
  }
}
