package dev.sweep.expression;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Gamma;

/**
 * Functions of many machine instructions a row, next to which a call a row is cheap.
 *
 * <p>{@code StrictMath} gives the same bits on every machine; the sine costs up to twice what
 * {@code Math} takes for it, a power seven to eight times. Only {@link #ERF} and {@link #GAMMA} are
 * computed by {@code Math} inside, so their last bit may differ between processor architectures.
 * The decision record on expressions holds the measurements.
 */
@SuppressWarnings("ImmutableEnumChecker") // kernels hold no state
enum Elementary implements Kernel {
  SIN(StrictMath::sin),
  COS(StrictMath::cos),
  TAN(StrictMath::tan),
  ASIN(StrictMath::asin),
  ACOS(StrictMath::acos),
  ATAN(StrictMath::atan),
  ATAN2(StrictMath::atan2),
  SINH(StrictMath::sinh),
  COSH(StrictMath::cosh),
  TANH(StrictMath::tanh),
  EXP(StrictMath::exp),
  LOG(StrictMath::log),
  LOG10(StrictMath::log10),
  LOG2(Elementary::log2),
  CBRT(StrictMath::cbrt),
  HYPOT(StrictMath::hypot),
  ERF(Erf::value),
  GAMMA(Gamma::value);

  private static final double LOG_OF_2 = 0.6931471805599453;

  private final Kernel loop;

  Elementary(DoubleUnaryOperator function) {
    loop =
        (operands, out, count) -> {
          double[] a = operands[0];
          for (int i = 0; i < count; i++) {
            out[i] = function.applyAsDouble(a[i]);
          }
        };
  }

  Elementary(DoubleBinaryOperator function) {
    loop =
        (operands, out, count) -> {
          double[] a = operands[0];
          double[] b = operands[1];
          for (int i = 0; i < count; i++) {
            out[i] = function.applyAsDouble(a[i], b[i]);
          }
        };
  }

  @Override
  public void apply(double[][] operands, double[] out, int count) {
    loop.apply(operands, out, count);
  }

  /** Exact for powers of two, where a quotient of logarithms may miss by one bit. */
  private static double log2(double x) {
    int exponent = Math.getExponent(x);
    if (x > 0 && exponent <= Double.MAX_EXPONENT && x == Math.scalb(1.0, exponent)) {
      return exponent;
    }
    return StrictMath.log(x) / LOG_OF_2;
  }
}
