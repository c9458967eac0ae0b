package dev.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ConfigException;
import dev.sweep.results.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/java.md shows is so. */
@Timeout(60)
class JavaPageTest {
  private static final Path PAGE = Path.of("../docs/java.md");

  @TempDir Path directory;

  @BeforeEach
  void compileItsExamples() throws IOException {
    compile("Wall", 0);
    compile("Walls", 1);
  }

  @Test
  void itsFirstExampleRuns() throws Exception {
    Path file = SweptFile.run(directory, "wall", block("yaml", 0));
    assertThat(
            Programs.python(
                file,
                """
                loss = h5py.File(path)['loss']
                print(['%.4f' % q for q in loss[...]], loss.attrs['units'])
                print(h5py.File(path)['failures/message'].asstr()[...])
                """))
        .isEqualTo(
            """
            ['13.8408', '6.9204', 'nan'] W/m2
            ['it is warm outside']\
            """);
  }

  @Test
  void itsExampleOfABatchRuns() throws Exception {
    Path file = SweptFile.run(directory, "walls", block("yaml", 1));
    assertThat(
            Programs.python(
                file,
                """
                print(['%.4f' % q for q in h5py.File(path)['loss'][...]])
                print(h5py.File(path)['failures/message'].asstr()[...])
                """))
        .isEqualTo(
            """
            ['13.8408', '6.9204', 'nan']
            ['it is warm outside']\
            """);
  }

  @Test
  void itsMessagesAreThoseOfItsExample() throws Exception {
    String faults =
        faults("  options: {layer: 3, surface: rugh, inside: 20 C}\n")
            + faults("  options:\n    layers: [{thickness: 0, conductivity: 1}]\n");
    List<String> shown =
        Pattern.compile("(?m)^wall\\.yaml:\\d+:\\d+: (.*)$")
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(shown).hasSize(5).allSatisfy(message -> assertThat(faults).contains(": " + message));
  }

  private String faults(String options) throws IOException {
    String yaml =
        "model:\n  java: Wall\n  classpath: [classes]\n" + options + "parameters: {T: [253.15]}\n";
    Path config = Files.writeString(directory.resolve("wall.yaml"), yaml);
    try {
      Sweep.load(config, List.of());
      return "";
    } catch (ConfigException e) {
      return e.getMessage() + "\n";
    }
  }

  private void compile(String name, int number) throws IOException {
    Path source = Files.writeString(directory.resolve(name + ".java"), block("java", number));
    String classes = directory.resolve("classes").toString();
    String classPath = System.getProperty("java.class.path");
    int faults =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null, null, null, "-proc:none", "-cp", classPath, "-d", classes, source.toString());
    assertThat(faults).isZero();
  }

  private static String block(String language, int number) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
        .matcher(Files.readString(PAGE))
        .results()
        .skip(number)
        .findFirst()
        .orElseThrow()
        .group(1);
  }
}
