package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Points of an earlier sweep by the command line. */
@Timeout(120)
final class ReuseIT {
  private static final String MORE = "parameters.x.range.1=20";

  @TempDir Path directory;

  @BeforeEach
  void runOnce() throws IOException {
    Files.writeString(
        directory.resolve("c.yaml"),
        """
        model: {expr: {q: "x * y"}}
        parameters: {x: {range: [0, 10, 1]}, y: [1, 2]}
        """);
    assertThat(sweep("run", "c.yaml").exitCode()).isZero();
  }

  @Test
  void aFileThatIsReplacedGivesItsPoints() {
    Outcome refused = sweep("run", "c.yaml", "--set", MORE);
    assertThat(refused.err()).contains("need not run again: --fresh --reuse c.h5");
    assertThat(sweep("run", "c.yaml", "--reuse", "c.h5").exitCode()).isEqualTo(3);
    Outcome reused = sweep("run", "c.yaml", "--set", MORE, "--fresh", "--reuse", "c.h5");
    assertThat(reused.out())
        .contains("the older c.h5 is now c.h5.1")
        .contains("40 points: 40 ok, 20 of them reused");
    assertThat(sweep("show", "c.h5").out()).contains("reused_from: c.h5.1");
    Outcome back = sweep("run", "c.yaml", "-o", "back.h5", "--reuse", "c.h5", "--json");
    assertThat(back.out()).contains("\"reused\":20");
    assertThat(sweep("compare", "c.h5.1", "back.h5", "--rtol", 0).exitCode()).isZero();
  }

  @Test
  void shardsOnSeveralRanksTakeTheirShare() {
    for (String shard : new String[] {"1/2", "2/2"}) {
      Outcome part =
          MpiLauncherCommand.OPEN_MPI.run(
              directory, 2, "run", "c.yaml", "-w", 1, "--set", MORE, "--shard", shard, "--reuse",
              "c.h5");
      assertThat(part.exitCode()).as(part.err()).isZero();
      assertThat(part.out())
          .contains(shard.equals("1/2") ? "20 ok, 20 of them reused" : "20 ok in");
    }
    sweep("merge", "c.shard-1-of-2.h5", "c.shard-2-of-2.h5", "-o", "all.h5");
    sweep("run", "c.yaml", "--set", MORE, "-o", "whole.h5");
    assertThat(sweep("compare", "whole.h5", "all.h5", "--rtol", 0).exitCode()).isZero();
  }

  private Outcome sweep(Object... arguments) {
    return SweepProcess.run(directory, arguments);
  }
}
