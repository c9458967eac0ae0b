package dev.sweep.parallel;

import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the values of all ranks become one: associative and commutative, applied in rank order.
 *
 * {@snippet :
 * double norm = manager.reduce(part, ReduceOp.ofDoubles("hypot", Math::hypot));
 * }
 */
public final class ReduceOp {
  /** The sum; of longs modulo 2^64. */
  public static final ReduceOp SUM = new ReduceOp("sum", Double::sum, Long::sum);

  /** The smallest; NaN where any value is NaN. */
  public static final ReduceOp MIN = new ReduceOp("min", Math::min, Math::min);

  /** The largest; NaN where any value is NaN. */
  public static final ReduceOp MAX = new ReduceOp("max", Math::max, Math::max);

  /** The product; of longs modulo 2^64. */
  public static final ReduceOp PRODUCT = new ReduceOp("product", (a, b) -> a * b, (a, b) -> a * b);

  private final String name;
  private final @Nullable DoubleBinaryOperator doubles;
  private final @Nullable LongBinaryOperator longs;

  private ReduceOp(
      String name, @Nullable DoubleBinaryOperator doubles, @Nullable LongBinaryOperator longs) {
    this.name = name;
    this.doubles = doubles;
    this.longs = longs;
  }

  /** Returns an operation of one's own on doubles and on longs; {@code name} is for messages. */
  public static ReduceOp of(String name, DoubleBinaryOperator doubles, LongBinaryOperator longs) {
    return new ReduceOp(name, doubles, longs);
  }

  /** Returns an operation of one's own on doubles alone. */
  public static ReduceOp ofDoubles(String name, DoubleBinaryOperator operator) {
    return new ReduceOp(name, operator, null);
  }

  /** Returns an operation of one's own on longs alone. */
  public static ReduceOp ofLongs(String name, LongBinaryOperator operator) {
    return new ReduceOp(name, null, operator);
  }

  /**
   * Returns the operation on two doubles.
   *
   * @throws UnsupportedOperationException if it is one on longs alone
   */
  public DoubleBinaryOperator onDoubles() {
    return require(doubles, "doubles");
  }

  /**
   * Returns the operation on two longs.
   *
   * @throws UnsupportedOperationException if it is one on doubles alone
   */
  public LongBinaryOperator onLongs() {
    return require(longs, "longs");
  }

  @Override
  public String toString() {
    return name;
  }

  private <T> T require(@Nullable T operator, String type) {
    if (operator == null) {
      throw new UnsupportedOperationException("reduce operation '" + name + "' is not for " + type);
    }
    return operator;
  }
}
