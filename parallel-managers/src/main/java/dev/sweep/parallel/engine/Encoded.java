package dev.sweep.parallel.engine;

import dev.sweep.parallel.serial.ObjectBytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A value as it goes into a message: arrays of double, long, int and byte as they lie in memory,
 * straight from where they are; all else by Java serialization.
 */
sealed interface Encoded {
  byte SERIALIZED = 0;
  byte DOUBLES = 1;
  byte LONGS = 2;
  byte INTS = 3;
  byte BYTES = 4;

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
      case null, default -> new Bytes(SERIALIZED, ObjectBytes.write(value));
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
      case SERIALIZED -> ObjectBytes.read(rest(in));
      default -> throw new IllegalArgumentException("no value is of kind " + kind);
    };
  }

  /** Returns how many bytes it takes in a message. */
  long size();

  /** Writes it. */
  void putTo(ByteBuffer out);

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
}
