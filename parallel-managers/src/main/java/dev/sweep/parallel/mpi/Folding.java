package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Reduces two ranks' values to one, element by element. */
@FunctionalInterface
interface Folding {
  /** Replaces each element of {@code into} with its reduction with that of {@code next}. */
  void fold(MemorySegment into, MemorySegment next);

  /** Folds elements of {@code type} by {@code reduction}. */
  static Folding of(ElementType type, Reduction reduction) {
    return switch (type) {
      case DOUBLE -> ofDoubles(onDoubles(reduction));
      case LONG -> ofLongs(onLongs(reduction));
      case INT -> ofInts(onInts(reduction));
      case BYTE -> ofBytes(onInts(reduction));
    };
  }

  private static DoubleBinaryOperator onDoubles(Reduction reduction) {
    return switch (reduction) {
      case SUM -> Double::sum;
      case MIN -> Math::min;
      case MAX -> Math::max;
      case PRODUCT -> (left, right) -> left * right;
    };
  }

  private static LongBinaryOperator onLongs(Reduction reduction) {
    return switch (reduction) {
      case SUM -> Long::sum;
      case MIN -> Math::min;
      case MAX -> Math::max;
      case PRODUCT -> (left, right) -> left * right;
    };
  }

  private static IntBinaryOperator onInts(Reduction reduction) {
    return switch (reduction) {
      case SUM -> Integer::sum;
      case MIN -> Math::min;
      case MAX -> Math::max;
      case PRODUCT -> (left, right) -> left * right;
    };
  }

  /** Folds ints. */
  static Folding ofInts(IntBinaryOperator operator) {
    return (into, next) -> {
      long count = into.byteSize() / Integer.BYTES;
      for (long i = 0; i < count; i++) {
        int left = into.getAtIndex(JAVA_INT_UNALIGNED, i);
        int right = next.getAtIndex(JAVA_INT_UNALIGNED, i);
        into.setAtIndex(JAVA_INT_UNALIGNED, i, operator.applyAsInt(left, right));
      }
    };
  }

  /** Folds bytes. */
  static Folding ofBytes(IntBinaryOperator operator) {
    return (into, next) -> {
      for (long i = 0; i < into.byteSize(); i++) {
        int folded = operator.applyAsInt(into.get(JAVA_BYTE, i), next.get(JAVA_BYTE, i));
        into.set(JAVA_BYTE, i, (byte) folded);
      }
    };
  }

  /** Folds doubles. */
  static Folding ofDoubles(DoubleBinaryOperator operator) {
    return (into, next) -> {
      long count = into.byteSize() / Double.BYTES;
      for (long i = 0; i < count; i++) {
        double left = into.getAtIndex(JAVA_DOUBLE_UNALIGNED, i);
        double right = next.getAtIndex(JAVA_DOUBLE_UNALIGNED, i);
        into.setAtIndex(JAVA_DOUBLE_UNALIGNED, i, operator.applyAsDouble(left, right));
      }
    };
  }

  /** Folds longs. */
  static Folding ofLongs(LongBinaryOperator operator) {
    return (into, next) -> {
      long count = into.byteSize() / Long.BYTES;
      for (long i = 0; i < count; i++) {
        long left = into.getAtIndex(JAVA_LONG_UNALIGNED, i);
        long right = next.getAtIndex(JAVA_LONG_UNALIGNED, i);
        into.setAtIndex(JAVA_LONG_UNALIGNED, i, operator.applyAsLong(left, right));
      }
    };
  }
}
