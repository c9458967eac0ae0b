package dev.sweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sweep.SweptFile;
import dev.sweep.model.Model;
import dev.sweep.model.Options;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.model.Status;
import dev.sweep.results.PointRecord.Cell;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SweepComparisonTest {
  private static final Tolerances EXACT = new Tolerances(new Tolerance(0, 0), Map.of());
  private static final String GRID =
      """
      model: {expr: {q: "T * if(k == 'a', 1, 10)"}}
      parameters: {T: [1, 2, 3], k: [a, b]}
      """;

  @TempDir Path directory;

  /** Outputs of all kinds; options change or leave out some, or let a point fail. */
  public static final class Kinds implements Model {
    private String changed = "";

    @Override
    public void build(Options options) {
      changed = options.text("changed", "");
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      double x = point.number("x");
      boolean here = x == 2;
      if (here && changed.equals("status")) {
        throw new IllegalStateException("no result");
      }
      outputs.put("s", here && changed.equals("s") ? "other" : "text " + x);
      outputs.put("b", (here && changed.equals("b")) != (x > 1));
      outputs.put("n", x == 3 ? Double.NaN : here && changed.equals("n") ? Double.NaN : x);
      outputs.put("i", here && changed.equals("i") ? 7 : Double.NEGATIVE_INFINITY);
      double[][] v = {{x, 2 * x, 3 * x}, {-x, -2 * x, here && changed.equals("v") ? 0 : -3 * x}};
      outputs.put("v", v);
      if (changed.equals("missing") && here) {
        return;
      }
      outputs.put("m", true);
    }
  }

  @Test
  void aFileIsTheSameAsItself() throws Exception {
    Path file = SweptFile.run(directory, "grid", GRID);
    Comparison found = compare(file, file, EXACT);
    assertThat(found.same()).isTrue();
    assertThat(found.inStep()).isTrue();
    assertThat(found.points().matched()).isEqualTo(6);
    assertThat(found.outputs()).extracting(OutputComparison::compared).containsExactly(6L);
    assertThat(found.worst()).isEmpty();
  }

  @Test
  void differencesWithinTheToleranceAreMeasuredButNoneAndTheWorstComesFirst() throws Exception {
    String yaml = "model: {expr: {q: '%s', r: x}}\nparameters: {x: [0, 1, 2, 4, 8, 16, 32]}\n";
    Path base = SweptFile.run(directory, "base", yaml.formatted("x"));
    Path now = SweptFile.run(directory, "now", yaml.formatted("x + 0.5"));
    Tolerances wide = new Tolerances(new Tolerance(0, 0), Map.of("q", new Tolerance(0.25, 0.25)));
    Comparison near = compare(base, now, wide);
    assertThat(near.same()).isFalse();
    assertThat(near.outputs().getFirst().differing()).as("x = 0 only").isEqualTo(1);
    Comparison exact = compare(base, now, EXACT);
    OutputComparison q = exact.outputs().getFirst();
    assertThat(q.differing()).isEqualTo(7);
    assertThat(q.largest()).isEqualTo(0.5);
    assertThat(q.largestRelative()).isEqualTo(0.5);
    assertThat(exact.outputs().get(1).same()).isTrue();
    assertThat(q.worst())
        .extracting(d -> d.point().parameters())
        .containsExactly(x(0), x(1), x(2), x(4), x(8));
    assertThat(exact.worst()).hasSize(5).allMatch(d -> d.output().equals("q"));
  }

  @Test
  void pointsOfAGrownAndTurnedGridAreFoundByTheirValues() throws Exception {
    Path base = SweptFile.run(directory, "grid", GRID);
    Path now =
        SweptFile.run(
            directory,
            "other",
            """
            model: {expr: {q: "T * if(k == 'a', 1, 10) + if(T == 3 and k == 'b', 5, 0)"}}
            parameters: {k: [b, c, a], T: [4, 3, 2.5, 1]}
            """);
    Comparison found = compare(base, now, EXACT);
    assertThat(found.inStep()).isFalse();
    assertThat(found.points().matched()).isEqualTo(4);
    assertThat(found.points().missing()).isEqualTo(2);
    assertThat(found.points().firstMissing())
        .extracting(ComparedPoint::base, ComparedPoint::parameters)
        .containsExactly(
            tuple(2L, List.of(cell("T", 2L), cell("k", "a"))),
            tuple(3L, List.of(cell("T", 2L), cell("k", "b"))));
    assertThat(found.points().added()).isEqualTo(8);
    assertThat(found.points().firstAdded()).hasSize(5);
    assertThat(found.points().firstAdded().getFirst().parameters())
        .containsExactly(cell("k", "b"), cell("T", 4.0));
    ValueDifference worst = found.worst().getFirst().difference();
    assertThat(worst.point().base()).isEqualTo(5);
    assertThat(worst.point().now()).isEqualTo(1);
    assertThat(worst.base()).isEqualTo(30.0);
    assertThat(worst.now()).isEqualTo(35.0);
  }

  @Test
  void pointsInAnotherOrderAreFoundPartByPart() throws Exception {
    String yaml =
        """
        model: {expr: {q: "10 * x + y"}}
        parameters: {x: {range: [%s]}, y: {range: [%s]}}
        sampling: {method: zip}
        """;
    Path base = SweptFile.run(directory, "up", yaml.formatted("0, 40000, 1", "40000, 80000, 1"));
    Path now =
        SweptFile.run(directory, "down", yaml.formatted("39998, -2, -1", "79998, 39998, -1"));
    for (int pointsAtATime : new int[] {3000, 1 << 20}) {
      Comparison found = compare(base, now, EXACT, pointsAtATime);
      assertThat(found.points().matched()).isEqualTo(39_999);
      assertThat(found.points().firstMissing())
          .extracting(ComparedPoint::base)
          .containsExactly(39_999L);
      assertThat(found.points().firstAdded())
          .extracting(ComparedPoint::now)
          .containsExactly(39_999L);
      assertThat(found.outputs().getFirst().same()).isTrue();
      assertThat(found.outputs().getFirst().compared()).isEqualTo(39_999);
    }
  }

  @Test
  void ofPointsWithTheSameValuesTheFirstBelongsToTheFirst() throws Exception {
    Path base =
        SweptFile.run(
            directory, "base", "model: {expr: {q: x}}\nparameters: {x: [5, 6], r: [1, 2, 3]}");
    Path now = SweptFile.run(directory, "now", "model: {expr: {q: x}}\nparameters: {x: [6, 5]}");
    Comparison found = compare(base, now, EXACT);
    assertThat(found.points().parametersOnlyInBase()).containsExactly("r");
    assertThat(found.points().matched()).isEqualTo(2);
    assertThat(found.points().firstMissing())
        .extracting(ComparedPoint::base)
        .containsExactly(1L, 2L, 4L, 5L);
    assertThat(found.points().added()).isZero();
  }

  @Test
  void manyPointsWithTheSameValuesTakeNoLonger() throws Exception {
    String yaml =
        """
        model: {expr: {q: x}}
        parameters: {x: [1, 2]}
        sampling: {method: random, n: %d, seed: 1}
        """;
    Path base = SweptFile.run(directory, "base", yaml.formatted(200_000));
    Path now = SweptFile.run(directory, "now", yaml.formatted(199_999));
    Comparison found = compare(base, now, EXACT);
    assertThat(found.points().matched()).isEqualTo(199_999);
    assertThat(found.points().missing()).isEqualTo(1);
  }

  @Test
  void nanEqualsNanAndAllKindsOfOutputsCompare() throws Exception {
    Path base = kinds("");
    assertThat(compare(base, kinds(""), EXACT).same()).isTrue();
    for (String output : List.of("s", "b", "n", "i", "v")) {
      Comparison found = compare(base, kinds(output), EXACT);
      assertThat(found.outputs())
          .filteredOn(o -> !o.same())
          .extracting(OutputComparison::output, OutputComparison::differing)
          .containsExactly(tuple(output, 1L));
      assertThat(found.worst()).hasSize(1);
      assertThat(found.worst().getFirst().difference().point().base()).isEqualTo(1);
    }
    ValueDifference v = compare(base, kinds("v"), EXACT).worst().getFirst().difference();
    assertThat(v.element()).containsExactly(1L, 2L);
    assertThat(v.difference()).isEqualTo(6);
    ValueDifference m = compare(base, kinds("missing"), EXACT).worst().getFirst().difference();
    assertThat(m.base()).isEqualTo(true);
    assertThat(m.now()).isNull();
  }

  @Test
  void aPointThatFailsNowIsAChangedStatusAndNoChangedOutput() throws Exception {
    Comparison found = compare(kinds(""), kinds("status"), EXACT);
    assertThat(found.same()).isFalse();
    assertThat(found.changedStatuses()).isEqualTo(1);
    StatusChange change = found.statusChanges().getFirst();
    assertThat(change.from()).isEqualTo(Status.OK);
    assertThat(change.to()).isEqualTo(Status.FAILED);
    assertThat(change.first().getFirst().parameters()).isEqualTo(x(2));
    assertThat(found.outputs()).allMatch(OutputComparison::same);
    assertThat(found.outputs().getFirst().compared()).isEqualTo(2);
  }

  @Test
  void outputsAndParametersOfOneFileAloneAreTold() throws Exception {
    Path base =
        SweptFile.run(directory, "a", "model: {expr: {q: x, r: x}}\nparameters: {x: [1, 2]}");
    Path now =
        SweptFile.run(directory, "b", "model: {expr: {s: x, q: x}}\nparameters: {x: [1, 2], c: 3}");
    Comparison found = compare(base, now, EXACT);
    assertThat(found.same()).isFalse();
    assertThat(found.outputsOnlyInBase()).containsExactly("r");
    assertThat(found.outputsOnlyInNew()).containsExactly("s");
    assertThat(found.points().parametersOnlyInNew()).containsExactly("c");
    assertThat(found.points().matched()).isEqualTo(2);
    assertThat(found.outputs()).allMatch(OutputComparison::same);
  }

  @Test
  void outputsOfAnotherKindOrShapeCannotBeCompared() throws Exception {
    String yaml = "model: {command: [echo, '%s']}\nparameters: {x: [1]}";
    Path number = SweptFile.run(directory, "n", yaml.formatted("{\"q\": 1}"));
    Path text = SweptFile.run(directory, "t", yaml.formatted("{\"q\": \"1\"}"));
    Path array = SweptFile.run(directory, "v", yaml.formatted("{\"q\": [1]}"));
    assertThat(compare(number, text, EXACT).outputs().getFirst().mismatch())
        .isEqualTo("a number in the base, a string in the new file");
    assertThat(compare(number, array, EXACT).outputs().getFirst().mismatch())
        .isEqualTo("shape [] in the base, [1] in the new file");
    assertThat(compare(number, array, EXACT).same()).isFalse();
  }

  @Test
  void pendingPointsOfASampleBelongToTheirNumbers() throws Exception {
    String yaml =
        """
        model: {expr: {q: x}}
        parameters: {x: {uniform: [0, 1]}}
        sampling: {method: random, n: 100, seed: 1}
        """;
    Path base = SweptFile.run(directory, "base", yaml);
    Path now = SweptFile.begin(directory, "now", yaml);
    Comparison found = compare(base, now, EXACT);
    assertThat(found.inStep()).isTrue();
    assertThat(found.statusChanges())
        .extracting(StatusChange::from, StatusChange::to, StatusChange::count)
        .containsExactly(tuple(Status.OK, Status.PENDING, 100L));
    assertThat(compare(now, now, EXACT).same()).isTrue();
    assertThat(compare(now, base, EXACT).statusChanges().getFirst().first().getFirst())
        .isEqualTo(
            new ComparedPoint(
                0,
                0,
                compare(base, now, EXACT)
                    .statusChanges()
                    .getFirst()
                    .first()
                    .getFirst()
                    .parameters()));
  }

  private Path kinds(String changed) throws Exception {
    return SweptFile.run(
        directory,
        "kinds" + changed + System.nanoTime(),
        """
        model: {java: "%s", options: {changed: "%s"}}
        parameters: {x: [1, 2, 3]}
        """
            .formatted(Kinds.class.getName(), changed));
  }

  private static List<Cell> x(long value) {
    return List.of(cell("x", value));
  }

  private static Cell cell(String name, Object value) {
    return new Cell(name, value);
  }

  private static Comparison compare(Path base, Path now, Tolerances tolerances) throws IOException {
    return compare(base, now, tolerances, 1 << 20);
  }

  private static Comparison compare(Path base, Path now, Tolerances tolerances, int pointsAtATime)
      throws IOException {
    try (ResultsReader before = ResultsReader.open(base);
        ResultsReader after = ResultsReader.open(now)) {
      return SweepComparison.of(before, after, tolerances, pointsAtATime);
    }
  }
}
