package dev.sweep.parallel.mpi;

import static dev.sweep.parallel.mpi.JobCalls.failure;
import static dev.sweep.parallel.mpi.JobCalls.function;
import static dev.sweep.parallel.mpi.NativeCall.address;
import static dev.sweep.parallel.mpi.NativeCall.call;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/** The calls of libmpi that all ranks make together. */
@SuppressWarnings("ReachabilityFenceUsage") // native code throws nothing
final class CollectiveCalls {
  private static final MemorySegment IBARRIER = function("MPI_Ibarrier");
  private static final MemorySegment BCAST = function("MPI_Bcast");
  private static final MemorySegment ALLREDUCE = function("MPI_Allreduce");
  private static final MemorySegment ALLGATHER = function("MPI_Allgather");
  private static final MemorySegment GATHERV = function("MPI_Gatherv");

  private CollectiveCalls() {}

  /** Starts a barrier, to be tested by {@code request}. */
  static void startBarrier(long comm, MemorySegment request) {
    int code = (int) call(IBARRIER, comm, address(request), 0);
    if (code != 0) {
      throw failure(code, "MPI_Ibarrier()");
    }
  }

  static void broadcast(MemorySegment values, int count, long type, int root, long comm) {
    int code = (int) call(BCAST, address(values), count, type, root, comm, 0, 0);
    Reference.reachabilityFence(values);
    if (code != 0) {
      throw failure(code, "MPI_Bcast(count " + count + ", root " + root + ")");
    }
  }

  static void allreduce(
      MemorySegment send, MemorySegment receive, int count, long type, long operation, long comm) {
    int code =
        (int) call(ALLREDUCE, address(send), address(receive), count, type, operation, comm, 0);
    Reference.reachabilityFence(send);
    Reference.reachabilityFence(receive);
    if (code != 0) {
      throw failure(code, "MPI_Allreduce(count " + count + ")");
    }
  }

  static void allgather(
      MemorySegment send, MemorySegment receive, int count, long type, long comm) {
    int code =
        (int) call(ALLGATHER, address(send), count, type, address(receive), count, type, comm);
    Reference.reachabilityFence(send);
    Reference.reachabilityFence(receive);
    if (code != 0) {
      throw failure(code, "MPI_Allgather(count " + count + ")");
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
    int code =
        (int)
            call(
                GATHERV,
                address(send),
                count,
                type,
                address(receive),
                address(counts),
                address(offsets),
                type,
                root,
                comm);
    Reference.reachabilityFence(send);
    Reference.reachabilityFence(receive);
    if (code != 0) {
      throw failure(code, "MPI_Gatherv(count " + count + ", root " + root + ")");
    }
  }
}
