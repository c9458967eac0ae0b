package dev.sweep.parallel.mpi;

import static dev.sweep.parallel.mpi.NativeCall.address;
import static dev.sweep.parallel.mpi.NativeCall.call;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The calls of libmpi that concern the job as a whole; to be used once it has been loaded. */
final class JobCalls {
  private static final MemorySegment INIT_THREAD = function("MPI_Init_thread");
  private static final MemorySegment FINALIZE = function("MPI_Finalize");
  private static final MemorySegment ABORT = function("MPI_Abort");
  private static final MemorySegment COMM_SET_ERRHANDLER = function("MPI_Comm_set_errhandler");
  private static final MemorySegment COMM_RANK = function("MPI_Comm_rank");
  private static final MemorySegment COMM_SIZE = function("MPI_Comm_size");
  private static final MemorySegment GET_LIBRARY_VERSION = function("MPI_Get_library_version");
  private static final MemorySegment ERROR_STRING = function("MPI_Error_string");

  /** The longest text that any MPI returns, with its end. */
  private static final int TEXT_BYTES = 8192;

  private JobCalls() {}

  /** Initialises MPI and returns the level of thread support that it gives. */
  static int initThread(int required) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment provided = arena.allocate(JAVA_INT);
      check(
          (int) call(INIT_THREAD, 0, 0, required, address(provided), 0, 0, 0),
          "MPI_Init_thread(required " + required + ")");
      return provided.get(JAVA_INT, 0);
    }
  }

  /** Leaves MPI. */
  static void finish() {
    check((int) call(FINALIZE, 0, 0, 0), "MPI_Finalize()");
  }

  /** Ends all processes of the communicator; returns only if it could not. */
  static void abort(long comm, int exitCode) {
    check((int) call(ABORT, comm, exitCode, 0), "MPI_Abort(code " + exitCode + ")");
  }

  /** Makes calls on the communicator return error codes instead of ending the job. */
  static void setErrorHandler(long comm, long handler) {
    check((int) call(COMM_SET_ERRHANDLER, comm, handler, 0), "MPI_Comm_set_errhandler()");
  }

  static int rank(long comm) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rank = arena.allocate(JAVA_INT);
      check((int) call(COMM_RANK, comm, address(rank), 0), "MPI_Comm_rank()");
      return rank.get(JAVA_INT, 0);
    }
  }

  static int size(long comm) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_INT);
      check((int) call(COMM_SIZE, comm, address(size), 0), "MPI_Comm_size()");
      return size.get(JAVA_INT, 0);
    }
  }

  static String libraryVersion() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(TEXT_BYTES);
      check(
          (int) call(GET_LIBRARY_VERSION, address(text), address(arena.allocate(JAVA_INT)), 0),
          "MPI_Get_library_version()");
      return text.getString(0).strip();
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

  static MemorySegment function(String name) {
    return MpiLibrary.loaded().symbol(name);
  }

  private static String errorString(int code) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(TEXT_BYTES);
      int result = (int) call(ERROR_STRING, code, address(text), address(arena.allocate(JAVA_INT)));
      return result == 0 ? text.getString(0) : "MPI_Error_string knows no such code";
    }
  }
}
