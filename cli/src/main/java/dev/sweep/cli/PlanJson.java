package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.Sweep;
import dev.sweep.plan.PlanSummary;
import java.io.IOException;

/** Shows programs what a sweep would run. */
final class PlanJson {

  private PlanJson() {}

  static String of(Sweep sweep) {
    PlanSummary plan = sweep.preview(0);
    return Json.of(json -> {
      json.writeStringField("name", sweep.config().name());
      json.writeStringField("file", sweep.config().resultsFile().toString());
      json.writeNumberField("points", plan.included());
      json.writeBooleanField("exact", plan.exact());
      json.writeNumberField("bytes", Math.round(sweep.plannedBytes()));
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
