package dev.sweep.parallel;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Chooses the manager to run on. Immutable.
 *
 * <p>An explicit choice by name is taken; else {@code mpi} if an MPI launcher started more than one
 * rank; else {@code local} for more than one worker, or for workers in processes of their own; else
 * {@code single}.
 *
 * {@snippet :
 * ManagerChoice choice = ParallelManagerFactory.standard().choose("auto", ManagerOptions.threads(4));
 * log(choice.reason());
 * try (ParallelManager manager = choice.open()) {
 *   run(manager);
 * }
 * }
 */
public final class ParallelManagerFactory {
  /** The name that leaves the choice to the factory. */
  public static final String AUTO = "auto";

  private static final String SINGLE = "single";
  private static final String LOCAL = "local";
  private static final String MPI = "mpi";

  /** What {@code local} is when its workers have processes of their own. */
  private static final String PROCESSES = "processes";

  private final Map<String, String> environment;
  private final SortedMap<String, Function<ManagerOptions, ParallelManager>> openers;

  private ParallelManagerFactory(
      Map<String, String> environment,
      SortedMap<String, Function<ManagerOptions, ParallelManager>> openers) {
    this.environment = Map.copyOf(environment);
    this.openers = Collections.unmodifiableSortedMap(openers);
  }

  /** Returns the factory of this library's managers, for this process's own environment. */
  public static ParallelManagerFactory standard() {
    return standard(System.getenv());
  }

  /** As {@link #standard()}, with the environment variables given. */
  public static ParallelManagerFactory standard(Map<String, String> environment) {
    SortedMap<String, Function<ManagerOptions, ParallelManager>> openers = new TreeMap<>();
    openers.put(SINGLE, ParallelManagerFactory::single);
    openers.put(LOCAL, ParallelManagerFactory::local);
    openers.put(MPI, options -> provider(MPI).open(options));
    return new ParallelManagerFactory(environment, openers);
  }

  /**
   * Returns what started this process, if it was an MPI launcher.
   *
   * @throws ManagerException if a variable of the environment that should be a number is not
   */
  public Optional<Launcher> launcher() {
    return Launcher.detect(environment);
  }

  /**
   * Returns a factory that also knows the manager {@code name}, which {@code opener} opens; it
   * replaces one of the same name.
   */
  public ParallelManagerFactory with(
      String name, Function<ManagerOptions, ParallelManager> opener) {
    SortedMap<String, Function<ManagerOptions, ParallelManager>> more = new TreeMap<>(openers);
    more.put(name, opener);
    return new ParallelManagerFactory(environment, more);
  }

  /**
   * Chooses a manager without opening it.
   *
   * @param name {@link #AUTO}, or the name of a manager
   * @throws IllegalArgumentException if no manager has that name
   */
  public ManagerChoice choose(String name, ManagerOptions options) {
    requireKnown(name);
    return name.equals(AUTO) ? automatic(options) : byName(name, options);
  }

  private static ParallelManager single(ManagerOptions options) {
    return options.isolation() == Isolation.PROCESS
        ? provider(PROCESSES).open(options.withWorkers(1))
        : new SingleProcessManager();
  }

  private static ParallelManager local(ManagerOptions options) {
    return options.isolation() == Isolation.PROCESS
        ? provider(PROCESSES).open(options)
        : new LocalExecutorManager(options.workers());
  }

  private void requireKnown(String name) {
    if (!name.equals(AUTO) && !openers.containsKey(name)) {
      throw new IllegalArgumentException(
          "unknown manager '%s', want %s or one of %s"
              .formatted(name, AUTO, String.join(", ", openers.keySet())));
    }
  }

  private ManagerChoice automatic(ManagerOptions options) {
    return launcher()
        .filter(Launcher::hasPeers)
        .map(peers -> choice(MPI, options, peers.toString()))
        .orElseGet(() -> withoutPeers(onThisProcess(options)));
  }

  private ManagerChoice withoutPeers(ManagerOptions options) {
    if (options.isolation() == Isolation.PROCESS) {
      return choice(LOCAL, options, options.workers() + " workers in processes of their own");
    }
    return options.workers() > 1
        ? choice(LOCAL, options, options.workers() + " workers in one process")
        : choice(SINGLE, options, "one worker in one process");
  }

  private ManagerChoice byName(String name, ManagerOptions options) {
    ManagerOptions resolved = name.equals(MPI) ? options : onThisProcess(options);
    return choice(name, resolved, "asked for by name" + mismatch(name));
  }

  /** Peers that know nothing of each other each do the whole work: allowed, but said. */
  private String mismatch(String name) {
    Optional<Launcher> launcher = launcher();
    if (name.equals(MPI)) {
      return launcher.isPresent()
          ? ""
          : "; no MPI launcher started this process, so it is one rank by itself, without MPI";
    }
    return launcher
        .filter(Launcher::hasPeers)
        .map(peers -> "; " + peers + ", of which each runs by itself")
        .orElse("");
  }

  private ManagerChoice choice(String name, ManagerOptions options, String why) {
    Function<ManagerOptions, ParallelManager> opener = Objects.requireNonNull(openers.get(name));
    String reason = "manager " + name + ": " + why;
    return new ManagerChoice(name, options, reason, opener, exitCode -> giveUp(name, exitCode));
  }

  private static void giveUp(String name, int exitCode) {
    findProvider(name).ifPresent(provider -> provider.giveUp(exitCode));
  }

  private static ManagerOptions onThisProcess(ManagerOptions options) {
    return options.workers() == ManagerOptions.SHARE
        ? options.withWorkers(options.workersOn(Runtime.getRuntime().availableProcessors()))
        : options;
  }

  private static ManagerProvider provider(String name) {
    return findProvider(name)
        .orElseThrow(() -> new ManagerException("this installation lacks the manager " + name));
  }

  private static Optional<ManagerProvider> findProvider(String name) {
    return ServiceLoader.load(ManagerProvider.class, ManagerProvider.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst();
  }
}
