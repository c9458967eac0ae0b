package dev.sweep.samples;

import dev.sweep.parallel.HostName;
import dev.sweep.parallel.pool.RemoteObject;
import dev.sweep.parallel.pool.WorkerPool;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates pi on a pool of workers: on threads, on child processes, or on the ranks of a job.
 *
 * <pre>
 * java -cp samples.jar:... dev.sweep.samples.Pooled threads
 * java -cp samples.jar:... dev.sweep.samples.Pooled processes
 * mpirun -n 4 java -cp samples.jar:... dev.sweep.samples.Pooled ranks
 * </pre>
 */
public final class Pooled {
  private static final int PARTS = 100;

  private Pooled() {}

  /** Runs on the workers that the only argument names. */
  public static void main(String[] arguments) throws Exception {
    switch (arguments.length == 1 ? arguments[0] : "") {
      case "threads" -> run(WorkerPool.threads(3));
      case "processes" -> run(WorkerPool.processes(3));
      case "ranks" -> WorkerPool.onRanks(Pooled::estimate);
      default -> throw new IllegalArgumentException("want threads, processes or ranks");
    }
  }

  private static void run(WorkerPool opened) throws Exception {
    try (WorkerPool pool = opened) {
      estimate(pool);
    }
  }

  private static void estimate(WorkerPool pool) throws Exception {
    List<Integer> parts = IntStream.range(0, PARTS).boxed().toList();
    try (RemoteObject<List<Integer>> shares = pool.scatterList(parts)) {
      double pi = pool.map(Pooled::area, parts).stream().mapToDouble(part -> part).sum();
      System.out.printf("pi is about %.6f%n", pi);
      System.out.println("shares of the workers: " + pool.apply(List::size, shares));
      System.out.println("they are on " + pool.apply(HostName::local));
    }
  }

  /** Integrates 4 / (1 + x^2) over one of the parts of [0, 1], by midpoints. */
  private static double area(int part) {
    int steps = 1_000;
    double width = 1.0 / PARTS / steps;
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      double x = (double) part / PARTS + (step + 0.5) * width;
      sum += 4 / (1 + x * x) * width;
    }
    return sum;
  }
}
