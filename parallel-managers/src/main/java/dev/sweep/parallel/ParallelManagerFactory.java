package dev.sweep.parallel;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Chooses the manager to run on. Immutable.
 *
 * <p>An explicit choice by name is taken; else {@code mpi} if an MPI launcher started more than one
 * rank; else {@code local} for more than one worker; else {@code single}.
 *
 * {@snippet :
 * ManagerChoice choice = ParallelManagerFactory.standard().choose("auto", 4);
 * log(choice.reason());
 * try (ParallelManager manager = choice.open()) {
 *   run(manager);
 * }
 * }
 */
public final class ParallelManagerFactory {
  /** The name that leaves the choice to the factory. */
  public static final String AUTO = "auto";

  /** The number of workers that stands for one a processor. */
  public static final int ALL_PROCESSORS = 0;

  private static final String SINGLE = "single";
  private static final String LOCAL = "local";
  private static final String MPI = "mpi";

  private final Map<String, String> environment;
  private final SortedMap<String, IntFunction<ParallelManager>> openers;

  private ParallelManagerFactory(
      Map<String, String> environment, SortedMap<String, IntFunction<ParallelManager>> openers) {
    this.environment = Map.copyOf(environment);
    this.openers = Collections.unmodifiableSortedMap(openers);
  }

  /** Returns the factory of this library's managers, for this process's own environment. */
  public static ParallelManagerFactory standard() {
    return standard(System.getenv());
  }

  /** As {@link #standard()}, with the environment variables given. */
  static ParallelManagerFactory standard(Map<String, String> environment) {
    SortedMap<String, IntFunction<ParallelManager>> openers = new TreeMap<>();
    openers.put(SINGLE, _ -> new SingleProcessManager());
    openers.put(LOCAL, LocalExecutorManager::new);
    openers.put(MPI, _ -> refuseMpi(environment));
    return new ParallelManagerFactory(environment, openers);
  }

  /**
   * Returns a factory that also knows the manager {@code name}, which {@code opener} opens for a
   * number of workers; it replaces one of the same name.
   */
  public ParallelManagerFactory with(String name, IntFunction<ParallelManager> opener) {
    SortedMap<String, IntFunction<ParallelManager>> more = new TreeMap<>(openers);
    more.put(name, opener);
    return new ParallelManagerFactory(environment, more);
  }

  /**
   * Chooses a manager without opening it.
   *
   * @param name {@link #AUTO}, or the name of a manager
   * @param workers how many workers each process is to have; {@link #ALL_PROCESSORS} for one a
   *     processor
   * @throws IllegalArgumentException if no manager has that name, or {@code workers} is negative
   */
  public ManagerChoice choose(String name, int workers) {
    requireKnown(name);
    if (workers < 0) {
      throw new IllegalArgumentException(
          "workers is " + workers + ", want at least 1, or 0 for one a processor");
    }
    int count = workers == ALL_PROCESSORS ? Runtime.getRuntime().availableProcessors() : workers;
    return name.equals(AUTO) ? automatic(count) : byName(name, count);
  }

  private void requireKnown(String name) {
    if (!name.equals(AUTO) && !openers.containsKey(name)) {
      throw new IllegalArgumentException(
          "unknown manager '%s', want %s or one of %s"
              .formatted(name, AUTO, String.join(", ", openers.keySet())));
    }
  }

  private ManagerChoice automatic(int workers) {
    return Launcher.detect(environment)
        .filter(Launcher::hasPeers)
        .map(launcher -> choice(MPI, workers, launcher.toString()))
        .orElseGet(() -> withoutPeers(workers));
  }

  private ManagerChoice withoutPeers(int workers) {
    return workers > 1
        ? choice(LOCAL, workers, workers + " workers in one process")
        : choice(SINGLE, 1, "one worker in one process");
  }

  /** Peers that know nothing of each other each do the whole work: allowed, but said. */
  private ManagerChoice byName(String name, int workers) {
    String alone =
        Launcher.detect(environment)
            .filter(launcher -> launcher.hasPeers() && !name.equals(MPI))
            .map(launcher -> "; " + launcher + ", of which each runs by itself")
            .orElse("");
    int count = name.equals(SINGLE) ? 1 : workers;
    return choice(name, count, "asked for by name" + alone);
  }

  private ManagerChoice choice(String name, int workers, String why) {
    IntFunction<ParallelManager> opener = Objects.requireNonNull(openers.get(name));
    return new ManagerChoice(name, workers, "manager " + name + ": " + why, opener);
  }

  private static ParallelManager refuseMpi(Map<String, String> environment) {
    String why =
        Launcher.detect(environment)
            .map(launcher -> launcher + ", each of which would do the whole work by itself")
            .orElse("no MPI launcher was found either");
    throw new ManagerException(
        "MPI is not supported yet: %s; run without a launcher, on the threads of one process"
            .formatted(why));
  }
}
