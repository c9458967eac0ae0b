package dev.sweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.SweptFile;
import dev.sweep.results.ResultsReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OutputStatisticsTest {
  @TempDir Path directory;

  @Test
  void takesInEveryPointThatIsOkAndANumberOnce() throws Exception {
    String yaml =
        """
        model: {expr: {q: "x", r: "sqrt(x - 1000)"}}
        parameters: {x: {range: [0, 300000, 1]}}
        where: "x != 5"
        """;
    List<OutputStatistics> found = statistics(yaml);
    OutputStatistics q = found.getFirst();
    assertThat(q.count()).isEqualTo(299_999);
    assertThat(q.min()).isZero();
    assertThat(q.max()).isEqualTo(299_999);
    assertThat(q.mean()).isCloseTo((299_999L * 150_000L - 5) / 299_999.0, within(1e-6));
    assertThat(q.standardDeviation()).isCloseTo(86602.6, within(0.5));
    assertThat(found.get(1).count()).as("no NaN").isEqualTo(299_000);
    assertThat(found.get(1).min()).isZero();
  }

  @Test
  void fewPointsAreEnough() throws Exception {
    OutputStatistics one = statistics("model: {expr: {q: 'x'}}\nparameters: {x: [3]}\n").getFirst();
    assertThat(one.count()).isEqualTo(1);
    assertThat(one.mean()).isEqualTo(3);
    assertThat(one.standardDeviation()).isNaN();
    OutputStatistics none =
        statistics("model: {expr: {q: '1 / x - 1 / x'}}\nparameters: {x: [0]}\n").getFirst();
    assertThat(none.count()).isZero();
    assertThat(none.min()).isNaN();
    assertThat(none.mean()).isNaN();
  }

  private List<OutputStatistics> statistics(String yaml) throws Exception {
    Path file = SweptFile.run(directory, "file" + Integer.toHexString(yaml.hashCode()), yaml);
    try (ResultsReader results = ResultsReader.open(file)) {
      return OutputStatistics.of(results, results.outputs());
    }
  }
}
