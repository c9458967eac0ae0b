package dev.sweep.parallel.mpi;

import dev.sweep.parallel.Launcher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Opens the communicator of this process: over MPI if an MPI launcher started it, else {@link
 * SelfComm}. Without a launcher MPI is neither loaded nor initialised.
 *
 * <p>A rank that dies alone leaves its peers waiting for ever, so no rank may: {@link #run} ends
 * the whole job when the program throws, and a shutdown hook does when the process ends, for
 * whatever reason, before its communicator is closed. The exit code is then {@link #ABORTED}.
 *
 * <p>Opening waits for all ranks, for {@code SWEEP_MPI_TIMEOUT} seconds (60 unless that is set, for
 * ever if it is 0); then this process tells, and is halted with that code. A process that is told
 * to end while it opens is halted after the grace, with code 130.
 */
public final class MpiLauncher {
  /** The exit code of a job that was aborted. */
  public static final int ABORTED = 3;

  /** The level of thread support at which any thread may call MPI, one at a time. */
  private static final int SERIALIZED = 2;

  /** How long an abort may take, with its message. */
  private static final long PATIENCE_MILLIS = 1_500;

  /**
   * How long a launcher may take to pass on a message; MPICH's drops it when the job ends first.
   */
  private static final long LAST_WORDS_MILLIS = 100;

  private static final String MISMATCH =
      "they do not belong together; start with the launcher of this MPI, or srun with --mpi=pmi2"
          + " (MPICH) or --mpi=pmix (Open MPI), or set SWEEP_MPI_LIBRARY";

  private final Map<String, String> environment;
  private final Consumer<String> log;
  private final Duration grace;

  /**
   * Creates a launcher whose shutdown hook aborts at once.
   *
   * @param environment of this process, as {@link System#getenv()} returns it
   * @param log takes what this rank has to say before it aborts the job, whole lines
   */
  public MpiLauncher(Map<String, String> environment, Consumer<String> log) {
    this(environment, log, Duration.ZERO);
  }

  /**
   * Creates a launcher.
   *
   * @param environment of this process, as {@link System#getenv()} returns it
   * @param log takes what this rank has to say before it aborts the job, whole lines
   * @param grace how long the shutdown hook waits for the communicator to be closed before it
   *     aborts
   */
  public MpiLauncher(Map<String, String> environment, Consumer<String> log, Duration grace) {
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.grace = grace;
  }

  /**
   * Opens the communicator on this thread, which alone may use and close it. Once in a process.
   *
   * @throws MpiException if the launcher's MPI cannot be loaded, or the one loaded is not the
   *     launcher's; with what was tried and what to do
   */
  public Comm open() {
    Optional<Launcher> launch = Launcher.detect(environment);
    return launch.isPresent() ? openMpi(launch.get()) : new SelfComm();
  }

  /**
   * Runs a program on every rank and closes its communicator at the end. If it throws, the log
   * takes the stack trace and the job is aborted; without MPI the exception is thrown on.
   */
  public void run(Program<Comm> program) throws Exception {
    Comm comm = open();
    runOrAbort(
        peers -> {
          program.run(peers);
          peers.close();
        },
        comm,
        comm);
  }

  /**
   * Runs a program on every rank, beside a thread that makes all its calls to MPI. Failures are
   * dealt with as by {@link #run}.
   */
  public void runBeside(Program<MpiThread> program) throws Exception {
    try (MpiThread thread = MpiThread.start(this)) {
      runOrAbort(program, thread, thread.comm());
    }
  }

  /** Tells of a failure and ends the job, if {@code comm} has peers that would wait. */
  void abortAfter(Throwable failure, Comm comm) {
    if (comm instanceof MpiComm) {
      abort(comm, () -> stackOf(failure));
    }
  }

  /** An exception may throw when it is asked for its message, and no memory may be left. */
  private static String stackOf(Throwable failure) {
    try {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      return trace.toString();
    } catch (Throwable e) {
      String why = " (it cannot be printed: " + e.getClass().getName() + ")";
      return failure.getClass().getName() + why + System.lineSeparator();
    }
  }

  private <C> void runOrAbort(Program<C> program, C argument, Comm comm) throws Exception {
    try {
      program.run(argument);
    } catch (Throwable e) {
      abortAfter(e, comm);
      throw e;
    }
  }

  private MpiComm openMpi(Launcher launch) {
    Duration timeout = Heartbeat.timeout(environment.get(Heartbeat.TIMEOUT));
    Opening opening = new Opening(launch, log, timeout);
    abortAtTheEndOfTheProcess(opening);
    return opening.run(() -> start(launch));
  }

  /** If the process is ending already, this call ends it before MPI is open. */
  private void abortAtTheEndOfTheProcess(Opening opening) {
    Runnable end = () -> opening.end(grace, this::abortUnlessClosed);
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(end, "abort-mpi-job"));
    } catch (IllegalStateException e) {
      end.run();
    }
  }

  private MpiComm start(Launcher launch) {
    MpiLibrary library = MpiLibrary.load(Abi.understanding(launch.kind()), environment);
    int level = JobCalls.initThread(SERIALIZED);
    MpiComm comm = new MpiComm(library);
    Optional<String> refusal = refusal(launch, library, comm, level);
    if (refusal.isPresent()) {
      JobCalls.finish();
      throw new MpiException(refusal.get());
    }
    return comm;
  }

  /**
   * Returns why this MPI cannot be used. A library that does not understand the launcher believes
   * each process to be alone, and every one of them would run the whole program.
   */
  private static Optional<String> refusal(
      Launcher launch, MpiLibrary library, Comm comm, int level) {
    int size = launch.ranks().orElse(comm.size());
    int rank = launch.rank().orElse(comm.rank());
    if (comm.size() != size || comm.rank() != rank) {
      return Optional.of(
          "%s promised %d ranks, this one rank %d, but %s sees %d and rank %d: %s"
              .formatted(launch.kind(), size, rank, library, comm.size(), comm.rank(), MISMATCH));
    }
    return level < SERIALIZED
        ? Optional.of(
            "%s gives thread level %d, wanted at least %d (MPI_THREAD_SERIALIZED)"
                .formatted(library, level, SERIALIZED))
        : Optional.empty();
  }

  private void abortUnlessClosed(MpiComm comm) {
    if (!comm.awaitClosed(grace) && !comm.isAborting()) {
      abort(
          comm,
          () ->
              "the process ends, but its peers may wait for it; aborting the job"
                  + System.lineSeparator());
    }
  }

  /**
   * Tells {@code reason}, whole lines, and ends the job. Should MPI not manage to within {@value
   * #PATIENCE_MILLIS} ms, because it is stuck, this process is halted, and its launcher sees that.
   */
  void abort(Comm comm, Supplier<String> reason) {
    try {
      Thread.ofPlatform()
          .daemon()
          .name("halt-unless-aborted")
          .start(MpiLauncher::haltAfterPatience);
      String rank = "rank " + comm.rank() + " of " + comm.size() + " on " + comm.host();
      log.accept(rank + ": " + reason.get());
      awaitLastWords();
    } finally {
      comm.abort(ABORTED);
    }
  }

  /** Waits until the launcher has passed on what this rank told. */
  static void awaitLastWords() {
    sleep(LAST_WORDS_MILLIS);
  }

  private static void haltAfterPatience() {
    sleep(PATIENCE_MILLIS);
    Runtime.getRuntime().halt(ABORTED);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It is over all the same.
    }
  }

  /**
   * What a rank runs.
   *
   * @param <C> how it reaches its peers
   */
  @FunctionalInterface
  public interface Program<C> {
    /** Runs to its end; what it throws ends the job. */
    void run(C peers) throws Exception;
  }
}
