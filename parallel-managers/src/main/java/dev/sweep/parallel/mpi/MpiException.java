package dev.sweep.parallel.mpi;

/** MPI cannot be used here, or has refused a call; the message tells what, with what, and why. */
public final class MpiException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int NO_CODE = 0;

  private final int code;

  /** MPI cannot be used; {@code message} says what to do about it. */
  public MpiException(String message) {
    super(message);
    this.code = NO_CODE;
  }

  /**
   * A call that libmpi refused.
   *
   * @param call the function with its arguments
   * @param code what it returned
   * @param meaning what MPI_Error_string says of the code
   */
  MpiException(String call, int code, String meaning) {
    super(call + " failed with code " + code + ": " + meaning);
    this.code = code;
  }

  /** Returns the code that libmpi returned, or 0 if there was none. */
  public int code() {
    return code;
  }
}
