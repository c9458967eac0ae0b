package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our own gate: a shipped configuration gives what it once gave. If a change was meant, replace the
 * baseline: {@code sweep run configs/quickstart.yaml -o configs/baseline/quickstart.h5 --fresh}.
 */
@Timeout(120)
final class BaselineIT {
  private static final String BASELINE = "configs/baseline/quickstart.h5";

  @TempDir Path directory;

  @Test
  void quickstartGivesWhatItsBaselineHas() {
    run("new.h5", "parameters.area=2.5");
    Outcome outcome = compare("--rtol", "1e-14");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out()).contains("12 points, 2 outputs");
  }

  @Test
  void aChangeOfTheModelWouldBeNoticed() {
    run("new.h5", "model.expr.heat=q * area * 1.000001");
    Outcome outcome = compare("--rtol", "1e-9");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("heat: 12 of 12 points differ").doesNotContain("q: ");
    assertThat(compare("--rtol", "1e-5").exitCode()).isZero();
  }

  private void run(String file, String override) {
    Outcome outcome =
        SweepProcess.run(
            SweepProcess.PROJECT,
            "run",
            "configs/quickstart.yaml",
            "-o",
            directory.resolve(file),
            "--set",
            override);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  private Outcome compare(String option, String value) {
    Path file = directory.resolve("new.h5");
    return SweepProcess.run(SweepProcess.PROJECT, "compare", BASELINE, file, option, value);
  }
}
