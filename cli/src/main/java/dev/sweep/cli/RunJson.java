package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.RunReport;
import dev.sweep.results.StatusCounts;
import dev.sweep.run.EarlyEnd;
import dev.sweep.run.RunSummary;
import java.io.IOException;
import java.util.Optional;

/** Tells programs what came of a run. */
final class RunJson {

  private RunJson() {}

  static String of(RunReport report, boolean interrupted) {
    return Json.of(json -> {
      json.writeStringField("file", report.file().toString());
      if (report.backup() != null) {
        json.writeStringField("backup", report.backup().toString());
      }
      json.writeObjectFieldStart("points");
      writeCounts(json, report.after());
      json.writeEndObject();
      if (report.sample() != null) {
        SampleText.write(json, report.sample());
      }
      if (report.interpolation() != null) {
        json.writeNumberField("interpolated", report.interpolation().filled());
      }
      json.writeNumberField("done_before", report.before().done());
      json.writeNumberField("reused", report.reused());
      json.writeBooleanField("interrupted", interrupted);
      Optional<EarlyEnd> end = Optional.ofNullable(report.summary()).flatMap(RunSummary::earlyEnd);
      if (end.isPresent()) {
        EarlyEndText.write(json, end.get());
      }
      json.writeNumberField("seconds", report.summary() == null ? 0 : report.summary().seconds());
    });
  }

  static void writeCounts(JsonGenerator json, StatusCounts counts) throws IOException {
    json.writeNumberField("total", counts.total());
    json.writeNumberField("pending", counts.pending());
    json.writeNumberField("ok", counts.ok());
    json.writeNumberField("failed", counts.failed());
    json.writeNumberField("timed_out", counts.timedOut());
    json.writeNumberField("excluded", counts.excluded());
  }
}
