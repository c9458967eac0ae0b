package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What workers are asked. */
final class RequestTextTest {
  private final List<Parameter> parameters =
      List.of(
          Blocks.real("x").asOptional(),
          Blocks.text("s", "cg", "gmres").asOptional(),
          Blocks.whole("n"),
          Blocks.flag("on").asOptional());

  @Test
  void leavesOutWhatAPointDoesNotHave() {
    double[][] columns = new double[4][];
    for (int i = 0; i < 4; i++) {
      double absent = parameters.get(i).absent();
      columns[i] = i == 2 ? new double[] {7, 8, 9} : new double[] {1, absent, absent};
    }
    columns[3][2] = 0;

    assertThat(written(Blocks.of(parameters, columns)))
        .isEqualTo(
            """
            {"point": 0, "parameters": {"x": 1.0, "s": "gmres", "n": 7, "on": true}}
            {"point": 1, "parameters": {"n": 8}}
            {"point": 2, "parameters": {"n": 9, "on": false}}
            """);
  }

  @Test
  void asksOfAPointThatHasNothingAllTheSame() {
    Parameter only = Blocks.real("x").asOptional();

    assertThat(written(Blocks.of(List.of(only), new double[][] {{only.absent()}})))
        .isEqualTo("{\"point\": 0, \"parameters\": {}}\n");
  }

  private static String written(PointBlock points) {
    RequestText requests = new RequestText(points.parameters());
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < points.count(); row++) {
      requests.append(text, points, row);
    }
    return text.toString();
  }
}
