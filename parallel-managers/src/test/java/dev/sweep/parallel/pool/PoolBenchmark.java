package dev.sweep.parallel.pool;

import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.RankEngines;
import dev.sweep.parallel.loop.EventLoop;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures what a call of all ranks, an array for all and a map cost; pool_benchmark.py is its
 * peer.
 *
 * <p>Arguments: how many small calls, large ones and items.
 */
public final class PoolBenchmark {
  private static final int BATCHES = 20;
  private static final int LARGE_DOUBLES = 1_000_000;

  private PoolBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int smallCalls = Integer.parseInt(arguments[0]);
    int largeCalls = Integer.parseInt(arguments[1]);
    int items = Integer.parseInt(arguments[2]);
    RankEngines.run(engines -> run(engines, smallCalls, largeCalls, items));
  }

  private static void run(Engines engines, int smallCalls, int largeCalls, int items)
      throws Exception {
    EventLoop loop = EventLoop.over(engines);
    WorkerPool pool = WorkerPool.over(engines);
    double[] large = new double[LARGE_DOUBLES];
    Arrays.fill(large, 1);
    measure("call", smallCalls, 1e6, () -> loop.callAll(() -> 1));
    measure("push", largeCalls, 1e6, () -> pool.push(large).remove());
    List<Integer> numbers = IntStream.range(0, items).boxed().toList();
    measure("map", 1, 1e6 / items, () -> pool.map(n -> n + 1, numbers));
  }

  /**
   * Prints the lower quartile over batches, which other work disturbs least, after as many others.
   */
  private static void measure(String name, int calls, double scale, Deed deed) throws Exception {
    double[] times = new double[BATCHES];
    for (int batch = 0; batch < 2 * BATCHES; batch++) {
      long start = System.nanoTime();
      for (int call = 0; call < calls; call++) {
        deed.run();
      }
      times[batch % BATCHES] = (System.nanoTime() - start) * 1e-9 * scale / calls;
    }
    Arrays.sort(times);
    System.out.printf("%s %.4f%n", name, times[BATCHES / 4]);
  }

  private interface Deed {
    void run() throws Exception;
  }
}
