package dev.sweep.expression;

/**
 * Operations of a few machine instructions a row, each with a loop of its own: only then does the
 * compiler turn it into vector instructions.
 *
 * <p>All but {@link #POWER} are exact in the sense of IEEE 754, so the same on every machine.
 */
enum Arithmetic implements Kernel {
  ADD {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] + b[i];
      }
    }
  },
  SUBTRACT {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] - b[i];
      }
    }
  },
  MULTIPLY {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] * b[i];
      }
    }
  },
  DIVIDE {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] / b[i];
      }
    }
  },
  MODULO {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = floored(a[i], b[i]);
      }
    }
  },
  POWER {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = power(a[i], b[i]);
      }
    }
  },
  SQUARE {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] * a[i];
      }
    }
  },
  NEGATE {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      for (int i = 0; i < count; i++) {
        out[i] = -a[i];
      }
    }
  },
  SAME {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      System.arraycopy(operands[0], 0, out, 0, count);
    }
  },
  SQUARE_ROOT {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      for (int i = 0; i < count; i++) {
        out[i] = Math.sqrt(a[i]);
      }
    }
  },
  ABSOLUTE {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      for (int i = 0; i < count; i++) {
        out[i] = Math.abs(a[i]);
      }
    }
  },
  FLOOR {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      for (int i = 0; i < count; i++) {
        out[i] = Math.floor(a[i]);
      }
    }
  },
  CEILING {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      for (int i = 0; i < count; i++) {
        out[i] = Math.ceil(a[i]);
      }
    }
  },
  ROUND {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      for (int i = 0; i < count; i++) {
        out[i] = Math.rint(a[i]);
      }
    }
  },
  SIGN {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      for (int i = 0; i < count; i++) {
        out[i] = Math.signum(a[i]);
      }
    }
  },
  MINIMUM {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = Math.min(a[i], b[i]);
      }
    }
  },
  MAXIMUM {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = Math.max(a[i], b[i]);
      }
    }
  };

  /** The remainder with the sign of the divisor, as in Python and NumPy. */
  private static double floored(double a, double b) {
    double remainder = a % b;
    if (remainder == 0) {
      return Math.copySign(0.0, b);
    }
    return (remainder < 0) == (b < 0) ? remainder : remainder + b;
  }

  /** The square is x*x whether or not the exponent is known beforehand. */
  private static double power(double base, double exponent) {
    return exponent == 2 ? base * base : StrictMath.pow(base, exponent);
  }
}
