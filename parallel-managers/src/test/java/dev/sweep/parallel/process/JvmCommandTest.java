package dev.sweep.parallel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JvmCommandTest {

  @Test
  void passesOnWhatConcernsTheProgramAndKeepsBackWhatIsForOneProcess() {
    List<String> options =
        JvmCommand.options(
            List.of(
                "-Xmx2g",
                "-XX:AOTCache=sweep.aot",
                "-XX:AOTCacheOutput=sweep.aot",
                "-Dkey=value",
                "-javaagent:agent.jar",
                "-agentlib:jdwp=server=y,address=5005",
                "-Xlog:gc:file=gc.log",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-ea"),
            List.of());

    assertThat(options)
        .contains("-Xmx2g", "-XX:AOTCache=sweep.aot", "-Dkey=value", "-ea")
        .contains("--add-opens=java.base/java.lang=ALL-UNNAMED")
        .noneMatch(option -> option.contains("agent") || option.contains("gc.log"))
        .doesNotContain("-XX:AOTCacheOutput=sweep.aot");
  }

  @Test
  void putsOptionsOfTheirOwnLast() {
    assertThat(JvmCommand.options(List.of("-Xmx2g"), List.of("-Xmx1g")))
        .endsWith("-Xmx2g", "-Xmx1g");
  }

  @Test
  void choosesNoSecondCollector() {
    assertThat(JvmCommand.options(List.of(), List.of())).contains("-XX:+UseSerialGC");
    assertThat(JvmCommand.options(List.of("-XX:+UseG1GC"), List.of()))
        .doesNotContain("-XX:+UseSerialGC");
    assertThat(JvmCommand.options(List.of(), List.of("-XX:+UseZGC")))
        .doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void asksForNothingThatWouldSpoilAStartUpCache() {
    assertThat(JvmCommand.options(List.of("-XX:AOTCache=sweep.aot"), List.of()))
        .noneMatch(option -> option.startsWith("--enable-native-access"));
  }
}
