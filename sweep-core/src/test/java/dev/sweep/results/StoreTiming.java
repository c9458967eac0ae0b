package dev.sweep.results;

import dev.sweep.model.Outcomes;
import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Times what storing costs, without computing: a grid of 3162 x 3162 points with f and g, in blocks
 * of 4096, by two threads, with all commits; and a grid of nine points, which is nearly all opening
 * and closing. Not a JMH benchmark, because what counts is one whole run with its disk traffic.
 *
 * <p>Prints the seconds of each of five runs. Argument: a directory on the disk to be measured.
 */
final class StoreTiming {
  private static final int SIDE = 3162;
  private static final int BLOCK = 4096;
  private static final int RUNS = 5;

  private StoreTiming() {}

  public static void main(String[] arguments) throws Exception {
    Path path = Path.of(arguments[0]).resolve("timing.h5");
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      store(path, 3, 1);
      long small = System.nanoTime();
      Files.delete(path);
      long middle = System.nanoTime();
      store(path, SIDE, 2);
      long end = System.nanoTime();
      Files.delete(path);
      System.out.printf(
          "9 points: %.4f s; %d points: %.3f s%n",
          (small - start) * 1e-9, SIDE * SIDE, (end - middle) * 1e-9);
    }
  }

  private static void store(Path path, int side, int threadCount) throws Exception {
    Design design = TestSweeps.grid(side, side);
    AtomicInteger next = new AtomicInteger();
    try (ResultsFile file =
        ResultsFile.create(
            path, design, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE)) {
      List<Thread> threads = new ArrayList<>();
      for (int worker = 0; worker < threadCount; worker++) {
        int number = worker;
        threads.add(Thread.ofPlatform().start(() -> storeBlocks(file, design, number, next)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void storeBlocks(ResultsFile file, Design design, int worker, AtomicInteger next) {
    int points = (int) design.size();
    double[][] columns = new double[design.parameters().size()][BLOCK];
    try {
      for (int first; (first = next.getAndAdd(BLOCK)) < points; ) {
        int count = Math.min(BLOCK, points - first);
        Outcomes outcomes = TestSweeps.ok(first, count);
        file.accept(
            worker, new PointBlock(first, count, design.parameters(), columns), outcomes, 0.001);
      }
    } catch (ResultsException e) {
      throw new IllegalStateException(e);
    }
  }
}
