package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models are built anew when what they are built with changes, and only then. */
final class RebuiltModelTest {
  private final List<String> events = new ArrayList<>();
  private final BlockModel model =
      new RebuiltModel(
          List.of(0),
          values -> {
            events.add("build " + values);
            return new Recorder();
          });

  /** Marks pending points as ok, and tells of them. */
  private final class Recorder implements BlockModel {
    @Override
    public void evaluate(PointBlock points, Outcomes outcomes, StopSignal stop) {
      for (int row = 0; row < points.count(); row++) {
        if (outcomes.statusOf(row) == Status.PENDING) {
          events.add("point " + (points.first() + row));
          outcomes.status()[row] = Status.OK.code();
        }
      }
    }

    @Override
    public void close() {
      events.add("close");
    }
  }

  @Test
  void buildsOnlyOnChangeHoweverPointsAreCut() throws Exception {
    for (int block : new int[] {1, 2, 7}) {
      events.clear();
      run(block, new double[] {10, 10, 10, 20, 20}, new byte[5]);
      model.close();

      assertThat(events)
          .as("blocks of " + block)
          .containsExactly(
              "build {mesh=10}",
              "point 0",
              "point 1",
              "point 2",
              "close",
              "build {mesh=20}",
              "point 3",
              "point 4",
              "close");
    }
  }

  @Test
  void buildsNothingForPointsThatAreExcluded() throws Exception {
    byte excluded = Status.EXCLUDED.code();
    run(7, new double[] {10, 10, 20, 30, 20}, new byte[] {excluded, excluded, 0, excluded, 0});

    assertThat(events).containsExactly("build {mesh=20}", "point 2", "point 4");
  }

  @Test
  void buildsWithoutWhatAPointDoesNotHave() throws Exception {
    run(7, new double[] {Double.NaN, Double.NaN, 10}, new byte[3]);

    assertThat(events)
        .containsExactly("build {}", "point 0", "point 1", "close", "build {mesh=10}", "point 2");
  }

  /** Goes through all points as a worker does: what is left of a block comes again. */
  private void run(int block, double[] mesh, byte[] status) throws Exception {
    Parameter parameter = new Parameter("mesh", Parameter.Type.WHOLE, List.of(), null, null, true);
    for (int next = 0; next < mesh.length; ) {
      int count = Math.min(block, mesh.length - next);
      double[] codes = Arrays.copyOfRange(mesh, next, next + count);
      Outcomes outcomes = new Outcomes(next, count);
      System.arraycopy(status, next, outcomes.status(), 0, count);
      model.evaluate(
          new PointBlock(next, count, List.of(parameter), new double[][] {codes}),
          outcomes,
          () -> false);
      int done = 0;
      while (done < count && outcomes.statusOf(done) != Status.PENDING) {
        done++;
      }
      assertThat(done).isPositive();
      next += done;
    }
  }
}
