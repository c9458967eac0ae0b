package dev.sweep.parallel.mpi;

import static dev.sweep.parallel.mpi.JobCalls.bind;
import static dev.sweep.parallel.mpi.JobCalls.failure;
import static dev.sweep.parallel.mpi.MpiLibrary.Kind.HANDLE;
import static dev.sweep.parallel.mpi.MpiLibrary.Kind.INT;
import static dev.sweep.parallel.mpi.MpiLibrary.Kind.POINTER;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls of libmpi that all ranks make together; bound as those of {@link JobCalls}. */
final class CollectiveCalls {
  private CollectiveCalls() {}

  /** Starts a barrier, to be tested by {@code request}. */
  static void startBarrier(long comm, MemorySegment request) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Ibarrier", HANDLE, POINTER);
    }
    try {
      int code = (int) Bound.CALL.invokeExact(comm, request);
      if (code != 0) {
        throw failure(code, "MPI_Ibarrier()");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  static void broadcast(MemorySegment values, int count, long type, int root, long comm) {
    class Bound {
      static final MethodHandle CALL = bind("MPI_Bcast", POINTER, INT, HANDLE, INT, HANDLE);
    }
    try {
      int code = (int) Bound.CALL.invokeExact(values, count, type, root, comm);
      if (code != 0) {
        throw failure(code, "MPI_Bcast(count " + count + ", root " + root + ")");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  static void allreduce(
      MemorySegment send, MemorySegment receive, int count, long type, long operation, long comm) {
    class Bound {
      static final MethodHandle CALL =
          bind("MPI_Allreduce", POINTER, POINTER, INT, HANDLE, HANDLE, HANDLE);
    }
    try {
      int code = (int) Bound.CALL.invokeExact(send, receive, count, type, operation, comm);
      if (code != 0) {
        throw failure(code, "MPI_Allreduce(count " + count + ")");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  static void allgather(
      MemorySegment send, MemorySegment receive, int count, long type, long comm) {
    class Bound {
      static final MethodHandle CALL =
          bind("MPI_Allgather", POINTER, INT, HANDLE, POINTER, INT, HANDLE, HANDLE);
    }
    try {
      int code = (int) Bound.CALL.invokeExact(send, count, type, receive, count, type, comm);
      if (code != 0) {
        throw failure(code, "MPI_Allgather(count " + count + ")");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }

  /** As MPI_Gatherv; the last three of the segments matter on the root alone. */
  static void gatherv(
      MemorySegment send,
      int count,
      MemorySegment receive,
      MemorySegment counts,
      MemorySegment offsets,
      long type,
      int root,
      long comm) {
    class Bound {
      static final MethodHandle CALL =
          bind("MPI_Gatherv", POINTER, INT, HANDLE, POINTER, POINTER, POINTER, HANDLE, INT, HANDLE);
    }
    try {
      int code =
          (int)
              Bound.CALL.invokeExact(send, count, type, receive, counts, offsets, type, root, comm);
      if (code != 0) {
        throw failure(code, "MPI_Gatherv(count " + count + ", root " + root + ")");
      }
    } catch (Throwable e) {
      throw LibC.rethrown(e);
    }
  }
}
