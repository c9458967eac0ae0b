package dev.sweep.parallel.mpi;

import static dev.sweep.parallel.mpi.JobCalls.failure;
import static dev.sweep.parallel.mpi.JobCalls.function;
import static dev.sweep.parallel.mpi.NativeCall.address;
import static dev.sweep.parallel.mpi.NativeCall.call;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/** The calls of libmpi that move messages. */
@SuppressWarnings("ReachabilityFenceUsage") // native code throws nothing
final class MessageCalls {
  private static final MemorySegment SEND = function("MPI_Send");
  private static final MemorySegment ISEND = function("MPI_Isend");
  private static final MemorySegment TEST = function("MPI_Test");
  private static final MemorySegment IPROBE = function("MPI_Iprobe");
  private static final MemorySegment GET_COUNT = function("MPI_Get_count");
  private static final MemorySegment IRECV = function("MPI_Irecv");
  private static final MemorySegment RECV = function("MPI_Recv");

  private MessageCalls() {}

  static void send(
      MemorySegment message, int count, long type, int destination, int tag, long comm) {
    int code = (int) call(SEND, address(message), count, type, destination, tag, comm, 0);
    Reference.reachabilityFence(message);
    if (code != 0) {
      throw failure(code, "MPI_Send(" + described(count, "to", destination, tag) + ")");
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
    int code =
        (int) call(ISEND, address(message), count, type, destination, tag, comm, address(request));
    Reference.reachabilityFence(message);
    if (code != 0) {
      throw failure(code, "MPI_Isend(" + described(count, "to", destination, tag) + ")");
    }
  }

  /** Starts to receive up to {@code count} elements, to be tested by {@code request}. */
  static void startReceive(
      MemorySegment target,
      int count,
      long type,
      int source,
      int tag,
      long comm,
      MemorySegment request) {
    int code = (int) call(IRECV, address(target), count, type, source, tag, comm, address(request));
    Reference.reachabilityFence(target);
    if (code != 0) {
      throw failure(code, "MPI_Irecv(" + described(count, "from", source, tag) + ")");
    }
  }

  /** Sets {@code flag} to whether what {@code request} stands for is complete. */
  static void test(MemorySegment request, MemorySegment flag, MemorySegment status) {
    int code = (int) call(TEST, address(request), address(flag), address(status));
    if (code != 0) {
      throw failure(code, "MPI_Test()");
    }
  }

  /** Sets {@code flag} to whether a message has arrived, and {@code status} to what it is. */
  static void probe(int source, int tag, long comm, MemorySegment flag, MemorySegment status) {
    int code = (int) call(IPROBE, source, tag, comm, address(flag), address(status), 0, 0);
    if (code != 0) {
      throw failure(code, "MPI_Iprobe(from " + source + ", tag " + tag + ")");
    }
  }

  /** Sets {@code count} to the number of elements in the message of {@code status}. */
  static void count(MemorySegment status, long type, MemorySegment count) {
    int code = (int) call(GET_COUNT, address(status), type, address(count));
    if (code != 0) {
      throw failure(code, "MPI_Get_count()");
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
    int code = (int) call(RECV, address(target), count, type, source, tag, comm, address(status));
    Reference.reachabilityFence(target);
    if (code != 0) {
      throw failure(code, "MPI_Recv(" + described(count, "from", source, tag) + ")");
    }
  }

  private static String described(int count, String direction, int peer, int tag) {
    return "count " + count + ", " + direction + " " + peer + ", tag " + tag;
  }
}
