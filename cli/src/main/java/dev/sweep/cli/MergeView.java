package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.results.MergeReport;
import dev.sweep.results.MergeReport.Taken;
import java.io.IOException;
import java.io.PrintStream;

/** What came of joining parts. */
record MergeView(MergeReport report) implements View {

  @Override
  public void print(PrintStream out) {
    for (Taken part : report.taken()) {
      String repeated =
          part.repeated() == 0 ? "" : ", " + part.repeated() + " that an earlier part has too";
      out.println(part.part() + ": " + part.points() + " points" + repeated);
    }
    out.println(report.file() + ": " + RunText.counts(report.counts()));
    if (report.counts().pending() > 0) {
      out.println(report.counts().pending() + " points are pending: no part has them");
    }
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("file", report.file().toString());
    json.writeObjectFieldStart("points");
    RunJson.writeCounts(json, report.counts());
    json.writeEndObject();
    json.writeArrayFieldStart("parts");
    for (Taken part : report.taken()) {
      json.writeStartObject();
      json.writeStringField("file", part.part().toString());
      json.writeNumberField("points", part.points());
      json.writeNumberField("repeated", part.repeated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
