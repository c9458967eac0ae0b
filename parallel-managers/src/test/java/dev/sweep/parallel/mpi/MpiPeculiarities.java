package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What holds for MPI alone, beyond the contract of all communicators; for any number of ranks. */
final class MpiPeculiarities {
  private MpiPeculiarities() {}

  static void check(Comm comm) {
    leavesTheSignalOfNullPointersToTheJvm();
    setsWhatNativeCodeMustFindUnlessTheUserHas();
    namesFunctionArgumentsAndReasonOfARefusedCall();
    belongsToOneThread(comm);
    splitsLongMessages(comm);
    sleepsInBarriers(comm);
    RankProgram.report(comm, "checked");
  }

  /** The JVM finds null pointers and full stacks by SIGSEGV; UCX, unless told, crashes it then. */
  private static void leavesTheSignalOfNullPointersToTheJvm() {
    int caught = 0;
    for (int attempt = 0; attempt < 100_000; attempt++) {
      try {
        lengthOf(attempt % 1000 == 999 ? null : new int[1]);
      } catch (NullPointerException e) {
        caught++;
      }
    }
    assertThat(caught).isEqualTo(100);
    assertThatThrownBy(() -> depth(0)).isInstanceOf(StackOverflowError.class);
  }

  private static void setsWhatNativeCodeMustFindUnlessTheUserHas() {
    assertThat(nativeVariable("UCX_ERROR_SIGNALS")).isEmpty();
    assertThat(nativeVariable("OMPI_MCA_osc"))
        .isEqualTo(System.getenv().getOrDefault("OMPI_MCA_osc", "^ucx"));
  }

  private static void namesFunctionArgumentsAndReasonOfARefusedCall() {
    MpiLibrary library = MpiLibrary.loaded();
    long world = Predefined.COMM_WORLD.in(library);
    long type = Predefined.INT8.in(library);
    assertThatThrownBy(() -> MessageCalls.send(MemorySegment.NULL, 0, type, 99, 5, world))
        .isInstanceOf(MpiException.class)
        .hasMessageMatching(
            "(?s)MPI_Send\\(count 0, to 99, tag 5\\) failed with code \\d+: .*(?i)invalid rank.*");
  }

  private static void belongsToOneThread(Comm comm) {
    assertThatThrownBy(() -> CompletableFuture.runAsync(comm::barrier).join())
        .hasCauseInstanceOf(WrongThreadException.class);
  }

  /** With pieces of 1000 bytes instead of 2^30: just below, at and above whole pieces. */
  private static void splitsLongMessages(Comm comm) {
    MpiLibrary library = MpiLibrary.loaded();
    long world = Predefined.COMM_WORLD.in(library);
    try (MpiMessages messages = new MpiMessages(library, world, comm.rank(), comm.size(), 1000)) {
      for (int length : new int[] {0, 999, 1000, 1001, 2000, 123_456}) {
        byte[] message = new byte[length];
        Arrays.fill(message, (byte) (length % 100 + comm.rank()));
        int previous = (comm.rank() + comm.size() - 1) % comm.size();
        byte[] expected = new byte[length];
        Arrays.fill(expected, (byte) (length % 100 + previous));

        Pending first = messages.startSend(next(comm), 1, MemorySegment.ofArray(message));
        Pending second = messages.startSend(next(comm), 1, MemorySegment.ofArray(message));
        assertThat(messages.receive(messages.probe(previous, 1))).isEqualTo(expected);
        byte[] target = new byte[length + 1];
        assertThat(messages.receive(previous, 1, MemorySegment.ofArray(target))).isEqualTo(length);
        assertThat(Arrays.copyOf(target, length)).isEqualTo(expected);
        finish(first);
        finish(second);
      }
    }
  }

  /** The last rank comes late; the others must not burn a core meanwhile. */
  private static void sleepsInBarriers(Comm comm) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    comm.barrier();
    if (comm.rank() == comm.size() - 1) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
    long wallBefore = System.nanoTime();
    long cpuBefore = threads.getCurrentThreadCpuTime();
    comm.barrier();
    long cpu = threads.getCurrentThreadCpuTime() - cpuBefore;
    long wall = System.nanoTime() - wallBefore;
    assertThat(cpu)
        .as("CPU time of a barrier that took %d ms", TimeUnit.NANOSECONDS.toMillis(wall))
        .isLessThan(wall / 3 + TimeUnit.MILLISECONDS.toNanos(100));
  }

  private static void finish(Pending send) {
    while (!send.isDone()) {
      Thread.onSpinWait();
    }
  }

  private static int next(Comm comm) {
    return (comm.rank() + 1) % comm.size();
  }

  /** An access that the JVM compiles without a test for null. */
  @SuppressWarnings("NullAway")
  private static int lengthOf(int @Nullable [] array) {
    return array.length;
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int depth(int depth) {
    return depth(depth + 1) + 1;
  }

  @SuppressWarnings("restricted")
  private static String nativeVariable(String name) {
    Linker linker = Linker.nativeLinker();
    MethodHandle getenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("getenv"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = (MemorySegment) getenv.invokeExact(arena.allocateFrom(name));
      return value.address() == 0 ? "unset" : value.reinterpret(Long.MAX_VALUE).getString(0);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
