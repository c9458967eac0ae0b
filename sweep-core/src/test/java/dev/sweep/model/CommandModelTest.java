package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static dev.sweep.model.ShellCommands.onlyFailure;
import static dev.sweep.model.ShellCommands.run;
import static dev.sweep.model.ShellCommands.runProgram;
import static dev.sweep.model.ShellCommands.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ModelConfig;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandModelTest {

  @Test
  void passesParametersAsWordsAndInTheEnvironment() throws Exception {
    PointBlock points =
        Blocks.of(
            List.of(
                Blocks.whole("n"),
                Blocks.real("x"),
                Blocks.flag("on"),
                Blocks.text("name", "a b; $HOME 'c'")),
            new double[][] {{20}, {1e-6}, {1}, {0}});
    ModelConfig.Command command =
        new ModelConfig.Command(
            List.of(
                "sh",
                "-c",
                "printf '{\"n\": \"%s\", \"rest\": \"%s\", \"env\": \"%s\"}' \"$1\" \"$2\" \"$V\"",
                "sh",
                "${n}",
                "${x} ${on} ${name} $${x} $x"),
            Map.of("V", "n=${n}"),
            ModelConfig.PointLimits.NONE);
    Outcomes outcomes = Blocks.evaluate(Blocks.config(command), points);
    assertThat(texts(outcomes, "n")).containsExactly("20");
    assertThat(texts(outcomes, "rest")).containsExactly("1.0E-6 true a b; $HOME 'c' ${x} $x");
    assertThat(texts(outcomes, "env")).containsExactly("n=20");
  }

  @Test
  void leavesOutWordsThatAreNothingButAParameterThatAPointDoesNotHave() throws Exception {
    Parameter restart = Blocks.whole("restart").asOptional();
    ModelConfig.Command command =
        new ModelConfig.Command(
            List.of(
                "sh",
                "-c",
                "echo '{\"words\": \"'\"$#: $*\"'\"}'",
                "sh",
                "-r",
                "${restart}${restart}",
                "",
                "--r=${restart}",
                "${x}"),
            Map.of(),
            ModelConfig.PointLimits.NONE);
    PointBlock points =
        Blocks.of(
            List.of(Blocks.real("x"), restart), new double[][] {{1, 2}, {20, restart.absent()}});

    assertThat(texts(Blocks.evaluate(Blocks.config(command), points), "words"))
        .containsExactly("5: -r 2020  --r=20 1.0", "4: -r  --r= 2.0");
  }

  @Test
  void doesNotHangOnAFloodOfOutput() throws Exception {
    Outcomes outcomes =
        run("yes | head -c 80000000; yes | head -c 20000000 >&2;" + " echo '{\"q\": 1}'", 1);
    assertThat(numbers(outcomes, "q")).containsExactly(1);
  }

  @Test
  void givesNoInput() throws Exception {
    assertThat(numbers(run("cat; echo '{\"q\": 1}'", 1), "q")).containsExactly(1);
  }

  @Test
  void saysWhereItLookedForAProgramThatIsNotThere() {
    assertThatThrownBy(() -> runProgram("no-such-program-here"))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(
            "model command: no program 'no-such-program-here' in the directories of PATH: /");
    assertThatThrownBy(() -> runProgram("./no-such-program"))
        .hasMessageContaining("there is no file " + Path.of("no-such-program").toAbsolutePath());
  }

  @Test
  void saysThatAProgramIsNotExecutable(@TempDir Path directory) throws IOException {
    Path program = Files.writeString(directory.resolve("model.sh"), "#!/bin/sh\n");
    assertThatThrownBy(() -> runProgram(program.toString()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(program + " is not executable");
  }

  @Test
  void failsOnlyThePointsWhoseOwnProgramIsMissing() throws Exception {
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(
                new ModelConfig.Command(
                    List.of("./no-${x}"), Map.of(), ModelConfig.PointLimits.NONE)),
            Blocks.of(1));
    assertThat(onlyFailure(outcomes).kind()).isEqualTo("start");
  }

  @Test
  void triesAPointAgainAsOftenAsAsked(@TempDir Path directory) throws Exception {
    String script =
        "echo x >> %1$s/$1; n=$(wc -l < %1$s/$1); [ $n.0 = $1 ] || { echo try $n >&2; exit 1; };"
                .formatted(directory)
            + " echo '{\"q\": 1}'";
    ModelConfig.Command command =
        new ModelConfig.Command(
            List.of("sh", "-c", script, "sh", "${x}"),
            Map.of(),
            new ModelConfig.PointLimits(null, 2));
    Outcomes outcomes = Blocks.evaluate(Blocks.config(command), Blocks.of(1, 2, 3, 4));
    assertThat(outcomes.status()).containsExactly(1, 1, 1, 2);
    assertThat(outcomes.attempts()).containsExactly(1, 2, 3, 3);
    assertThat(outcomes.failures())
        .containsExactly(new PointFailure(3, 3, "exit", "exit code 1: try 3", "try 3\n"));
  }

  @Test
  void leavesNoFileBehind() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = sweepFiles(temporary);
    run("echo '{\"q\": 1}'", 1, 2, 3, 4, 5);
    assertThat(sweepFiles(temporary)).isSubsetOf(before);
  }

  private static List<Path> sweepFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith("sweep-")).toList();
    }
  }
}
