package dev.sweep.cli;

import dev.sweep.analysis.Comparison;
import dev.sweep.analysis.OutputComparison;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a comparison as JUnit XML, which CI systems show as tests: one for the set of points, one
 * for their statuses, one for each output.
 *
 * @param sweep the sweep's name, which stands for the class of the tests
 */
record ComparisonJUnit(String sweep, ComparisonView view) {

  /**
   * One test.
   *
   * @param failure what is wrong, in a line; null if nothing is
   */
  private record Case(String name, @Nullable String failure, List<String> details) {}

  /** Writes the file; an older one is replaced. */
  void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      write(xml);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    List<Case> cases = cases();
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("testsuites");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "sweep compare " + legal(view.base() + " " + view.now()));
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    long failed = cases.stream().filter(each -> each.failure() != null).count();
    xml.writeAttribute("failures", Long.toString(failed));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", "0");
    for (Case each : cases) {
      write(xml, each);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void write(XMLStreamWriter xml, Case each) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", legal(sweep));
    xml.writeAttribute("name", legal(each.name()));
    xml.writeAttribute("time", "0");
    if (each.failure() != null) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", "difference");
      xml.writeAttribute("message", legal(each.failure()));
      xml.writeCharacters(legal(String.join("\n", each.details())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private List<Case> cases() {
    Comparison found = view.found();
    List<Case> cases = new ArrayList<>();
    cases.add(
        new Case(
            "points",
            found.points().same() ? null : ComparisonText.points(found.points()),
            ComparisonText.pointExamples(found.points())));
    cases.add(
        new Case(
            "statuses",
            found.changedStatuses() == 0 ? null : ComparisonText.statuses(found.changedStatuses()),
            ComparisonText.statusExamples(found.statusChanges())));
    for (OutputComparison output : found.outputs()) {
      cases.add(of(output));
    }
    addLonely(cases, found.outputsOnlyInBase(), view.base());
    addLonely(cases, found.outputsOnlyInNew(), view.now());
    return cases;
  }

  private static Case of(OutputComparison output) {
    List<String> details =
        output.worst().stream()
            .map(difference -> ComparisonText.difference(output.output(), difference))
            .toList();
    return new Case(
        "output " + output.output(), output.same() ? null : ComparisonText.output(output), details);
  }

  private static void addLonely(List<Case> cases, List<String> outputs, Path file) {
    for (String output : outputs) {
      cases.add(new Case("output " + output, "only in " + file, List.of()));
    }
  }

  /** XML has no way to write some characters; a question mark in a diamond stands for them. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().forEach(c -> legal.appendCodePoint(isLegal(c) ? c : 0xfffd));
    return legal.toString();
  }

  /** Production 2 of XML 1.0. */
  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
