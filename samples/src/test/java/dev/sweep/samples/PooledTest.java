package dev.sweep.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class PooledTest {
  private static final Map<String, String> IN_A_CONTAINER =
      Map.of(
          "OMPI_ALLOW_RUN_AS_ROOT", "1",
          "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1",
          "OMPI_MCA_rmaps_base_oversubscribe", "1");

  @ParameterizedTest
  @CsvSource({"threads, ''", "processes, ''", "ranks, mpirun.openmpi -n 3"})
  void findsPiOnEachKindOfWorkers(String workers, String launcher) throws Exception {
    List<String> command =
        new ArrayList<>(launcher.isEmpty() ? List.of() : List.of(launcher.split(" ")));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Pooled.class.getName(),
            workers));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(IN_A_CONTAINER);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).contains("pi is about 3.141593", "shares of the workers: [34, 34, 32]");
    assertThat(process.waitFor()).as(output).isZero();
  }
}
