package dev.sweep.parallel.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.RankEngines;
import dev.sweep.parallel.mpi.Ranks;
import java.io.PrintWriter;
import java.util.List;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The main class of a rank of a test job with a client; its argument names what the ranks do. */
public final class ViewProgram {
  private static volatile boolean over;

  private ViewProgram() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "contract" -> keepTheContract();
      case "sum" -> Client.onRanks(ViewProgram::sum);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** MPI is started once in a process, so all clients of the tests are of the same ranks. */
  private static void keepTheContract() throws Exception {
    try (Ranks ranks = Ranks.open()) {
      if (ranks.rank() == 0) {
        ViewContractOnRanks.use(ranks);
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
            .selectors(selectClass(ViewContractOnRanks.class))
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

  private static void sum(Client client) throws Exception {
    List<Integer> squares = client.balanced().map(n -> n * n, List.of(1, 2, 3, 4, 5));
    int sum = squares.stream().mapToInt(n -> n).sum();
    System.out.println("sum " + sum + " by " + client.ids().size());
  }
}
