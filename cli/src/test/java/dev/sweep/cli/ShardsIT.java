package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shards by the command line: run apart, merged, carried on with. */
@Timeout(120)
final class ShardsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @BeforeEach
  void writeConfig() throws IOException {
    Files.writeString(
        directory.resolve("s.yaml"),
        """
        model: {expr: {q: "x * y"}}
        parameters: {x: {uniform: [0, 1]}, y: [1, 2]}
        sampling: {method: random, n: 1000, seed: 1}
        """);
  }

  @Test
  void shardsMergeIntoWhatOneRunGives() throws IOException {
    for (int k = 1; k <= 3; k++) {
      Outcome shard = sweep("run", "s.yaml", "--shard", k + "/3", "--json");
      assertThat(shard.exitCode()).as(shard.err()).isZero();
      assertThat(JSON.readTree(shard.out()).at("/points/ok").asInt()).isEqualTo(k == 1 ? 334 : 333);
    }
    Outcome again = sweep("run", "s.yaml", "--shard", "2/3");
    assertThat(again.out()).contains("s.shard-2-of-3.h5: finished before, 333 points");
    Outcome some = sweep("merge", "s.shard-1-of-3.h5", "s.shard-3-of-3.h5", "-o", "some.h5");
    assertThat(some.exitCode()).isZero();
    assertThat(some.out()).contains("333 points are pending");
    assertThat(sweep("run", "s.yaml", "-o", "some.h5").out()).contains("667 of them before");
    String[] parts = {"s.shard-1-of-3.h5", "s.shard-2-of-3.h5", "s.shard-3-of-3.h5"};
    Outcome all = sweep("merge", parts[0], parts[1], parts[2], "-o", "all.h5", "--json");
    JsonNode report = JSON.readTree(all.out());
    assertThat(report.at("/points/ok").asInt()).isEqualTo(1000);
    assertThat(report.at("/parts/0/points").asInt()).isEqualTo(334);
    sweep("run", "s.yaml");
    for (String file : new String[] {"some.h5", "all.h5"}) {
      Outcome same = sweep("compare", "s.h5", file, "--rtol", 0);
      assertThat(same.exitCode()).as(same.out()).isZero();
    }
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    sweep("run", "s.yaml", "--shard", "1/2", "-o", "one.h5");
    sweep("run", "s.yaml", "--shard", "2/2", "-o", "two.h5", "--set", "sampling.seed=2");
    Outcome refused = sweep("merge", "one.h5", "two.h5", "-o", "all.h5");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err())
        .contains("two.h5 is of another sweep than one.h5")
        .contains("sampling.seed")
        .doesNotContain("Exception");
    assertThat(directory.resolve("all.h5")).doesNotExist();
    assertThat(sweep("merge", "one.h5", "-o", "two.h5").err()).contains("two.h5 exists already");
    assertThat(sweep("merge", "one.h5", "nowhere.h5", "-o", "all.h5").exitCode()).isEqualTo(3);
    assertThat(sweep("merge", "one.h5").exitCode()).isEqualTo(2);
    assertThat(sweep("run", "s.yaml", "--shard", "3/2").exitCode()).isEqualTo(2);
  }

  @Test
  void aDryRunTellsThePointsOfTheShard() {
    assertThat(sweep("run", "s.yaml", "--shard", "2/4", "--dry-run").out())
        .contains("shard 2/4: points [250..499]");
  }

  private Outcome sweep(Object... arguments) {
    return SweepProcess.run(directory, arguments);
  }
}
