package dev.sweep.results.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A datatype that jhdf reads but cannot write: references and what is of variable length. Its data
 * are given as bytes, encoded already.
 */
final class RawType extends DataType {
  private static final int REFERENCE_CLASS = 7;
  private static final int VARIABLE_LENGTH_CLASS = 9;
  private static final int VARIABLE_LENGTH_UTF8 = 1 | 1 << 8;
  private static final int HEADER_BYTES = 8;

  /** The address of another object's header. */
  static final RawType REFERENCE = new RawType(REFERENCE_CLASS, Long.BYTES, 0, null);

  /** A list of such addresses. */
  static final RawType REFERENCES =
      new RawType(VARIABLE_LENGTH_CLASS, HeapReference.BYTES, 0, REFERENCE);

  /** A UTF-8 string. */
  static final RawType TEXT =
      new RawType(
          VARIABLE_LENGTH_CLASS,
          HeapReference.BYTES,
          VARIABLE_LENGTH_UTF8,
          DataType.fromObject(new byte[1], true));

  private final int bits;
  private final @Nullable DataType base;

  private RawType(int dataClass, int size, int bits, @Nullable DataType base) {
    super(dataClass, size);
    this.bits = bits;
    this.base = base;
  }

  @Override
  public ByteBuffer toBuffer() {
    ByteBuffer inner = base == null ? ByteBuffer.allocate(0) : base.toBuffer().rewind();
    return ByteBuffer.allocate(HEADER_BYTES + inner.remaining())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) (getVersion() << 4 | getDataClass()))
        .put((byte) bits)
        .put((byte) (bits >> 8))
        .put((byte) (bits >> 16))
        .putInt(getSize())
        .put(inner)
        .flip();
  }

  @Override
  public ByteBuffer encodeData(Object data) {
    return ByteBuffer.wrap((byte[]) data);
  }

  @Override
  public Class<?> getJavaType() {
    return byte[].class;
  }

  @Override
  public Object fillData(ByteBuffer buffer, int[] dimensions, HdfBackingStorage storage) {
    throw new UnsupportedOperationException("only written, never read");
  }
}
