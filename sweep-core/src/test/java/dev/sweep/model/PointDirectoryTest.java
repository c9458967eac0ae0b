package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import dev.sweep.config.OutputConfig.Reader;
import dev.sweep.config.PointFile;
import dev.sweep.config.SweepConfig;
import dev.sweep.model.KeptDirectories.Which;
import dev.sweep.space.PointBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that run in directories of their own: what they find there, and what they leave. */
@Timeout(60)
class PointDirectoryTest {
  private static final PointFile DECK = new PointFile.Text("in/deck", "x=${x} $${x} $x\n");

  @TempDir Path directory;

  @Test
  void writesTemplatesBeforeTheProgramStarts() throws Exception {
    Outcomes outcomes = run(command("cat in/deck", DECK), stdout("q", "x=(\\S+) \\$\\{x\\} \\$x"));
    assertThat(numbers(outcomes, "q")).containsExactly(1, 2.5);
  }

  @Test
  void linksToWhatIsNotToBeCopied() throws Exception {
    Files.writeString(Files.createDirectory(directory.resolve("meshes")).resolve("a"), "q=5");
    PointFile link = new PointFile.Link("data", directory.resolve("meshes"));
    Outcomes outcomes = run(command("cat data/a", link), stdout("q", "q=(\\d+)"));
    assertThat(numbers(outcomes, "q")).containsExactly(5, 5);
    assertThat(directory.resolve("meshes/a")).hasContent("q=5");
  }

  @Test
  void givesEachTryAnEmptyDirectoryWhichIsGoneAfterwards() throws Exception {
    Path seen = directory.resolve("seen");
    String script =
        "pwd >> %s; ls -A >> %s; touch left; mkdir -p a/b; exit 1".formatted(seen, seen);
    ModelConfig.Command once = command(script, DECK);
    ModelConfig.Command twice =
        new ModelConfig.Command(
            once.argv(), Map.of(), once.files(), null, new ModelConfig.PointLimits(null, 1));
    run(twice);
    List<String> lines = Files.readAllLines(seen);
    assertThat(lines.stream().filter(line -> line.startsWith("/")))
        .hasSize(4)
        .allSatisfy(path -> assertThat(Path.of(path)).doesNotExist());
    assertThat(lines.stream().filter(line -> !line.startsWith("/"))).containsOnly("in");
  }

  @Test
  void makesNoDirectoryThatNothingNeeds() throws Exception {
    Outcomes outcomes = run(command("echo here=$(pwd)"), stdout("q", "here=(.*)"));
    assertThat(((OutputColumn.Texts) Blocks.column(outcomes, "q")).values())
        .containsOnly(Path.of("").toAbsolutePath().toString());
  }

  @Test
  void findsTheProgramFromTheWorkingDirectory() throws Exception {
    Path program = Files.writeString(directory.resolve("model.sh"), "#!/bin/sh\necho q=1\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    String relative = Path.of("").toAbsolutePath().relativize(program).toString();
    ModelConfig.Command command =
        new ModelConfig.Command(
            List.of(relative), Map.of(), List.of(DECK), null, ModelConfig.PointLimits.NONE);
    assertThat(numbers(run(command, stdout("q", "q=(.)")), "q")).containsExactly(1, 1);
  }

  @Test
  void givesStandardInput() throws Exception {
    ModelConfig.Command command =
        new ModelConfig.Command(
            List.of("cat"), Map.of(), List.of(), "q=${x}\n", ModelConfig.PointLimits.NONE);
    assertThat(numbers(run(command, stdout("q", "q=(.*)")), "q")).containsExactly(1, 2.5);
  }

  @Test
  void givesInputThatTheProgramDoesNotRead() throws Exception {
    ModelConfig.Command command =
        new ModelConfig.Command(
            List.of("echo", "q=1"),
            Map.of(),
            List.of(),
            "line\n".repeat(100_000),
            ModelConfig.PointLimits.NONE);
    assertThat(numbers(run(command, stdout("q", "q=(.*)")), "q")).containsExactly(1, 1);
  }

  @Test
  void readsOutputsFromFiles() throws Exception {
    String script =
        """
        printf 'a, q\\n1,2\\n3,%s\\n' "$1" > t.csv
        printf '{\\n "r": {"q": [4, %s]}\\n}\\n' "$1" > out/o.json
        printf 'b=1 c=2' > log
        """;
    Outcomes outcomes =
        run(
            command(script, new PointFile.Text("out/.keep", "")),
            file("last", "t.csv", new Reader.Csv("q", -1)),
            file("first", "t.csv", new Reader.Csv("q", 0)),
            file("nested", "out/o.json", new Reader.Json("r.q.1")),
            file("c", "log", new Reader.Regex(Pattern.compile("b=(\\d) c=(?<c>\\d)"), 2)),
            file("all", "log", new Reader.Text()));
    assertThat(numbers(outcomes, "last")).containsExactly(1, 2.5);
    assertThat(numbers(outcomes, "first")).containsExactly(2, 2);
    assertThat(numbers(outcomes, "nested")).containsExactly(1, 2.5);
    assertThat(numbers(outcomes, "c")).containsExactly(2, 2);
    assertThat(((OutputColumn.Texts) Blocks.column(outcomes, "all")).values())
        .containsOnly("b=1 c=2");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    assertThat(message("touch a b", file("q", "c.csv", new Reader.Csv("q", -1))))
        .isEqualTo("no output 'q': the program left no file 'c.csv' that can be read, but: a, b");
    assertThat(message(":", file("q", "c.csv", null)))
        .isEqualTo(
            "no output 'q': the program left no file 'c.csv' that can be read, but: nothing");
    assertThat(message("echo a,b > f", file("q", "f", new Reader.Csv("q", -1))))
        .isEqualTo("no output 'q': file 'f' has no column 'q', but: a, b");
    assertThat(message("echo a,q > f", file("q", "f", new Reader.Csv("q", -1))))
        .isEqualTo("no output 'q': file 'f' has no row -1, but 0 rows");
    assertThat(message("echo a,q > f; echo 1 >> f", file("q", "f", new Reader.Csv("q", 0))))
        .isEqualTo("no output 'q': a row of file 'f' has 1 cells, wanted at least 2");
    assertThat(message("echo done > f", file("q", "f", null)))
        .isEqualTo("no line of file 'f' is a JSON object; the last line of file 'f' is: done");
    assertThat(message(": > f", file("q", "f", new Reader.Regex(Pattern.compile("q=(.)")))))
        .isEqualTo("no output 'q': nothing matches 'q=(.)'; file 'f' is empty");
  }

  @Test
  void keepsTheDirectoriesThatAreAskedFor() throws Exception {
    SweepConfig config =
        Blocks.config(command("pwd > place; [ $1 = 1.0 ]", DECK), stdout("q", "()"));
    evaluate(config, KeptDirectories.of(Which.FAILED, directory.resolve("f.h5")));
    assertThat(directory.resolve("f.h5.points")).isDirectoryNotContaining("glob:**/000000");
    assertThat(directory.resolve("f.h5.points/000001/in/deck")).hasContent("x=2.5 ${x} $x");
    evaluate(config, KeptDirectories.of(Which.ALL, directory.resolve("a.h5")));
    Path first = KeptDirectories.of(directory.resolve("a.h5"), 0);
    assertThat(first.resolve("place")).hasContent(first.toRealPath().toString());
    assertThat(directory.resolve("a.h5.points/000001/place")).exists();
  }

  @Test
  void leavesNothingInTheTemporaryDirectory() throws Exception {
    Path place = directory.resolve("place");
    run(command("pwd > " + place + "; mkdir -p x/y; touch x/y/z", DECK));
    Path own = Path.of(Files.readString(place).strip());
    assertThat(own).doesNotExist();
    assertThat(own.getParent()).doesNotExist();
  }

  private String message(String script, OutputConfig output) throws Exception {
    PointFailure failure = run(command(script), output).failures().getFirst();
    assertThat(failure.kind()).isEqualTo("output");
    return failure.message();
  }

  private static Outcomes run(ModelConfig.Command command, OutputConfig... outputs)
      throws Exception {
    return Blocks.evaluate(Blocks.config(command, outputs), Blocks.of(1, 2.5));
  }

  private static void evaluate(SweepConfig config, KeptDirectories kept) throws Exception {
    PointBlock points = Blocks.of(1, 2.5);
    BlockModel.Factory models = ModelFactory.of(config, points.parameters(), Transcript.NONE, kept);
    try (BlockModel model = models.open(0)) {
      model.evaluate(points, new Outcomes(0, 2), Blocks.NEVER);
    }
  }

  private static ModelConfig.Command command(String script, PointFile... files) {
    return new ModelConfig.Command(
        List.of("sh", "-c", script, "sh", "${x}"),
        Map.of(),
        List.of(files),
        null,
        ModelConfig.PointLimits.NONE);
  }

  private static OutputConfig stdout(String name, String regex) {
    return Blocks.output(name, new Reader.Regex(Pattern.compile(regex)));
  }

  private static OutputConfig file(String name, String file, @Nullable Reader reader) {
    return new OutputConfig(name, null, null, file, reader, Blocks.NOWHERE);
  }
}
