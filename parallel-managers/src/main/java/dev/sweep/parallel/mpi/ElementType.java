package dev.sweep.parallel.mpi;

/** What a buffer holds: the element types that ranks exchange. */
public enum ElementType {
  /** Signed integers of 8 bits. */
  BYTE(Byte.BYTES),
  /** Signed integers of 32 bits. */
  INT(Integer.BYTES),
  /** Signed integers of 64 bits. */
  LONG(Long.BYTES),
  /** Floating-point numbers of 64 bits. */
  DOUBLE(Double.BYTES);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /**
   * Returns how many elements a buffer of {@code byteSize} holds, for the int counts of MPI.
   *
   * @throws IllegalArgumentException if it ends within an element, or holds 2^31 elements or more
   */
  int count(long byteSize) {
    if (byteSize % bytes != 0 || byteSize / bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a buffer of "
              + byteSize
              + " bytes, wanted whole elements of "
              + bytes
              + " bytes and fewer than 2^31 of them; send it in parts");
    }
    return (int) (byteSize / bytes);
  }
}
