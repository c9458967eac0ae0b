package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * How long two ranks take to exchange something over {@link Comm}, in microseconds. The script
 * {@code src/test/mpi-benchmark/run} compares it with C and Python.
 */
final class MpiBenchmark {
  private static final int LARGE_DOUBLES = 1_000_000;
  private static final int BATCHES = 40;

  private final Comm comm;
  private final int smallCalls;
  private final int largeCalls;

  private MpiBenchmark(Comm comm, int smallCalls, int largeCalls) {
    this.comm = comm;
    this.smallCalls = smallCalls;
    this.largeCalls = largeCalls;
  }

  public static void main(String[] arguments) throws Exception {
    int smallCalls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int largeCalls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    new MpiLauncher(System.getenv(), System.err::print)
        .run(comm -> new MpiBenchmark(comm, smallCalls, largeCalls).run());
  }

  private void run() {
    if (comm.size() != 2) {
      throw new IllegalArgumentException(comm.size() + " ranks, wanted 2");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment message = arena.allocate(8);
      MemorySegment value = arena.allocate(JAVA_DOUBLE);
      MemorySegment large = arena.allocate(JAVA_DOUBLE, LARGE_DOUBLES).fill((byte) 1);
      measure("ping-pong", number -> pingPong(message), smallCalls, 0.5);
      measure("allreduce", number -> allreduce(value), smallCalls, 1);
      measure("broadcast", number -> broadcast(large, number % 2), largeCalls, 1);
    }
    MemorySegment message = MemorySegment.ofArray(new byte[8]);
    double[] value = new double[1];
    double[] large = new double[LARGE_DOUBLES];
    measure("ping-pong-heap", number -> pingPong(message), smallCalls, 0.5);
    measure("allreduce-heap", number -> comm.allreduce(value, Reduction.MAX), smallCalls, 1);
    measure("broadcast-heap", number -> comm.broadcast(large, number % 2), largeCalls, 1);
  }

  /** One round trip; its user halves the time. */
  private void pingPong(MemorySegment message) {
    if (comm.rank() == 0) {
      comm.send(1, 0, message);
      comm.receive(1, 0, message);
    } else {
      comm.receive(0, 0, message);
      comm.send(0, 0, message);
    }
  }

  private void allreduce(MemorySegment value) {
    comm.allreduce(value, ElementType.DOUBLE, Reduction.MAX);
  }

  /** The roots take turns, so that none can begin before the last broadcast has reached it. */
  private void broadcast(MemorySegment large, int root) {
    comm.broadcast(large, ElementType.DOUBLE, root);
  }

  /**
   * Prints the lower quartile over batches, which other work disturbs least, after as many others.
   */
  private void measure(String name, IntConsumer call, int calls, double share) {
    double[] micros = new double[BATCHES];
    for (int batch = 0; batch < 2 * BATCHES; batch++) {
      comm.barrier();
      long start = System.nanoTime();
      for (int number = 0; number < calls; number++) {
        call.accept(number);
      }
      micros[batch % BATCHES] = (System.nanoTime() - start) * 1e-3 * share / calls;
    }
    Arrays.sort(micros);
    if (comm.rank() == 0) {
      System.out.printf(Locale.ROOT, "%s %.4f%n", name, micros[BATCHES / 4]);
    }
  }
}
