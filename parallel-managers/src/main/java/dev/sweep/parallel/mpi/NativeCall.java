package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/**
 * Calls native functions, all of them by one method handle: a new handle costs milliseconds at
 * start-up, as the JVM makes classes for each type of function, and this one is compiled to the
 * same instructions.
 *
 * <p>The parameters of MPI are ints and addresses. In the calling conventions of 64-bit Linux and
 * macOS each has a place of 64 bits, of which an int takes the lower half, and a function ignores
 * what is in the places after its own. So all can be called as if they had nine longs. Memory is
 * passed by its {@link #address}: who takes that keeps the memory reachable until after the call.
 */
final class NativeCall {
  private static final int PARAMETERS = 9;
  private static final MethodHandle CALL = bind();

  private NativeCall() {}

  /**
   * Returns the address of memory off the heap.
   *
   * @throws IllegalStateException if its arena is closed
   */
  static long address(MemorySegment memory) {
    if (!memory.scope().isAlive()) {
      throw new IllegalStateException("the arena of this memory is closed");
    }
    return memory.address();
  }

  /** Calls a function of up to three parameters. */
  static long call(MemorySegment function, long a, long b, long c) {
    return call(function, a, b, c, 0, 0, 0, 0, 0, 0);
  }

  /** Calls a function of up to seven parameters. */
  static long call(MemorySegment function, long a, long b, long c, long d, long e, long f, long g) {
    return call(function, a, b, c, d, e, f, g, 0, 0);
  }

  /** Calls a function of up to nine parameters; of an int result the upper half is undefined. */
  static long call(
      MemorySegment function,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f,
      long g,
      long h,
      long i) {
    try {
      return (long) CALL.invokeExact(function, a, b, c, d, e, f, g, h, i);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle bind() {
    MemoryLayout[] parameters =
        Collections.nCopies(PARAMETERS, JAVA_LONG).toArray(MemoryLayout[]::new);
    return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG, parameters));
  }
}
