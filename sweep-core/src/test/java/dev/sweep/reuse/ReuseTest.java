package dev.sweep.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.RunReport;
import dev.sweep.SweptFile;
import dev.sweep.config.ConfigReader;
import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.plan.Plan;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.OutputNotes;
import dev.sweep.results.Provenance;
import dev.sweep.results.ResultsException;
import dev.sweep.results.ResultsFile;
import dev.sweep.results.ResultsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReuseTest {
  private static final AtomicInteger EVALUATIONS = new AtomicInteger();

  @TempDir Path directory;

  /** Gives an output of each kind; fails where x is 2. */
  public static final class ManyKinds implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) throws Exception {
      EVALUATIONS.incrementAndGet();
      double x = point.number("x");
      if (x == 2) {
        throw new IllegalStateException("no");
      }
      outputs.put("square", x * x);
      outputs.put("large", x > 2);
      outputs.put("word", "słowo " + x);
      outputs.put("both", new double[] {x, -x});
    }
  }

  @Test
  void aGridTakesPointsOfAnotherWhateverTheOrderOfAxes() throws Exception {
    String model = "model: {expr: {q: \"x * y + c\"}}\n";
    Path old = run(model + "parameters: {x: [1, 2, 3], y: {linspace: [0, 1, 5]}, c: 2}");
    assertReuse(
        10, old, model + "parameters: {y: {linspace: [0, 1, 9]}, c: [1, 2], x: [3, 1.5, 1]}");
  }

  @Test
  void axesThatVaryTogetherAreLookedUpTogether() throws Exception {
    String model = "model: {expr: {q: \"x + 10 * y + 100 * z\"}}\n";
    Path old =
        run(
            model
                + "parameters: {x: [1, 2, 3], y: [1, 2, 3], z: [0, 1]}\n"
                + "space: {product: [{zip: [x, y]}, z]}");
    assertReuse(
        2,
        old,
        model
            + "parameters: {x: [1, 2, 4], y: [1, 3, 2], z: [0, 1]}\n"
            + "space: {product: [{zip: [x, y]}, z]}");
  }

  @Test
  void aSequenceGrows() throws Exception {
    String model =
        "model: {expr: {q: \"x - y\"}}\nparameters: {x: {uniform: [0, 1]}, y: {normal: {mean: 0, std: 1}}}\n";
    Path old = run(model + "sampling: {method: sobol, n: 64}");
    assertReuse(64, old, model + "sampling: {method: sobol, n: 128}");
  }

  @Test
  void axesBesideASampleAndSeedsOfReplicatesTellPointsApart() throws Exception {
    String model =
        """
        model: {expr: {q: "x + t"}}
        parameters: {x: {uniform: [0, 1]}, t: %s}
        space: {product: [t]}
        sampling: {method: random, n: 8, seed: 1, replicates: 3}
        """;
    Path old = run(model.formatted("[1, 2]"));
    assertReuse(48, old, model.formatted("[1, 2]"));
  }

  @Test
  void stringsAndBooleansAreValuesToo() throws Exception {
    String model = "model: {expr: {q: \"if(on, x, -x) + if(s == 'a', 1, 0)\"}}\n";
    Path old = run(model + "parameters: {x: [1, 2], on: [true, false], s: [a, b]}");
    assertReuse(4, old, model + "parameters: {s: [c, b], on: [false, true], x: [1.5, 2, 1]}");
  }

  @Test
  void parametersThatAPointDoesNotHaveAreAsGoodAsValues() throws Exception {
    String model =
        """
        model: {expr: {q: "if(s == 'a', n, 7) + if(on, 100, 0)"}}
        parameters:
          s: [a, b]
          n: {values: %s, when: "s == 'a'"}
          on: {values: [true, false], when: "s == 'b'"}
        """;
    Path old = run(model.formatted("[1, 2]"));
    assertReuse(4, old, model.formatted("[1, 2, 3]"));
  }

  @Test
  void outputsOfEachKindAreTakenAndFailedPointsRunAgain() throws Exception {
    String model = "model: {java: %s}\n".formatted(ManyKinds.class.getName());
    Path old = run(model + "parameters: {x: [1, 2, 3]}");
    int before = EVALUATIONS.get();
    RunReport report =
        SweptFile.reuse(directory, "now", model + "parameters: {x: [4, 3, 2, 1]}", old);
    // The one that fails does so after another one, and is tried once more on a new instance.
    assertThat(EVALUATIONS.get() - before).isEqualTo(3);
    assertThat(report.reused()).isEqualTo(2);
    assertThat(report.after().failed()).isEqualTo(1);
    assertSameAs(run(model + "parameters: {x: [4, 3, 2, 1]}"), directory.resolve("now.h5"));
  }

  @Test
  void zeroesOfTwoSignsAreTwoValues() throws Exception {
    String model = "model: {expr: {q: \"atan2(x, -1)\"}}\n";
    Path old = run(model + "parameters: {x: [0.0, 0.5]}");
    assertReuse(1, old, model + "parameters: {x: [-0.0, 0.5]}");
  }

  @Test
  void pointsThatAreExcludedNowStayOut() throws Exception {
    String sweep = "model: {expr: {q: x}}\nparameters: {x: [1, 2, 3, 4]}\n";
    assertReuse(2, run(sweep), sweep + "where: \"x > 2\"");
  }

  @Test
  void anyPartOfASampleMayBeInMemory() throws Exception {
    String sweep =
        "model: {expr: {q: x}}\nparameters: {x: {int_uniform: [1, 40]}}\n"
            + "sampling: {method: random, seed: 1, n: ";
    Path old = run(sweep + "100}");
    Path now = SweptFile.begin(directory, "now", sweep + "150}");
    Plan plan = Plan.of(ConfigReader.read(directory.resolve("now.yaml"), List.of()));
    try (OldSweep points = OldSweep.open(old, 7);
        ResultsFile target =
            ResultsFile.openForResume(now, plan.design(), OutputNotes.NONE, provenance(now))) {
      IndexRanges taken = points.into(target, plan, () -> false);
      assertThat(taken.count()).isBetween(100L, 150L).isEqualTo(target.counts().ok());
      assertThat(taken.contains(99)).isTrue();
    }
    SweptFile.carryOn(directory, sweep + "150}", now);
    assertSameAs(run(sweep + "150}"), now);
  }

  @Test
  void stopsWhenAsked() throws Exception {
    String sweep = "model: {expr: {q: x}}\nparameters: {x: [1, 2]}\n";
    Path old = run(sweep);
    Path now = SweptFile.begin(directory, "now", sweep);
    Plan plan = Plan.of(ConfigReader.read(directory.resolve("now.yaml"), List.of()));
    try (OldSweep points = OldSweep.open(old);
        ResultsFile target =
            ResultsFile.openForResume(now, plan.design(), OutputNotes.NONE, provenance(now))) {
      assertThat(points.into(target, plan, () -> true)).isEqualTo(IndexRanges.empty());
      Plan second = plan.only(IndexRanges.of(new IndexRange(1, 1)));
      assertThat(points.into(target, second, () -> false)).isEqualTo(second.pending());
    }
  }

  @Test
  void refusesAnotherModelOtherParametersAndOtherFiles() throws Exception {
    String sweep = "model: {expr: {q: x}}\nparameters: {x: [1, 2]}\n";
    Path old = run(sweep);
    assertThatThrownBy(() -> SweptFile.reuse(directory, "now", sweep.replace("q: x", "q: -x"), old))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("is of another model")
        .hasMessageContaining("model.expr.q");
    assertThatThrownBy(
            () -> SweptFile.reuse(directory, "now", sweep.replace("2]", "2], c: 1"), old))
        .hasMessageContaining("has the parameters [x], but the sweep has [x, c]");
    assertThatThrownBy(() -> SweptFile.reuse(directory, "old", sweep, old))
        .hasMessageContaining("names the file that is to be written");
    Path other = Files.writeString(directory.resolve("other.h5"), "hello");
    assertThatThrownBy(() -> SweptFile.reuse(directory, "now", sweep, other))
        .isInstanceOf(ResultsException.class);
    assertThat(directory.resolve("now.h5")).doesNotExist();
  }

  private Path run(String yaml) throws Exception {
    String name = Files.exists(directory.resolve("old.h5")) ? "whole" : "old";
    return SweptFile.run(directory, name, yaml);
  }

  private void assertReuse(long expected, Path old, String yaml) throws Exception {
    RunReport report = SweptFile.reuse(directory, "now", yaml, old);
    assertThat(report.reused()).isEqualTo(expected);
    try (ResultsReader now = ResultsReader.open(report.file())) {
      assertThat(now.provenance()).containsEntry("reused_from", old.toString());
    }
    assertSameAs(run(yaml), report.file());
  }

  private static void assertSameAs(Path whole, Path now) throws Exception {
    try (ResultsReader a = ResultsReader.open(whole);
        ResultsReader b = ResultsReader.open(now)) {
      assertThat(b.statusCounts()).isEqualTo(a.statusCounts());
      int points = (int) a.points();
      for (ColumnInfo column : a.outputs()) {
        assertThat(rows(b.read(column.name(), 0, points)))
            .as(column.name())
            .isEqualTo(rows(a.read(column.name(), 0, points)));
      }
      assertThat(b.pointsWith(Status.FAILED)).isEqualTo(a.pointsWith(Status.FAILED));
    }
  }

  private static List<Object> rows(ColumnValues values) {
    List<Object> rows = new ArrayList<>();
    for (int row = 0; row < values.rows(); row++) {
      Object value = values.value(row);
      rows.add(value instanceof double[] array ? Arrays.toString(array) : String.valueOf(value));
    }
    return rows;
  }

  private static Provenance provenance(Path file) throws Exception {
    try (ResultsReader results = ResultsReader.open(file)) {
      return new Provenance("now", "", List.of(), results.fingerprint(), List.of());
    }
  }
}
