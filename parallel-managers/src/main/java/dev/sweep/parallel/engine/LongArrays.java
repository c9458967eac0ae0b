package dev.sweep.parallel.engine;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of numbers that are too long for one message, on their way to engines: each engine makes
 * room for all of it, and is then sent part after part. So an array may be as long as Java allows,
 * and what is under way is never more than a part.
 */
public final class LongArrays {
  /** Longer arrays go in parts. */
  static final long PART_BYTES = 1L << 28;

  /** Operands: a name, an empty array, and how long it is to be. */
  private static final EngineFunction<@Nullable Object> BEGIN =
      (engine, operands) -> {
        Class<?> array = Objects.requireNonNull(operands.get(1)).getClass();
        engine.put(operands.text(0), Array.newInstance(array.getComponentType(), number(operands)));
        return null;
      };

  /** Operands: the array, a part of it, and where that begins. */
  private static final EngineFunction<@Nullable Object> FILL =
      (_, operands) -> {
        Object part = Objects.requireNonNull(operands.get(1));
        Object array = Objects.requireNonNull(operands.get(0));
        System.arraycopy(part, 0, array, number(operands), Array.getLength(part));
        return null;
      };

  private final Engines engines;
  private final long partBytes;

  /** Sends to {@code engines}. */
  public LongArrays(Engines engines) {
    this(engines, PART_BYTES);
  }

  LongArrays(Engines engines, long partBytes) {
    this.engines = engines;
    this.partBytes = partBytes;
  }

  /** Returns whether {@code value} is an array that has to go in parts. */
  public boolean isLong(@Nullable Object value) {
    return value != null
        && elementBytes(value) > 0
        && (long) Array.getLength(value) * elementBytes(value) > partBytes;
  }

  /**
   * Lets every engine keep a copy of {@code array} by {@code name}.
   *
   * @param array one that {@linkplain #isLong is long}; it must not change meanwhile
   * @throws EngineException if an engine has no room for it; others may keep it, or a part
   */
  public void put(String name, Object array) {
    int length = Array.getLength(array);
    int most = (int) Math.max(1, partBytes / elementBytes(array));
    call(BEGIN, Operand.of(name), Operand.of(copy(array, 0, 0)), Operand.of(length));
    for (int from = 0; from < length; from += Math.min(most, length - from)) {
      Object part = copy(array, from, from + Math.min(most, length - from));
      call(FILL, Operand.named(name), Operand.of(part), Operand.of(from));
    }
  }

  private void call(EngineFunction<@Nullable Object> function, Operand... operands) {
    var _ = engines.callUninterruptibly(function, operands);
  }

  private static int number(Operands operands) {
    return operands.number(2);
  }

  private static int elementBytes(Object value) {
    return switch (value) {
      case double[] _ -> Double.BYTES;
      case long[] _ -> Long.BYTES;
      case int[] _ -> Integer.BYTES;
      case byte[] _ -> 1;
      default -> 0;
    };
  }

  private static Object copy(Object array, int from, int to) {
    return switch (array) {
      case double[] doubles -> Arrays.copyOfRange(doubles, from, to);
      case long[] longs -> Arrays.copyOfRange(longs, from, to);
      case int[] ints -> Arrays.copyOfRange(ints, from, to);
      case byte[] bytes -> Arrays.copyOfRange(bytes, from, to);
      default -> throw new IllegalArgumentException("no array of numbers: " + array);
    };
  }
}
