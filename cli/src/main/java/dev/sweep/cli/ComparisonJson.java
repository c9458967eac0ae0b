package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.analysis.ComparedPoint;
import dev.sweep.analysis.Comparison;
import dev.sweep.analysis.Comparison.PointSets;
import dev.sweep.analysis.OutputComparison;
import dev.sweep.analysis.StatusChange;
import dev.sweep.analysis.ValueDifference;
import dev.sweep.results.PointRecord.Cell;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes what a comparison found as fields of a JSON object. */
record ComparisonJson(JsonGenerator json) {

  void write(Comparison found) throws IOException {
    json.writeBooleanField("same", found.same());
    writePointSets(found.points());
    json.writeObjectFieldStart("statuses");
    json.writeNumberField("changed", found.changedStatuses());
    json.writeArrayFieldStart("changes");
    for (StatusChange change : found.statusChanges()) {
      write(change);
    }
    json.writeEndArray();
    json.writeEndObject();
    writeNames("outputs_only_in_base", found.outputsOnlyInBase());
    writeNames("outputs_only_in_new", found.outputsOnlyInNew());
    json.writeArrayFieldStart("outputs");
    for (OutputComparison output : found.outputs()) {
      write(output);
    }
    json.writeEndArray();
  }

  private void writePointSets(PointSets points) throws IOException {
    json.writeObjectFieldStart("points");
    json.writeNumberField("matched", points.matched());
    json.writeNumberField("missing", points.missing());
    json.writeNumberField("new", points.added());
    writePoints("first_missing", points.firstMissing());
    writePoints("first_new", points.firstAdded());
    writeNames("parameters_only_in_base", points.parametersOnlyInBase());
    writeNames("parameters_only_in_new", points.parametersOnlyInNew());
    json.writeEndObject();
  }

  private void write(StatusChange change) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", change.from().name().toLowerCase(Locale.ROOT));
    json.writeStringField("to", change.to().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("count", change.count());
    writePoints("first", change.first());
    json.writeEndObject();
  }

  private void write(OutputComparison output) throws IOException {
    json.writeStartObject();
    json.writeStringField("output", output.output());
    json.writeBooleanField("same", output.same());
    json.writeNumberField("rtol", output.tolerance().rtol());
    json.writeNumberField("atol", output.tolerance().atol());
    json.writeStringField("mismatch", output.mismatch());
    json.writeNumberField("compared", output.compared());
    json.writeNumberField("differing", output.differing());
    Json.writeNumber(json, "largest", output.largest());
    Json.writeNumber(json, "largest_relative", output.largestRelative());
    json.writeArrayFieldStart("worst");
    for (ValueDifference difference : output.worst()) {
      write(difference);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(ValueDifference difference) throws IOException {
    json.writeStartObject();
    writeNumbers(difference.point());
    json.writeArrayFieldStart("element");
    for (long index : difference.element()) {
      json.writeNumber(index);
    }
    json.writeEndArray();
    json.writeFieldName("base");
    Json.writeValue(json, difference.base());
    json.writeFieldName("new");
    Json.writeValue(json, difference.now());
    Json.writeNumber(json, "difference", difference.difference());
    Json.writeNumber(json, "relative", difference.relative());
    json.writeEndObject();
  }

  private void writePoints(String name, List<ComparedPoint> points) throws IOException {
    json.writeArrayFieldStart(name);
    for (ComparedPoint point : points) {
      json.writeStartObject();
      writeNumbers(point);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeNumbers(ComparedPoint point) throws IOException {
    if (point.base() != ComparedPoint.NONE) {
      json.writeNumberField("point_in_base", point.base());
    }
    if (point.now() != ComparedPoint.NONE) {
      json.writeNumberField("point_in_new", point.now());
    }
    json.writeObjectFieldStart("parameters");
    for (Cell cell : point.parameters()) {
      json.writeFieldName(cell.name());
      Json.writeValue(json, cell.value());
    }
    json.writeEndObject();
  }

  private void writeNames(String field, List<String> names) throws IOException {
    json.writeArrayFieldStart(field);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }
}
