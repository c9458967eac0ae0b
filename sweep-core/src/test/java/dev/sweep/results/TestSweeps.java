package dev.sweep.results;

import dev.sweep.model.BlockModel.OutputDeclaration;
import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.space.Axis;
import dev.sweep.space.Design;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Designs and blocks whose values are easy to check. */
final class TestSweeps {
  static final List<OutputDeclaration> F_AND_G =
      List.of(new OutputDeclaration("f", "W", "heat"), new OutputDeclaration("g", null, null));
  static final Provenance PROVENANCE =
      new Provenance(
          "heat",
          "name: heat\n" + "# żółw\n".repeat(10_000),
          List.of("a=1", "b=2"),
          "fingerprint 1",
          List.of(new Provenance.Fact("sweep_version", "0.1.0")));

  private TestSweeps() {}

  static Parameter parameter(String name, Parameter.Type type, String... texts) {
    return new Parameter(name, type, List.of(texts), "m", null);
  }

  /** Returns the product of x (0, 0.5 ...) and y (0, 1 ...), with a fixed c. */
  static Design grid(long nx, long ny) {
    return new TestDesign(
        nx * ny,
        List.of(
            parameter("x", Parameter.Type.REAL),
            parameter("y", Parameter.Type.WHOLE),
            parameter("c", Parameter.Type.REAL)),
        List.of(new Design.Dimension("x", nx), new Design.Dimension("y", ny)),
        List.of(
            new Design.Placement.OnAxis(0, axis(nx, 0.5)),
            new Design.Placement.OnAxis(1, axis(ny, 1)),
            new Design.Placement.Scalar(4.25)));
  }

  /** Returns 60 points, the product of x and y, with names for the values of x. */
  static Design labelledGrid() {
    return new TestDesign(
        60,
        List.of(
            parameter("x", Parameter.Type.REAL),
            parameter(
                "x_label",
                Parameter.Type.TEXT,
                IntStream.range(0, 6).mapToObj(i -> "x is " + i).toArray(String[]::new)),
            parameter("y", Parameter.Type.WHOLE)),
        List.of(new Design.Dimension("x", 6), new Design.Dimension("y", 10)),
        List.of(
            new Design.Placement.OnAxis(0, axis(6, 0.5)),
            new Design.Placement.OnAxis(0, axis(6, 1)),
            new Design.Placement.OnAxis(1, axis(10, 1))));
  }

  /** Returns n points of one parameter of each type, all different from point to point. */
  static Design sampled(long n) {
    return new TestDesign(
        n,
        List.of(
            parameter("r", Parameter.Type.REAL),
            parameter("w", Parameter.Type.WHOLE),
            parameter("b", Parameter.Type.FLAG),
            parameter("s", Parameter.Type.TEXT, "cg", "", "gmres żółw")),
        List.of(new Design.Dimension("point", n)),
        List.of(
            new Design.Placement.PerPoint(),
            new Design.Placement.PerPoint(),
            new Design.Placement.PerPoint(),
            new Design.Placement.PerPoint()));
  }

  /** Returns n points along {@code x}, with one fixed parameter. */
  static Design line(long n, String fixed) {
    return new TestDesign(
        n,
        List.of(parameter("x", Parameter.Type.REAL), parameter(fixed, Parameter.Type.REAL)),
        List.of(new Design.Dimension("x", n)),
        List.of(new Design.Placement.OnAxis(0, axis(n, 0.5)), new Design.Placement.Scalar(4.25)));
  }

  static Axis axis(long size, double step) {
    return new Axis() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public double value(long index) {
        return index * step;
      }
    };
  }

  /** Returns a block of ok points with f = 2 p, g = -p, seconds p, one attempt. */
  static Outcomes ok(long first, int count) {
    Outcomes outcomes = bare(first, count);
    double[] f = new double[count];
    double[] g = new double[count];
    for (int row = 0; row < count; row++) {
      f[row] = 2.0 * (first + row);
      g[row] = -(double) (first + row);
    }
    outcomes.columns().add(new OutputColumn.Numbers("f", new int[0], f));
    outcomes.columns().add(new OutputColumn.Numbers("g", new int[0], g));
    return outcomes;
  }

  /** Returns a block of ok points without outputs. */
  static Outcomes bare(long first, int count) {
    Outcomes outcomes = new Outcomes(first, count);
    Arrays.fill(outcomes.status(), Status.OK.code());
    Arrays.fill(outcomes.attempts(), (byte) 1);
    for (int row = 0; row < count; row++) {
      outcomes.seconds()[row] = first + row;
    }
    return outcomes;
  }

  static void fail(Outcomes outcomes, int row, String message) {
    outcomes.status()[row] = Status.FAILED.code();
    outcomes
        .failures()
        .add(new PointFailure(outcomes.first() + row, 1, "exception", message, "log of it"));
  }

  static void accept(ResultsFile file, Design design, int worker, Outcomes outcomes)
      throws ResultsException {
    file.accept(worker, PointBlock.of(design, outcomes.first(), outcomes.count()), outcomes, 0.25);
  }

  private record TestDesign(
      long size, List<Parameter> parameters, List<Dimension> dimensions, List<Placement> placements)
      implements Design {
    @Override
    public void fill(long first, int count, double[][] columns) {
      for (int row = 0; row < count; row++) {
        fillRow(first + row, row, columns);
      }
    }

    private void fillRow(long point, int row, double[][] columns) {
      for (int i = 0; i < columns.length; i++) {
        switch (placements.get(i)) {
          case Placement.Scalar(double value) -> columns[i][row] = value;
          case Placement.PerPoint() -> columns[i][row] = draw(parameters.get(i).type(), point);
          case Placement.OnAxis(int dimension, Axis axis) -> {
            columns[i][row] = axis.value(point / stride(dimension) % axis.size());
          }
        }
      }
    }

    private long stride(int dimension) {
      return dimensions.stream()
          .skip(dimension + 1)
          .mapToLong(Dimension::size)
          .reduce(1, (a, b) -> a * b);
    }

    private static double draw(Parameter.Type type, long point) {
      return switch (type) {
        case REAL -> point + 0.5;
        case WHOLE -> 1000 + point;
        case FLAG -> point % 2;
        case TEXT -> point % 3;
      };
    }
  }
}
