package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.Sweep;
import dev.sweep.plan.PlanSummary;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.io.PrintStream;

/** Shows programs what a sweep would run. */
record PlanJson(PrintStream out) {

  /** Prints the summary alone. */
  void printSummary(Sweep sweep) {
    out.println(summary(sweep));
  }

  /** Prints the summary with all points as the array {@code rows}, streaming. */
  void printAll(Sweep sweep) {
    String summary = summary(sweep);
    out.print(summary.substring(0, summary.length() - 1) + ",\"rows\":[");
    Separated rows = new Separated();
    new PlanPoints(out).print(sweep.plan(), rows::append);
    out.println("\n]}");
  }

  /** Prints an object a line for each point, streaming. */
  void printLines(Sweep sweep) {
    new PlanPoints(out)
        .print(sweep.plan(), (points, row, text) -> text.append(object(points, row)).append('\n'));
  }

  /** Rows of an array. */
  private static final class Separated {
    private String separator = "\n";

    void append(PointBlock points, int row, StringBuilder text) {
      text.append(separator).append(object(points, row));
      separator = ",\n";
    }
  }

  private static String object(PointBlock points, int row) {
    return Json.of(json -> {
      json.writeNumberField("point", points.first() + row);
      for (int i = 0; i < points.parameters().size(); i++) {
        json.writeFieldName(points.parameters().get(i).name());
        Json.writeValue(json, points.value(row, i));
      }
    });
  }

  private static String summary(Sweep sweep) {
    PlanSummary plan = sweep.preview(0);
    return Json.of(json -> {
      json.writeStringField("name", sweep.config().name());
      json.writeStringField("file", sweep.config().resultsFile().toString());
      json.writeNumberField("points", plan.included());
      json.writeBooleanField("exact", plan.exact());
      json.writeNumberField("bytes", Math.round(sweep.plannedBytes()));
      if (plan.successes() > 0) {
        json.writeNumberField("successes", plan.successes());
      }
      json.writeArrayFieldStart("factors");
      for (Dimension factor : plan.factors()) {
        json.writeStartObject();
        json.writeStringField("name", factor.name());
        json.writeNumberField("count", factor.size());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("parameters");
      for (PlanSummary.Column column : plan.columns()) {
        write(json, column);
      }
      json.writeEndArray();
    });
  }

  private static void write(JsonGenerator json, PlanSummary.Column column) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", column.parameter().name());
    if (column.parameter().unit() != null) {
      json.writeStringField("unit", column.parameter().unit());
    }
    json.writeNumberField("values", column.count());
    json.writeFieldName("first");
    Json.writeValue(json, column.first());
    json.writeFieldName("last");
    Json.writeValue(json, column.last());
    json.writeEndObject();
  }
}
