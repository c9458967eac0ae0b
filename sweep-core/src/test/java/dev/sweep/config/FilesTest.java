package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.OutputConfig.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code files} and {@code stdin} of a command, and outputs in files. */
@Timeout(30)
class FilesTest {
  @TempDir Path directory;

  @Test
  void bindsTextsTemplatesAndLinks() throws Exception {
    Files.writeString(directory.resolve("deck.in"), "T ${T}\n");
    Files.createDirectory(directory.resolve("meshes"));
    SweepConfig config =
        read(
            "{command: a, files: {b.txt: '${T}', c/deck: {template: deck.in}, m: {link: meshes}},"
                + " stdin: 't=${T}'}",
            "{}");
    ModelConfig.Command command = (ModelConfig.Command) config.model();
    assertThat(command.files())
        .containsExactly(
            new PointFile.Text("b.txt", "${T}"),
            new PointFile.Text("c/deck", "T ${T}\n"),
            new PointFile.Link("m", directory.resolve("meshes")));
    assertThat(command.stdin()).isEqualTo("t=${T}");
    assertThat(config.hasPointDirectories()).isTrue();
  }

  @Test
  void bindsReadersOfFiles() throws Exception {
    SweepConfig config =
        read(
            "{command: a}",
            "{a: {file: t.csv, csv: q}, b: {file: t.csv, csv: {column: q, row: 2}},"
                + " c: {file: log, text: true}, d: {file: d.json}, e: {regex: '(a)(?<e>b)(?<f>c)'}}");
    assertThat(config.outputs().stream().limit(4).map(OutputConfig::reader))
        .containsExactly(new Reader.Csv("q", -1), new Reader.Csv("q", 2), new Reader.Text(), null);
    assertThat(config.outputs().stream().map(OutputConfig::file))
        .containsExactly("t.csv", "t.csv", "log", "d.json", null);
    assertThat(config.outputs().get(4).reader())
        .isInstanceOfSatisfying(
            Reader.Regex.class, regex -> assertThat(regex.group()).isEqualTo(2));
    assertThat(config.hasPointDirectories()).isTrue();
  }

  @Test
  void pointsIntoTheTemplate() throws Exception {
    Files.writeString(directory.resolve("deck.in"), "one\nT ${TT}\n");
    assertThat(faults("{command: a, files: {d: {template: deck.in}}}"))
        .isEqualTo("deck.in:2:3: unknown parameter '${TT}'; did you mean '${T}'?");
  }

  @Test
  void refusesATemplateThatIsNoText() throws Exception {
    Files.write(directory.resolve("deck.in"), new byte[] {'a', (byte) 0xff, 'b'});
    assertThat(faults("{command: a, files: {d: {template: deck.in}}}"))
        .isEqualTo("deck.in:1:2: not UTF-8: byte 0xFF; save it as UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{/etc/a: b}|29: '/etc/a' cannot be the name of a file of a point: it must lie in the point's own directory; give a relative one",
        "{../a: b}|29: '../a' cannot be the name of a file of a point: it must lie in the point's own directory; leave out '..'",
        "{a/../b: b}|29: 'a/../b' cannot be the name of a file of a point: it must lie in the point's own directory; leave out '..'",
        "{./a: b}|29: './a' cannot be the name of a file of a point: write it plainly, as 'a'",
        "{a//b: b}|29: 'a//b' cannot be the name of a file of a point: write it plainly, as 'a/b'",
        "{.: b}|29: '.' cannot be the name of a file of a point: write it plainly",
        "{'': b}|29: '' cannot be the name of a file of a point: it is empty",
        "{'${T}': b}|29: '${T}' cannot be the name of a file of a point: names are the same for every point",
        "{a: b, a/c: d}|35: 'a' cannot be a file when 'a/c' is one in it; rename one",
        "{a/c: b, a: d}|37: 'a' cannot be a file when 'a/c' is one in it; rename one",
        "{a: }|31: file 'a' must be a text, or {template: FILE} or {link: FILE}, not nothing",
        "{a: [b]}|32: file 'a' must be a text, or {template: FILE} or {link: FILE}, not the list [b]",
        "{a: {}}|32: file 'a' needs one of template and link, such as {template: deck.in}",
        "{a: {copy: b}}|33: unknown key 'copy' in file 'a'; known: template, link",
        "{a: {link: b}}|39: 'link' in file 'a' does not exist: no b",
        "{a: 'x ${U}'}|35: unknown parameter '${U}'; parameters: T",
        "a|28: files must be a mapping of keys, not the text 'a'",
      })
  void namesTheFaultOfAFile(String files, String fault) throws Exception {
    assertThat(faults("{command: a, files: " + files + "}").lines().findFirst())
        .contains("heat.yaml:1:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{q: {csv: a}}|15: 'csv' in output 'q' reads a file; name it, as in file: out.csv",
        "{q: {text: true}}|15: 'text' in output 'q' reads a file; name it, as in file: out.txt",
        "{q: {file: a, text: false}}|30: 'text' in output 'q' must be true; leave it out for another reader",
        "{q: {file: a, text: a}}|30: 'text' in output 'q' must be true or false, not the text 'a'",
        "{q: {file: ../a}}|21: '../a' cannot be the name of a file of a point: it must lie in the point's own directory; leave out '..'",
        "{q: {file: [a]}}|21: 'file' in output 'q' must be a text, not the list [a]",
        "{q: {file: a, csv: {row: 1}}}|29: 'csv' in output 'q' needs 'column', the name in the first line",
        "{q: {file: a, csv: {column: b, row: 1.5}}}|46: row must be a whole number of 64 bits, not the number 1.5",
        "{q: {file: a, csv: {colum: b}}}|30: unknown key 'colum' in 'csv' in output 'q'; did you mean 'column'?",
        "{q: {file: a, csv: b, json: c}}|32: output 'q' has both csv and json; keep one",
        "{q: {regex: '(?<a>.)(?<b>.)'}}|22: 'regex' in output 'q' has several named groups; call the one with the value 'q'",
      })
  void namesTheFaultOfAnOutput(String outputs, String fault) throws Exception {
    String text = "model: {command: [a]}\noutputs: " + outputs + "\nparameters: {T: [1, 2]}\n";
    assertThat(new ConfigFiles(directory).faults(text).lines().findFirst())
        .contains("heat.yaml:2:" + fault);
  }

  @Test
  void refusesFilesOfOtherModels() throws Exception {
    assertThat(faults("{worker: a, files: {b: c}, stdin: d}"))
        .isEqualTo(
            """
            heat.yaml:1:20: 'files' does not apply to a model of kind 'worker'; remove it
            heat.yaml:1:35: 'stdin' does not apply to a model of kind 'worker'; remove it\
            """);
    String text = "model: {worker: a}\noutputs: {q: {file: b}}\nparameters: {T: 1}\n";
    assertThat(new ConfigFiles(directory).faults(text))
        .isEqualTo(
            "heat.yaml:2:21: 'file' in output 'q' is one that a command wrote, but the model is of"
                + " kind 'worker'; remove it");
  }

  private SweepConfig read(String model, String outputs) throws Exception {
    return new ConfigFiles(directory)
        .read("model: " + model + "\noutputs: " + outputs + "\nparameters: {T: [1, 2]}\n");
  }

  private String faults(String model) throws Exception {
    return new ConfigFiles(directory)
        .faults("model: " + model + "\nparameters: {T: [1, 2]}\n")
        .replace(directory.toString(), "DIR")
        .replace("no DIR/", "no ");
  }
}
