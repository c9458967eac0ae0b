package dev.sweep.parallel.mpi;

import static dev.sweep.parallel.mpi.JobCalls.bind;
import static dev.sweep.parallel.mpi.JobCalls.failure;
import static dev.sweep.parallel.mpi.MpiLibrary.Kind.HANDLE;
import static dev.sweep.parallel.mpi.MpiLibrary.Kind.INT;
import static dev.sweep.parallel.mpi.MpiLibrary.Kind.POINTER;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls of libmpi that move messages; bound as those of {@link JobCalls}. */
final class MessageCalls {
  private MessageCalls() {}

  static void send(
      MemorySegment message, int count, long type, int destination, int tag, long comm) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Send", POINTER, INT, HANDLE, INT, INT, HANDLE);
    }
    try {
      int code = (int) Bound.CALL.invokeExact(message, count, type, destination, tag, comm);
      if (code != 0) {
        throw failure(code, "MPI_Send(" + described(count, "to", destination, tag) + ")");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** Starts a send, to be tested by {@code request}. */
  static void startSend(
      MemorySegment message,
      int count,
      long type,
      int destination,
      int tag,
      long comm,
      MemorySegment request) {
    class Bound {
      static final MethodHandle CALL =
          bind("MPI_Isend", POINTER, INT, HANDLE, INT, INT, HANDLE, POINTER);
    }
    try {
      int code =
          (int) Bound.CALL.invokeExact(message, count, type, destination, tag, comm, request);
      if (code != 0) {
        throw failure(code, "MPI_Isend(" + described(count, "to", destination, tag) + ")");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** Sets {@code flag} to whether what {@code request} stands for is complete. */
  static void test(MemorySegment request, MemorySegment flag, MemorySegment status) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Test", POINTER, POINTER, POINTER);
    }
    try {
      int code = (int) Bound.CALL.invokeExact(request, flag, status);
      if (code != 0) {
        throw failure(code, "MPI_Test()");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** Sets {@code flag} to whether a message has arrived, and {@code status} to what it is. */
  static void probe(int source, int tag, long comm, MemorySegment flag, MemorySegment status) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Iprobe", INT, INT, HANDLE, POINTER, POINTER);
    }
    try {
      int code = (int) Bound.CALL.invokeExact(source, tag, comm, flag, status);
      if (code != 0) {
        throw failure(code, "MPI_Iprobe(from " + source + ", tag " + tag + ")");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** Sets {@code count} to the number of elements in the message of {@code status}. */
  static void count(MemorySegment status, long type, MemorySegment count) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Get_count", POINTER, HANDLE, POINTER);
    }
    try {
      int code = (int) Bound.CALL.invokeExact(status, type, count);
      if (code != 0) {
        throw failure(code, "MPI_Get_count()");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  static void receive(
      MemorySegment target,
      int count,
      long type,
      int source,
      int tag,
      long comm,
      MemorySegment status) {
    class Bound {
      static final MethodHandle CALL =
          bind("MPI_Recv", POINTER, INT, HANDLE, INT, INT, HANDLE, POINTER);
    }
    try {
      int code = (int) Bound.CALL.invokeExact(target, count, type, source, tag, comm, status);
      if (code != 0) {
        throw failure(code, "MPI_Recv(" + described(count, "from", source, tag) + ")");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  private static String described(int count, String direction, int peer, int tag) {
    return "count " + count + ", " + direction + " " + peer + ", tag " + tag;
  }
}
