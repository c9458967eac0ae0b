package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The gate: what it prints, its exit codes, and the XML that CI systems read. */
@Timeout(120)
final class CompareIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @BeforeEach
  void makeTheBaseline() throws IOException {
    run("base", "T^2", "[1, 2, 3]");
  }

  @Test
  void theSameResultsAreZero() throws IOException {
    run("same", "T*T", "[3, 1, 2]");
    Outcome outcome = sweep("compare", "base.h5", "same.h5");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).isEqualTo("same.h5 is the same as base.h5: 3 points, 1 outputs\n");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void differencesAreOneAndTheWorstComesFirst() throws IOException {
    run("other", "if(T == 2, 5, T^2 + 0.0001)", "[1, 2, 3, 4]");
    Outcome outcome = sweep("compare", "base.h5", "other.h5");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .isEqualTo(
            """
            other.h5 differs from base.h5
            points: 3 in both, 0 missing, 1 new
              new: point 3 (T = 4)
            statuses: 0 changed
            outputs: 1 of 1 differ
              q: 3 of 3 points differ by more than rtol 1e-9, atol 0
            worst differences:
              q at point 1 (T = 2): 4 -> 5, off by 1 (relative 0.25)
              q at point 0 (T = 1): 1 -> 1.0001, off by 1e-4 (relative 1e-4)
              q at point 2 (T = 3): 9 -> 9.0001, off by 1e-4 (relative 1.11e-5)
            """);
  }

  @Test
  void toleranceIsRelativeAndAbsoluteAndOfSingleOutputs() throws IOException {
    run("near", "T^2 * 1.01", "[1, 2, 3]");
    assertThat(compare("near.h5")).isEqualTo(1);
    assertThat(compare("near.h5", "--rtol", 0.011)).isZero();
    assertThat(compare("near.h5", "--atol", 0.1)).isZero();
    assertThat(compare("near.h5", "--atol", 0.05)).isEqualTo(1);
    assertThat(compare("near.h5", "--set-tolerance", "q=0.011")).isZero();
    assertThat(compare("near.h5", "--set-tolerance", "q=0,0.05")).isEqualTo(1);
    assertThat(compare("near.h5", "--set-tolerance", "q=0,0.1")).isZero();
    assertThat(compare("near.h5", "--rtol", 1, "--set-tolerance", "q=1e-9")).isEqualTo(1);
  }

  @Test
  void aWrongCommandLineIsTwo() {
    for (List<String> wrong :
        List.of(
            List.of("--rtol", "-1"),
            List.of("--atol", "NaN"),
            List.of("--set-tolerance", "q"),
            List.of("--set-tolerance", "q=1,2,3"),
            List.of("--set-tolerance=qq=1"),
            List.of("extra.h5"))) {
      List<Object> line = new ArrayList<>(List.of("compare", "base.h5", "base.h5"));
      line.addAll(wrong);
      Outcome outcome = sweep(line.toArray());
      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
      assertThat(outcome.err()).startsWith("sweep: ").doesNotContain("Exception");
    }
    assertThat(sweep("compare", "base.h5").exitCode()).isEqualTo(2);
    assertThat(sweep("compare", "base.h5", "base.h5", "--set-tolerance", "p=1").err())
        .contains("neither file has an output 'p'; there are: q");
  }

  @Test
  void anUnreadableFileIsThree() throws IOException {
    Files.writeString(directory.resolve("notes.h5"), "my precious notes");
    for (String file : List.of("nowhere.h5", "notes.h5")) {
      Outcome outcome = sweep("compare", "base.h5", file);
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err()).contains(file).doesNotContain("Exception");
    }
    assertThat(sweep("compare", "base.h5", "base.h5", "--junit", "no/such/place.xml").exitCode())
        .isEqualTo(3);
  }

  @Test
  void programsGetJson() throws IOException {
    run("other", "T^2 + 1", "[1, 2, 4]");
    Outcome outcome = sweep("compare", "base.h5", "other.h5", "--json");
    assertThat(outcome.exitCode()).isEqualTo(1);
    JsonNode found = JSON.readTree(outcome.out());
    assertThat(found.get("same").asBoolean()).isFalse();
    assertThat(found.at("/points/first_missing/0/parameters/T").asInt()).isEqualTo(3);
    assertThat(found.at("/points/first_new/0/point_in_new").asInt()).isEqualTo(2);
    assertThat(found.at("/outputs/0/differing").asInt()).isEqualTo(2);
    assertThat(found.at("/outputs/0/worst/0/base").asDouble()).isEqualTo(1);
    assertThat(found.at("/outputs/0/worst/0/new").asDouble()).isEqualTo(2);
    assertThat(found.at("/statuses/changed").asInt()).isZero();
  }

  @Test
  void theXmlHasATestForEachOutputAndTwoForThePoints() throws Exception {
    write(
        "odd.yaml",
        """
        model: {command: [echo, '{"q<&": "<>&\\"\\u0001 \\ud83d\\ude00", "r": 1}']}
        parameters: {T: [1, 2]}
        """);
    write(
        "odd2.yaml",
        """
        model: {command: [sh, -c, 'test ${T} = 1 && printf "{\\"q<&\\": \\"]]>\\", \\"r\\": 1}"']}
        parameters: {T: [1, 2]}
        """);
    sweep("run", "odd.yaml");
    sweep("run", "odd2.yaml");
    Outcome outcome = sweep("compare", "odd.h5", "odd2.h5", "--junit", "report.xml");
    assertThat(outcome.exitCode()).isEqualTo(1);
    Element suite = suite();
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    assertThat(names(suite.getElementsByTagName("testcase")))
        .containsExactly("points", "statuses", "output q<&", "output r");
    NodeList failures = suite.getElementsByTagName("failure");
    assertThat(failures.item(0).getTextContent()).isEqualTo("ok -> failed: point 1 (T = 2)");
    assertThat(failures.item(1).getTextContent())
        .isEqualTo("q<& at point 0 (T = 1): '<>&\"  \ud83d\ude00' -> ']]>'");
    sweep("compare", "odd.h5", "odd.h5", "--junit", "report.xml");
    assertThat(suite().getAttribute("failures")).isEqualTo("0");
  }

  private Element suite() throws Exception {
    Element root =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(directory.resolve("report.xml").toFile())
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    return (Element) root.getElementsByTagName("testsuite").item(0);
  }

  private static List<String> names(NodeList elements) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      names.add(((Element) elements.item(i)).getAttribute("name"));
    }
    return names;
  }

  private int compare(String file, Object... options) {
    List<Object> line = new ArrayList<>(List.of("compare", "base.h5", file));
    line.addAll(List.of(options));
    return sweep(line.toArray()).exitCode();
  }

  private void run(String name, String formula, String values) throws IOException {
    write(
        name + ".yaml",
        "model: {expr: {q: \"%s\"}}\nparameters: {T: %s}\n".formatted(formula, values));
    assertThat(sweep("run", name + ".yaml").exitCode()).isZero();
  }

  private Outcome sweep(Object... arguments) {
    return SweepProcess.run(directory, arguments);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
