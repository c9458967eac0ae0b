package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ParameterSpec.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PointsFileTest {
  private static final String CSV = "sampling: {method: csv, file: points.csv}\n";

  @TempDir private Path directory;

  @Test
  void readsNumbersTextsAndTruthsByTheNamesOfColumns() throws Exception {
    SweepConfig config =
        read(
            "k, s ,T,b\r\n1e-3,\"a, \"\"b\"\"\",300,true\r\n\r\n 2 ,c,280.5,False\n",
            CSV + "parameters: {T: {unit: K}, k: , s: {}, b: {}, c: 4}\n");

    assertThat(column(config, 0).codes()).containsExactly(300, 280.5);
    assertThat(config.parameters().getFirst().unit()).isEqualTo("K");
    assertThat(column(config, 1).codes()).containsExactly(1e-3, 2);
    assertThat(column(config, 2).codes()).containsExactly(0, 1);
    assertThat(column(config, 2).texts()).containsExactly("a, \"b\"", "c");
    assertThat(column(config, 3).kind()).isEqualTo(Column.Kind.FLAG);
    assertThat(column(config, 3).codes()).containsExactly(1, 0);
    assertThat(config.parameters().get(4).spec()).isInstanceOf(ParameterSpec.Fixed.class);
  }

  @Test
  void passesOverBlankLinesAnywhere() throws Exception {
    SweepConfig config = read("\n  \nx\n1\r\r\n\t\n2\n" + " \n".repeat(20_000) + "3", CSV);

    assertThat(column(config, 0).codes()).containsExactly(1, 2, 3);
  }

  @Test
  void takesAllColumnsWhereNoParametersAreNamed() throws Exception {
    SweepConfig config = read("\uFEFFx,y\n1,2\n3,4\n", CSV + "where: x < y\n");

    assertThat(config.parameters()).extracting(ParameterConfig::name).containsExactly("x", "y");
  }

  @Test
  void goesBeforeWhatAParameterSaysOfItsValues() throws Exception {
    SweepConfig config =
        read("x,y\n1,2\n", CSV + "parameters: {x: {uniform: [0, 1]}, y: {values: [5], unit: m}}\n");

    assertThat(column(config, 0).codes()).containsExactly(1);
    assertThat(column(config, 1).codes()).containsExactly(2);
    assertThat(config.parameters().get(1).unit()).isEqualTo("m");
  }

  @Test
  void passesOverColumnsOnRequestAndOverTheNumberOfThePoint() throws Exception {
    SweepConfig config =
        read(
            "point,x,note\n0,1,a\n1,1,b\n",
            """
            sampling: {method: csv, file: points.csv, extra_columns: ignore}
            parameters: {x: }
            """);

    assertThat(config.parameters()).hasSize(1);
    assertThat(read("point,x\n0,1\n", CSV).parameters()).hasSize(1);
  }

  @Test
  void leadsFromTheFolderOfTheConfiguration() throws Exception {
    Path below = Files.createDirectories(directory.resolve("below"));
    Files.writeString(below.resolve("points.csv"), "x\n1\n");
    Path file = Files.writeString(below.resolve("heat.yaml"), ConfigFiles.MODEL + CSV);

    assertThat(ConfigReader.read(file, List.of()).parameters()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x,z;1,2|{x: }|points.csv:1:3: column 'z' is no parameter; parameters: x; to pass over it, add extra_columns: ignore to sampling",
        "x,z;1,2|{x: , z: , T: {unit: K}}|heat.yaml:3:24: parameter 'T' has no column in points.csv; its columns: x, z",
        "x;1|{x: , T: [1, 2]}|heat.yaml:3:19: parameter 'T' has no column in the file of points; give it one, fix it, or name it in space as an axis",
        "x;1|{x: , T: {uniform: [1, 2]}}|heat.yaml:3:19: parameter 'T' has no column in the file of points; give it one, fix it, or name it in space as an axis",
        "x,x;1,2|{x: }|points.csv:1:3: column 'x' is there twice; remove one",
        "x,y;1,2;3|{x: , y: }|points.csv:3:1: this line has 1 values for 2 columns",
        "x,y;1,2;3,4,5|{x: , y: }|points.csv:3:1: this line has 3 values for 2 columns",
        "x,y;1,2;n/a,4;oops,5|{x: , y: }|points.csv:3:1: column 'x' has the text 'n/a', but its first value is a number",
        "x,y;1,2;3,|{x: , y: }|points.csv:3:3: column 'y' has no value",
        "x;a;7|{x: }|points.csv:3:1: column 'x' has the number 7, but its first value is a text",
        "x;.inf|{x: }|points.csv:2:1: a value of column 'x' must be a finite number, not the number .inf",
        "x;'1|{x: }|heat.yaml:2:31: cannot read points.csv: points.csv:2:1: the quote that begins here is never closed",
        "x;'1'2|{x: }|heat.yaml:2:31: cannot read points.csv: points.csv:2:4: a comma must follow the quoted text",
        "x|{x: }|heat.yaml:2:31: points.csv has no points, only the names of columns",
        "``|{x: 1}|heat.yaml:2:31: points.csv is empty; its first line must name the columns",
      })
  void namesTheFaultOfAFile(String lines, String parameters, String fault) throws Exception {
    Files.writeString(directory.resolve("points.csv"), lines.replace(';', '\n').replace('\'', '"'));
    String text = ConfigFiles.MODEL + CSV + "parameters: " + parameters + "\n";

    assertThat(new ConfigFiles(directory).faults(text).lines()).contains(fault);
  }

  @Test
  void namesAFileThatIsNotThere() throws Exception {
    String text = ConfigFiles.MODEL + CSV + "parameters: {x: , y: [1, 2]}\nwhere: x < y\n";

    assertThat(new ConfigFiles(directory).faults(text))
        .isEqualTo("heat.yaml:2:31: there is no file points.csv");
  }

  @Test
  void refusesColumnsWhoseNamesNoParameterCanHave() throws Exception {
    Files.writeString(directory.resolve("points.csv"), "x,status\n1,2\n");

    assertThat(new ConfigFiles(directory).faults(ConfigFiles.MODEL + CSV))
        .isEqualTo(
            "points.csv:1:3: a parameter cannot be called 'status': the name is reserved for the"
                + " results file");
  }

  private SweepConfig read(String points, String text) throws Exception {
    Files.writeString(directory.resolve("points.csv"), points);
    return new ConfigFiles(directory).read(ConfigFiles.MODEL + text);
  }

  private static Column column(SweepConfig config, int parameter) {
    return (Column) config.parameters().get(parameter).spec();
  }
}
