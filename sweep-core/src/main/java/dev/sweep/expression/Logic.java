package dev.sweep.expression;

/**
 * Operations that give a flag, and the choice by one. A comparison with NaN is false, but {@code
 * !=} true.
 */
enum Logic implements Kernel {
  LESS {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] < b[i] ? 1 : 0;
      }
    }
  },
  LESS_OR_EQUAL {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] <= b[i] ? 1 : 0;
      }
    }
  },
  GREATER {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] > b[i] ? 1 : 0;
      }
    }
  },
  GREATER_OR_EQUAL {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] >= b[i] ? 1 : 0;
      }
    }
  },
  EQUAL {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] == b[i] ? 1 : 0;
      }
    }
  },
  NOT_EQUAL {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] != b[i] ? 1 : 0;
      }
    }
  },
  AND {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] != 0 && b[i] != 0 ? 1 : 0;
      }
    }
  },
  OR {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      double[] b = operands[1];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] != 0 || b[i] != 0 ? 1 : 0;
      }
    }
  },
  NOT {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] a = operands[0];
      for (int i = 0; i < count; i++) {
        out[i] = a[i] == 0 ? 1 : 0;
      }
    }
  },
  /** Takes the condition, the value where it holds and the value where it does not. */
  CHOOSE {
    @Override
    public void apply(double[][] operands, double[] out, int count) {
      double[] condition = operands[0];
      double[] a = operands[1];
      double[] b = operands[2];
      for (int i = 0; i < count; i++) {
        out[i] = condition[i] != 0 ? a[i] : b[i];
      }
    }
  }
}
