package dev.sweep.parallel.engine;

import dev.sweep.parallel.serial.CopiedThrowable;
import dev.sweep.parallel.serial.ObjectBytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A value as it goes into a message: numbers, text, and arrays of double, long, int and byte as
 * they lie in memory, straight from where they are; all else by Java serialization.
 */
sealed interface Encoded {
  byte SERIALIZED = 0;
  byte DOUBLES = 1;
  byte LONGS = 2;
  byte INTS = 3;
  byte BYTES = 4;
  byte SHARED = 5;
  byte LONG = 6;
  byte DOUBLE = 7;
  byte INTEGER = 8;
  byte TEXT = 9;
  byte ITEMS = 10;
  byte THROWN = 11;

  /**
   * Encodes {@code value}; an array must not change until it is {@linkplain #putTo put}.
   *
   * @throws dev.sweep.parallel.ManagerException if it, or something it holds, is not serializable
   */
  static Encoded of(@Nullable Object value) {
    return switch (value) {
      case double[] doubles -> new Doubles(doubles);
      case long[] longs -> new Longs(longs);
      case int[] ints -> new Ints(ints);
      case byte[] bytes -> new Bytes(BYTES, bytes);
      case Long number -> new Scalar(LONG, Long.BYTES, number);
      case Double number -> new Scalar(DOUBLE, Double.BYTES, Double.doubleToRawLongBits(number));
      case Integer number -> new Scalar(INTEGER, Integer.BYTES, number);
      case String text -> new Text(text);
      case Items items -> new Many(items);
      case Encoded encoded -> encoded;
      case null -> new Bytes(SERIALIZED, ObjectBytes.write(null));
      default ->
          Shared.isShareable(value)
              ? Shared.encode(value)
              : new Bytes(SERIALIZED, ObjectBytes.write(value));
    };
  }

  /** As {@link #of}, but what it is of may change from then on. */
  static Encoded detached(@Nullable Object value) {
    Encoded encoded = of(value);
    return switch (encoded) {
      case Doubles _, Longs _, Ints _ -> new Raw(encoded.toBytes());
      case Bytes bytes -> bytes.kind() == BYTES ? new Raw(bytes.toBytes()) : bytes;
      case Scalar _, Text _, Many _, Raw _ -> encoded;
    };
  }

  /**
   * Returns the value of which {@code in} holds all bytes and no others.
   *
   * @throws dev.sweep.parallel.ManagerException if it is of a class that is unknown or refused here
   */
  static @Nullable Object decode(ByteBuffer in) {
    byte kind = in.get();
    return switch (kind) {
      case DOUBLES -> {
        double[] doubles = new double[in.remaining() / Double.BYTES];
        in.asDoubleBuffer().get(doubles);
        yield doubles;
      }
      case LONGS -> {
        long[] longs = new long[in.remaining() / Long.BYTES];
        in.asLongBuffer().get(longs);
        yield longs;
      }
      case INTS -> {
        int[] ints = new int[in.remaining() / Integer.BYTES];
        in.asIntBuffer().get(ints);
        yield ints;
      }
      case BYTES -> rest(in);
      case LONG -> in.getLong();
      case DOUBLE -> Double.longBitsToDouble(in.getLong());
      case INTEGER -> in.getInt();
      case TEXT -> in.asCharBuffer().toString();
      case ITEMS -> Items.read(in);
      case SHARED -> Shared.decode(rest(in));
      case SERIALIZED, THROWN -> ObjectBytes.read(rest(in));
      default -> throw new IllegalArgumentException("no value is of kind " + kind);
    };
  }

  /** Encodes what a function threw; it is decoded as a {@link CopiedThrowable}. */
  static Encoded thrown(Throwable thrown) {
    return new Bytes(THROWN, ObjectBytes.write(CopiedThrowable.of(thrown)));
  }

  /** Returns whether it is what a function threw. */
  default boolean isThrown() {
    return switch (this) {
      case Raw(byte[] values) -> values[0] == THROWN;
      case Bytes(byte kind, byte[] _) -> kind == THROWN;
      case Doubles _, Longs _, Ints _, Scalar _, Text _, Many _ -> false;
    };
  }

  /** Returns how many bytes it takes in a message. */
  long size();

  /** Writes it. */
  void putTo(ByteBuffer out);

  /** Returns it as a message of its own. */
  default byte[] toBytes() {
    byte[] bytes = new byte[Math.toIntExact(size())];
    putTo(Command.wrap(bytes));
    return bytes;
  }

  /** Returns a copy of the value. */
  default @Nullable Object decoded() {
    return decode(Command.wrap(toBytes()));
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] bytes = new byte[in.remaining()];
    in.get(bytes);
    return bytes;
  }

  private static void skip(ByteBuffer out, int bytes) {
    out.position(out.position() + bytes);
  }

  /** An array of doubles. */
  record Doubles(double[] values) implements Encoded {
    @Override
    public long size() {
      return 1 + (long) Double.BYTES * values.length;
    }

    @Override
    public void putTo(ByteBuffer out) {
      out.put(DOUBLES).asDoubleBuffer().put(values);
      skip(out, Double.BYTES * values.length);
    }
  }

  /** An array of longs. */
  record Longs(long[] values) implements Encoded {
    @Override
    public long size() {
      return 1 + (long) Long.BYTES * values.length;
    }

    @Override
    public void putTo(ByteBuffer out) {
      out.put(LONGS).asLongBuffer().put(values);
      skip(out, Long.BYTES * values.length);
    }
  }

  /** An array of ints. */
  record Ints(int[] values) implements Encoded {
    @Override
    public long size() {
      return 1 + (long) Integer.BYTES * values.length;
    }

    @Override
    public void putTo(ByteBuffer out) {
      out.put(INTS).asIntBuffer().put(values);
      skip(out, Integer.BYTES * values.length);
    }
  }

  /** Bytes as they are, of an array or an object. */
  record Bytes(byte kind, byte[] values) implements Encoded {
    @Override
    public long size() {
      return 1L + values.length;
    }

    @Override
    public void putTo(ByteBuffer out) {
      out.put(kind).put(values);
    }
  }

  /** A number, by its bits. */
  record Scalar(byte kind, int bytes, long bits) implements Encoded {
    @Override
    public long size() {
      return 1L + bytes;
    }

    @Override
    public void putTo(ByteBuffer out) {
      out.put(kind);
      if (bytes == Integer.BYTES) {
        out.putInt((int) bits);
      } else {
        out.putLong(bits);
      }
    }
  }

  /** Text, char by char: also what is no valid Unicode arrives as it was. */
  record Text(String text) implements Encoded {
    @Override
    public long size() {
      return 1L + (long) Character.BYTES * text.length();
    }

    @Override
    public void putTo(ByteBuffer out) {
      out.put(TEXT).asCharBuffer().put(text);
      skip(out, Character.BYTES * text.length());
    }
  }

  /** Several values. */
  record Many(Items items) implements Encoded {
    @Override
    public long size() {
      return items.bytes();
    }

    @Override
    public void putTo(ByteBuffer out) {
      items.putTo(out.put(ITEMS));
    }
  }

  /** A value that is encoded already, kind and all. */
  record Raw(byte[] values) implements Encoded {
    @Override
    public long size() {
      return values.length;
    }

    @Override
    public void putTo(ByteBuffer out) {
      out.put(values);
    }

    @Override
    public @Nullable Object decoded() {
      return decode(Command.wrap(values));
    }
  }
}
