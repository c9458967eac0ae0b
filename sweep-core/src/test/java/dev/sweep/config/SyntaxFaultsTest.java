package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SyntaxFaultsTest {
  @TempDir Path directory;

  private ConfigFiles files() {
    return new ConfigFiles(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "``|1:1: the file is empty; a sweep needs 'model' and 'parameters'",
        "# nothing|1:1: the file is empty; a sweep needs 'model' and 'parameters'",
        "[1, 2]|1:1: the top level must be a mapping of keys, not the list [1, 2]",
        "hello|1:1: the top level must be a mapping of keys, not the text 'hello'",
        "model:\\n\\texpr: 1|2:1: a tab cannot stand here; indent with spaces",
        "a: [1, 2|1:4: not valid YAML: what begins here is never closed",
        "a: \"b|1:4: not valid YAML: what begins here is never closed",
        "a: b: c|1:5: a key cannot stand here; check the indentation, and quote a value that has ': ' in it",
        "a: 1\\n---\\nb: 2|2:1: a second YAML document begins here; give one document a file",
        "a: &x [*x]|1:8: alias '*x' stands inside its own anchor",
        "a: *x|1:4: alias '*x' has no anchor before it",
      })
  void namesWhatIsNoYaml(String text, String fault) throws Exception {
    assertThat(files().faults(text.replace("\\n", "\n").replace("\\t", "\t")))
        .isEqualTo("heat.yaml:" + fault);
  }

  @Test
  void namesTheFirstOfTwoEqualKeys() throws Exception {
    assertThat(files().faults(ConfigFiles.MODEL + "parameters:\n  T: 1\n  k: 2\n  T: 3\n"))
        .isEqualTo("heat.yaml:5:3: key 'T' is given twice, first at heat.yaml:3:3; remove one");
  }

  @Test
  void refusesTagsAndMergeKeysAndListsAsKeys() throws Exception {
    assertThat(
            files()
                .faults(
                    ConfigFiles.MODEL
                        + "parameters:\n  T: !!str 1\n  <<: {a: 1}\n  [1]: 2\n  !mine b: 2\n"))
        .isEqualTo(
            """
            heat.yaml:3:6: tag '!!str' is not supported; quote a value to make it text
            heat.yaml:4:3: merge keys '<<' are not supported; use 'include'
            heat.yaml:5:3: a key must be a word, not the list [1]
            heat.yaml:6:3: tag '!mine' is not supported; quote a value to make it text\
            """);
  }

  @Test
  void boundsWhatAliasesExpandTo() throws Exception {
    StringBuilder text = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      text.append("a%d: &a%d [".formatted(i, i));
      text.append(String.join(", ", java.util.Collections.nCopies(10, alias))).append("]\n");
    }

    assertThat(files().faults(text.toString())).contains("aliases repeat more than 100000 nodes");
  }

  @Test
  void boundsHowDeepYamlIsNested() throws Exception {
    assertThat(files().faults("a: " + "[".repeat(100_000)))
        .contains("nested deeper than 50 levels");
  }

  @Test
  void saysWhichByteIsNotUtf8() throws Exception {
    byte[] bytes = (ConfigFiles.MODEL + "# é\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(files().faults(Files.write(directory.resolve("heat.yaml"), bytes)))
        .isEqualTo("heat.yaml:2:3: not UTF-8: byte 0xE9; save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void saysThatWideEncodingsAreNotUtf8(String encoding) throws Exception {
    byte[] bytes = ConfigFiles.MODEL.getBytes(Charset.forName(encoding));

    assertThat(files().faults(Files.write(directory.resolve("heat.yaml"), bytes)))
        .isEqualTo("heat.yaml:1:1: not UTF-8 but UTF-16 or UTF-32; save it as UTF-8");
  }

  @Test
  void readsUtf8WithAByteOrderMarkAndWindowsLineEnds() throws Exception {
    SweepConfig config =
        files().read("\uFEFFmodel: {expr: {q: \"1\"}}\r\nparameters:\r\n  T: 1\r\n");

    assertThat(config.parameters().getFirst().position().line()).isEqualTo(3);
    assertThat(config.parameters().getFirst().position().column()).isEqualTo(3);
  }

  @Test
  void refusesControlCharacters() throws Exception {
    assertThat(files().faults("a: 1\nb: \u0007\n"))
        .isEqualTo("heat.yaml:2:4: character U+0007 is not allowed; remove it");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    assertThat(files().faults(directory.resolve("gone.yaml")))
        .isEqualTo("gone.yaml:1:1: cannot read gone.yaml: there is no such file; check the path");
    Files.createDirectory(directory.resolve("dir"));
    assertThat(files().faults(directory.resolve("dir")))
        .isEqualTo("dir:1:1: cannot read dir: it is a directory; give a file");
  }

  @Test
  void showsTheFileAsTheUserWroteIt() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> ConfigReader.read(Path.of("no-such.yaml"), List.of())))
        .hasMessageStartingWith("no-such.yaml:1:1: ");
  }
}
