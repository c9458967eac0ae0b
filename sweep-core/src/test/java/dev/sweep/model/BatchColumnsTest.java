package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.space.PointBlock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a batch is given, and what it gives. */
@Timeout(60)
class BatchColumnsTest {
  private static final Points POINTS =
      Points.of(
          Map.of(
              "x", new double[] {1.5, 2},
              "n", new long[] {3, 4},
              "on", new boolean[] {true, false},
              "name", new String[] {"b", "a"}));

  @Test
  void pointsHaveColumnsOfAllTypes() {
    assertThat(POINTS.count()).isEqualTo(2);
    assertThat(POINTS.numbers("x")).containsExactly(1.5, 2);
    assertThat(POINTS.numbers("n")).containsExactly(3, 4);
    assertThat(POINTS.wholeNumbers("n")).containsExactly(3, 4);
    assertThat(POINTS.flags("on")).containsExactly(true, false);
    assertThat(POINTS.texts("name")).containsExactly("b", "a");
    assertThat(POINTS.pointNumbers()).containsExactly(0, 1);
    assertThat(POINTS.point(1).text("name")).isEqualTo("a");
  }

  @Test
  void columnsOfAnotherTypeAreRefused() {
    assertThatThrownBy(() -> POINTS.numbers("name"))
        .hasMessage("parameter 'name' is a string, wanted a number");
    assertThatThrownBy(() -> POINTS.texts("x"))
        .hasMessage("parameter 'x' is a number, wanted a string");
    assertThatThrownBy(() -> POINTS.wholeNumbers("x"))
        .hasMessage("point 0: 'x' is 1.5, wanted a whole number");
    assertThatThrownBy(() -> POINTS.flags("y")).hasMessageStartingWith("no parameter 'y'");
    assertThatThrownBy(() -> Points.of(Map.of("x", new double[2], "y", new double[1])))
        .hasMessage("parameter 'y': got 1 values, wanted 2, as many as the others");
  }

  @Test
  void pointsTellWhatTheyDoNotHave() {
    PointBlock block =
        Blocks.of(List.of(Blocks.real("x").asOptional()), new double[][] {{1, Double.NaN, 3}});
    Points points = Points.of(block, 1, 2);
    assertThat(points.has("x")).containsExactly(false, true);
    assertThat(points.numbers("x")).containsExactly(Double.NaN, 3);
    assertThat(points.pointNumbers()).containsExactly(1, 2);
  }

  @Test
  void outputsTakeColumnsOfAllKinds() throws Exception {
    BatchOutputs outputs = new BatchOutputs(2);
    outputs.put("number", new double[] {1, Double.NaN});
    outputs.put("count", new long[] {1, 2});
    outputs.put("flag", new boolean[] {true, false});
    outputs.put("text", new @Nullable String[] {"a", null});
    outputs.put("rows", new double[][] {{1, 2}, {3, 4}});
    outputs.put("matrix", new double[] {1, 2, 3, 4}, 1, 2);
    assertThat(outputs.numbers("matrix")).containsExactly(1, 2, 3, 4);
    List<Map<String, String>> kinds =
        outputs.results(List.of("rows")).stream().map(BatchColumnsTest::kinds).toList();
    assertThat(kinds.getFirst())
        .containsEntry("number", "number")
        .containsEntry("count", "number")
        .containsEntry("flag", "boolean")
        .containsEntry("text", "string")
        .containsEntry("rows", "array of shape [2]")
        .containsEntry("matrix", "array of shape [1, 2]");
    assertThat(kinds.getLast()).doesNotContainKey("text").hasSize(5);
  }

  @Test
  void outputsOfAnotherLengthAreRefused() {
    BatchOutputs outputs = new BatchOutputs(2);
    assertThatThrownBy(() -> outputs.put("q", new double[3], 2))
        .hasMessage(
            "output 'q': got 3 values, wanted 4, an array of shape [2] for each of the 2 points of"
                + " the batch");
    assertThatThrownBy(() -> outputs.put("q", new double[][] {{1, 2}, {3}}))
        .hasMessage("output 'q': the array of point 1 of the batch has length 1, wanted 2");
    assertThatThrownBy(() -> outputs.put("q", new long[] {(1L << 53) + 1, 0}))
        .hasMessageContaining("loses digits");
    outputs.put("q", new boolean[2]);
    assertThatThrownBy(() -> outputs.put("q", new boolean[2]))
        .hasMessage("output 'q' was set twice");
  }

  private static Map<String, String> kinds(PointResult result) {
    return ((PointResult.Computed) result)
        .outputs().values().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().kind()));
  }
}
