package dev.sweep.parallel;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The contract of managers as each rank of a job keeps it: all ranks run the same tests in the same
 * order, by a launcher of JUnit of their own.
 */
public final class ManagerContractOnRanks extends SharedStopContract {
  private static Supplier<ParallelManager> managers = SingleProcessManager::new;

  @Override
  ParallelManager openManager() {
    return managers.get();
  }

  /** Ranks that share few cores are slow, and so is whoever waits for them. */
  @Override
  double promptSeconds() {
    return 10;
  }

  /**
   * Runs all tests.
   *
   * @param opening opens a manager for each test
   * @param failing takes each failure at once, as the other ranks may be waiting
   * @return how many tests passed
   */
  public static long keep(Supplier<ParallelManager> opening, Consumer<AssertionError> failing) {
    managers = opening;
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(ManagerContractOnRanks.class))
            .build();
    Watch watch = new Watch(failing);
    LauncherFactory.create().execute(request, watch);
    return watch.passed;
  }

  private static final class Watch implements TestExecutionListener {
    private final Consumer<AssertionError> failing;
    private long passed;

    Watch(Consumer<AssertionError> failing) {
      this.failing = failing;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        failing.accept(
            new AssertionError(
                test.getUniqueId() + " failed", result.getThrowable().orElseThrow()));
      } else if (test.isTest()) {
        passed++;
      }
    }
  }
}
