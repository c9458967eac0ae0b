package dev.sweep.model;

/** What became of a point. The codes are part of the results file's format. */
public enum Status {
  PENDING(0),
  OK(1),
  FAILED(2),
  TIMED_OUT(3),
  EXCLUDED(4);

  private final byte code;

  Status(int code) {
    this.code = (byte) code;
  }

  /** Returns the number that stands for it in the results file. */
  public byte code() {
    return code;
  }

  /** Returns the status with the given code. */
  public static Status of(byte code) {
    return switch (code) {
      case 0 -> PENDING;
      case 1 -> OK;
      case 2 -> FAILED;
      case 3 -> TIMED_OUT;
      case 4 -> EXCLUDED;
      default -> throw new IllegalArgumentException("no such status: " + code);
    };
  }
}
