package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Reduces two ranks' values to one, element by element. */
@FunctionalInterface
interface Folding {
  /** Replaces each element of {@code into} with its reduction with that of {@code next}. */
  void fold(MemorySegment into, MemorySegment next);

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
