package dev.sweep.expression;

import dev.sweep.expression.Allocation.Placed;

/** An instruction with the scratch columns of one evaluator. */
sealed interface Task {
  /** Computes {@code count} rows of a tile that begins at row {@code from} of {@code columns}. */
  void run(double[][] columns, int from, int count);

  /** Returns where the result is. */
  Register target();

  static Task of(Placed placed, Register[] registers) {
    Register target = registers[placed.target()];
    return switch (placed.instruction()) {
      case Instruction.Load(int variable) -> new Load(variable, target);
      case Instruction.Constant(double value) -> new Constant(value, target);
      case Instruction.Apply(Kernel kernel, var numbers) -> {
        Register[] sources =
            placed.sources().stream().map(s -> registers[s]).toArray(Register[]::new);
        yield new Apply(kernel, sources, target);
      }
    };
  }

  /** Copies an input column. */
  record Load(int variable, Register target) implements Task {
    @Override
    public void run(double[][] columns, int from, int count) {
      target.load(columns[variable], from, count);
    }
  }

  /** Gives a constant. */
  record Constant(double value, Register target) implements Task {
    @Override
    public void run(double[][] columns, int from, int count) {
      target.set(value);
    }
  }

  /** Runs a kernel: over one row where all operands are constant. */
  final class Apply implements Task {
    private final Kernel kernel;
    private final Register[] sources;
    private final double[][] operands;
    private final Register target;

    Apply(Kernel kernel, Register[] sources, Register target) {
      this.kernel = kernel;
      this.sources = sources;
      this.operands = new double[sources.length][];
      for (int i = 0; i < sources.length; i++) {
        operands[i] = sources[i].rows();
      }
      this.target = target;
    }

    @Override
    public void run(double[][] columns, int from, int count) {
      boolean constant = allConstant();
      if (!constant) {
        fillSources(count);
      }
      kernel.apply(operands, target.rows(), constant ? 1 : count);
      target.computed(constant);
    }

    @Override
    public Register target() {
      return target;
    }

    private boolean allConstant() {
      for (Register source : sources) {
        if (!source.isConstant()) {
          return false;
        }
      }
      return true;
    }

    private void fillSources(int count) {
      for (Register source : sources) {
        source.fill(count);
      }
    }
  }
}
