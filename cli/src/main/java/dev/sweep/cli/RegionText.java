package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.analysis.ParameterRegion;
import dev.sweep.analysis.ValueSpan;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** Tells where in the space of parameters some points lie, beside all of it. */
final class RegionText {
  private static final int MOST_TEXTS = 8;

  private RegionText() {}

  static void print(PrintStream out, List<ParameterRegion> regions) {
    TextTable table = new TextTable("  parameter", "here", "", "in all");
    for (ParameterRegion region : regions) {
      String unit = region.unit() == null ? "" : " " + region.unit();
      table.add(
          "  " + region.parameter(),
          text(region.some()) + unit,
          values(region),
          region.isNarrower() ? text(region.all()) + unit : "the same");
    }
    if (!regions.isEmpty()) {
      table.print(out);
    }
  }

  private static String text(ValueSpan span) {
    ValueSpan.Range range = span.numbers();
    if (range == null) {
      return texts(span.texts());
    }
    String least = Numbers.exact(range.least());
    return range.least() == range.greatest()
        ? least
        : least + " to " + Numbers.exact(range.greatest());
  }

  private static String texts(List<String> texts) {
    String shown = String.join(", ", texts.subList(0, Math.min(texts.size(), MOST_TEXTS)));
    return texts.size() > MOST_TEXTS ? shown + ", ..." : texts.isEmpty() ? "none" : shown;
  }

  /** Of numbers drawn from a distribution it says little how many there are. */
  private static String values(ParameterRegion region) {
    return region.all().isManifold()
        ? ""
        : region.some().count() + " of " + region.all().count() + " values";
  }

  /** Writes the field {@code where}. */
  static void write(JsonGenerator json, List<ParameterRegion> regions) throws IOException {
    json.writeObjectFieldStart("where");
    for (ParameterRegion region : regions) {
      json.writeObjectFieldStart(region.parameter());
      write(json, region.some());
      json.writeObjectFieldStart("all");
      write(json, region.all());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ValueSpan span) throws IOException {
    if (span.numbers() != null) {
      ValueSpan.Range range = Objects.requireNonNull(span.numbers());
      json.writeNumberField("min", range.least());
      json.writeNumberField("max", range.greatest());
    } else {
      json.writeArrayFieldStart("names");
      for (String text : span.texts()) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
    json.writeNumberField("values", span.count());
  }
}
