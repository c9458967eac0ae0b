package dev.sweep.parallel.mpi;

import dev.sweep.parallel.Launcher;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ParallelManager;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** The main class of a rank that does not come to open its manager in order. */
final class OpeningProgram {
  private OpeningProgram() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "one stays away" -> openUnlessLast();
      case "wait" -> tellWhenInsideMpi();
      case "too late" -> openWhileTheProcessEnds();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void openUnlessLast() {
    Launcher launcher = Launcher.detect(System.getenv()).orElseThrow();
    if (launcher.rank().orElseThrow() == launcher.ranks().orElseThrow() - 1) {
      waitForEver();
    }
    open();
  }

  /** As a command does that ends in order when it is interrupted, if only it came to its end. */
  private static void tellWhenInsideMpi() {
    Runtime.getRuntime().addShutdownHook(new Thread(OpeningProgram::waitForEver));
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (!isInsideMpi()) {
            LockSupport.parkNanos(1_000_000);
          }
          System.out.println("inside: " + ProcessHandle.current().pid());
        });
    openUnlessLast();
  }

  private static boolean isInsideMpi() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getMethodName().equals("initThread"));
  }

  private static void openWhileTheProcessEnds() throws InterruptedException {
    CountDownLatch ending = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              ending.countDown();
              waitForEver();
            }));
    Thread.ofPlatform().start(() -> System.exit(0));
    ending.await();
    open();
  }

  private static void open() {
    try (ParallelManager _ = MpiManager.open(ManagerOptions.threads(1))) {
      System.out.println("opened");
    }
  }

  private static void waitForEver() {
    while (true) {
      LockSupport.park();
    }
  }
}
