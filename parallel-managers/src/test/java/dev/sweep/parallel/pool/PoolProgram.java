package dev.sweep.parallel.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.RankEngines;
import dev.sweep.parallel.engine.RemoteSupplier;
import dev.sweep.parallel.mpi.Ranks;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The main class of a rank of a test job with a pool; its argument names what the ranks do. */
public final class PoolProgram {
  private static volatile boolean over;

  private PoolProgram() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "contract" -> keepTheContract();
      case "sum" -> WorkerPool.onRanks(PoolProgram::sum);
      case "throw" -> WorkerPool.onRanks(pool -> List.of().getFirst());
      case "kill idle" -> WorkerPool.onRanks(PoolProgram::killIdle);
      case "kill at work" -> WorkerPool.onRanks(pool -> kill(pool, Killing::killThisProcess));
      case "kill answering" -> WorkerPool.onRanks(pool -> kill(pool, Killing.Answer::new));
      case "long arrays" -> WorkerPool.onRanks(PoolProgram::sendLongArrays);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** MPI is started once in a process, so all pools of the tests are of the same ranks. */
  private static void keepTheContract() throws Exception {
    try (Ranks ranks = Ranks.open()) {
      if (ranks.rank() == 0) {
        PoolContractOnRanks.use(ranks);
        runTests();
        try (Engines engines = Engines.onRanks(ranks)) {
          engines.call((_, _) -> over = true);
        }
      } else {
        while (!over) {
          RankEngines.serve(ranks);
        }
      }
    }
  }

  private static void runTests() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(PoolContractOnRanks.class))
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    report(summary.getSummary());
  }

  private static void report(TestExecutionSummary summary) {
    summary.printFailuresTo(new PrintWriter(System.out, true, UTF_8));
    System.out.printf(
        "%d of %d tests passed%n", summary.getTestsSucceededCount(), summary.getTestsFoundCount());
  }

  private static void sum(WorkerPool pool) throws Exception {
    List<Long> squares = pool.map(n -> (long) n * n, List.of(1, 2, 3, 4, 5));
    System.out.println("sum " + squares.stream().mapToLong(n -> n).sum() + " by " + pool.size());
  }

  private static void killIdle(WorkerPool pool) throws Exception {
    long pid = pool.applyOnly(1, () -> ProcessHandle.current().pid());
    System.out.println("killing");
    Killing.kill(pid);
    LockSupport.park();
    System.out.println("nobody noticed");
  }

  private static void kill(WorkerPool pool, RemoteSupplier<Object> deadly) throws Exception {
    System.out.println("killing");
    pool.applyOnly(1, deadly);
    System.out.println("nobody noticed");
  }

  /** One that stays, and one that goes along with a call. */
  private static void sendLongArrays(WorkerPool pool) throws Exception {
    double[] values = new double[300_000_000];
    values[0] = 1;
    values[values.length - 1] = 2;
    try (RemoteObject<double[]> pushed = pool.push(values)) {
      List<Integer> lengths = pool.apply(own -> ends(own), pushed);
      System.out.println(lengths.getFirst() + " doubles arrived by " + lengths.size());
    }
    pool.apply(own -> ends(own), Argument.of(values));
  }

  private static int ends(double[] values) {
    if (values[0] + values[values.length - 1] != 3) {
      throw new IllegalStateException("the ends are not those that were sent");
    }
    return values.length;
  }
}
