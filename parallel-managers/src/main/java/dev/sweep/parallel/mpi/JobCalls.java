package dev.sweep.parallel.mpi;

import static dev.sweep.parallel.mpi.MpiLibrary.Kind.HANDLE;
import static dev.sweep.parallel.mpi.MpiLibrary.Kind.INT;
import static dev.sweep.parallel.mpi.MpiLibrary.Kind.POINTER;
import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The calls of libmpi that concern the job as a whole.
 *
 * <p>Each function is bound when first called, by a class of its own: binding takes milliseconds,
 * and a handle that is a constant is called as fast as C would.
 */
final class JobCalls {
  /** The longest text that any MPI returns, with its end. */
  private static final int TEXT_BYTES = 8192;

  private JobCalls() {}

  /** Initialises MPI and returns the level of thread support that it gives. */
  static int initThread(int required) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Init_thread", POINTER, POINTER, INT, POINTER);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment provided = arena.allocate(JAVA_INT);
      check(
          (int) Bound.CALL.invokeExact(NULL, NULL, required, provided),
          "MPI_Init_thread(required " + required + ")");
      return provided.get(JAVA_INT, 0);
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** Leaves MPI, on the thread that initialised it. */
  static void finish() {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Finalize");
    }
    try {
      check((int) Bound.CALL.invokeExact(), "MPI_Finalize()");
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** Ends all processes of the communicator; returns only if it could not. */
  static void abort(long comm, int exitCode) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Abort", HANDLE, INT);
    }
    try {
      check((int) Bound.CALL.invokeExact(comm, exitCode), "MPI_Abort(code " + exitCode + ")");
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** Makes calls on the communicator return error codes instead of ending the job. */
  static void setErrorHandler(long comm, long handler) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Comm_set_errhandler", HANDLE, HANDLE);
    }
    try {
      check((int) Bound.CALL.invokeExact(comm, handler), "MPI_Comm_set_errhandler()");
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  static int rank(long comm) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Comm_rank", HANDLE, POINTER);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rank = arena.allocate(JAVA_INT);
      check((int) Bound.CALL.invokeExact(comm, rank), "MPI_Comm_rank()");
      return rank.get(JAVA_INT, 0);
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  static int size(long comm) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Comm_size", HANDLE, POINTER);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_INT);
      check((int) Bound.CALL.invokeExact(comm, size), "MPI_Comm_size()");
      return size.get(JAVA_INT, 0);
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** Returns a new communicator of those ranks that are of one type, such as on one machine. */
  static long splitByType(long comm, int type, int key, long info) {
    class Bound {
      static final MethodHandle CALL =
          bind("MPI_Comm_split_type", HANDLE, INT, INT, HANDLE, POINTER);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment part = arena.allocate(JAVA_LONG);
      check(
          (int) Bound.CALL.invokeExact(comm, type, key, info, part),
          "MPI_Comm_split_type(type " + type + ", key " + key + ")");
      return MpiLibrary.loaded().handleAt(part);
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  static void free(long comm) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Comm_free", POINTER);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment place = arena.allocate(JAVA_LONG);
      MpiLibrary.loaded().setHandle(place, comm);
      check((int) Bound.CALL.invokeExact(place), "MPI_Comm_free()");
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  static String libraryVersion() {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Get_library_version", POINTER, POINTER);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(TEXT_BYTES);
      check(
          (int) Bound.CALL.invokeExact(text, arena.allocate(JAVA_INT)),
          "MPI_Get_library_version()");
      return text.getString(0).strip();
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** Throws unless {@code code} is success. */
  static void check(int code, String call) {
    if (code != 0) {
      throw failure(code, call);
    }
  }

  /** Returns the exception for a call that returned {@code code}. */
  static MpiException failure(int code, String call) {
    return new MpiException(call, code, errorString(code));
  }

  static MethodHandle bind(String function, MpiLibrary.Kind... parameters) {
    return MpiLibrary.loaded().bind(function, parameters);
  }

  private static String errorString(int code) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Error_string", INT, POINTER, POINTER);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(TEXT_BYTES);
      int result = (int) Bound.CALL.invokeExact(code, text, arena.allocate(JAVA_INT));
      return result == 0 ? text.getString(0) : "MPI_Error_string knows no such code";
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }
}
