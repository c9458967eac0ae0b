package dev.sweep.results.hdf5;

import io.jhdf.object.datatype.DataType;

/** What one element of a dataset is. All numbers are stored little-endian. */
public enum ElementType {
  FLOAT64(8),
  FLOAT32(4),
  INT64(8),
  INT32(4),
  INT8(1),
  UINT8(1),
  /** A variable-length UTF-8 string, stored as a {@link HeapReference}. */
  TEXT(HeapReference.BYTES);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Returns how many bytes an element takes in the dataset itself. */
  public int bytes() {
    return bytes;
  }

  /** Returns jhdf's type, which it makes from an example. */
  DataType dataType() {
    return switch (this) {
      case FLOAT64 -> DataType.fromObject(new double[1]);
      case FLOAT32 -> DataType.fromObject(new float[1]);
      case INT64 -> DataType.fromObject(new long[1]);
      case INT32 -> DataType.fromObject(new int[1]);
      case INT8 -> DataType.fromObject(new byte[1]);
      case UINT8 -> DataType.fromObject(new byte[1], true);
      case TEXT -> RawType.TEXT;
    };
  }
}
