package dev.sweep.parallel.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a load-balanced view costs on a function that costs nothing; see view-benchmark/run.
 *
 * <p>Prints tasks a second with one task an item, items a second with automatic chunks, and the
 * median time of one task there and back. Everything runs a few times first, to be compiled.
 */
public final class ViewBenchmark {
  private static final int ROUND_TRIPS = 2_000;

  private ViewBenchmark() {}

  /** Runs it; the arguments are items, engines, and {@code processes} or {@code threads}. */
  public static void main(String[] arguments) throws Exception {
    int items = Integer.parseInt(arguments[0]);
    int engines = Integer.parseInt(arguments[1]);
    boolean processes = arguments[2].equals("processes");
    try (Client client = processes ? Client.processes(engines) : Client.threads(engines)) {
      LoadBalancedView view = client.balanced();
      List<double[]> points = points(items);
      double single = 0;
      double chunked = 0;
      for (int round = 0; round < 4; round++) {
        single = rate(view.withChunkSize(1), points);
        chunked = rate(view, points);
      }
      print("one task an item", single, "tasks/s");
      print("automatic chunks", chunked, "items/s");
      print("one task there and back", roundTripMicros(view), "microseconds");
    }
  }

  private static double rate(LoadBalancedView view, List<double[]> points)
      throws InterruptedException {
    long begin = System.nanoTime();
    List<double[]> results = view.map(ViewBenchmark::evaluate, points);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (!Arrays.equals(results.getLast(), evaluate(points.getLast()))) {
      throw new IllegalStateException("wrong result");
    }
    return points.size() / seconds;
  }

  private static double roundTripMicros(LoadBalancedView view) throws InterruptedException {
    long[] nanos = new long[ROUND_TRIPS];
    for (int trip = 0; trip < ROUND_TRIPS; trip++) {
      long begin = System.nanoTime();
      view.apply(ViewBenchmark::evaluate, new double[] {1, trip});
      nanos[trip] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return nanos[ROUND_TRIPS / 2] / 1e3;
  }

  private static List<double[]> points(int count) {
    List<double[]> points = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      points.add(new double[] {index * 1e-3, 1});
    }
    return points;
  }

  private static double[] evaluate(double[] point) {
    double x = point[0];
    double y = point[1];
    return new double[] {Math.sin(x) * y, x * x + y * y};
  }

  private static void print(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "ours      %-24s %10.0f %s%n", what, value, unit);
  }
}
