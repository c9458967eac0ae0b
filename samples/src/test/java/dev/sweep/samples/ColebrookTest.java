package dev.sweep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ColebrookTest {
  private static final Pattern OUTPUT = Pattern.compile("\\{\"friction_factor\": (\\S+)\\}\\s*");

  @Test
  void solvesTheEquationOfColebrookAndWhite() throws Exception {
    for (double reynolds : new double[] {4e3, 1e5, 1e8}) {
      for (double roughness : new double[] {0, 1e-6, 1e-3, 5e-2}) {
        double x = 1 / Math.sqrt(frictionFactor(reynolds, roughness));
        double right = -2 * Math.log10(roughness / 3.7 + 2.51 * x / reynolds);
        assertThat(x).as("%s %s", reynolds, roughness).isCloseTo(right, within(1e-12));
      }
    }
  }

  @Test
  void agreesWithTheChartOfMoody() throws Exception {
    assertThat(frictionFactor(1e5, 1e-4)).isCloseTo(0.0185, within(1e-4));
    assertThat(frictionFactor(1e8, 5e-2)).isCloseTo(0.0716, within(1e-4));
  }

  @Test
  void refusesLaminarFlow() throws Exception {
    Process process = start("--reynolds=100", "--roughness=0");
    assertThat(text(process)).contains("--reynolds 100: wanted at least 4000");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  private static double frictionFactor(double reynolds, double roughness) throws Exception {
    String printed = text(start("--reynolds=" + reynolds, "--roughness=" + roughness));
    Matcher output = OUTPUT.matcher(printed);
    assertThat(output.matches()).as(printed).isTrue();
    return Double.parseDouble(output.group(1));
  }

  private static Process start(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("python3", "python/colebrook.py");
    builder.command().addAll(List.of(arguments));
    return builder.redirectErrorStream(true).start();
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
