package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.model.PointFailure;
import dev.sweep.results.PointRecord;
import dev.sweep.results.PointRecord.Cell;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All about one point. */
record PointView(ResultsReader results, PointRecord record) implements View {

  @Override
  public void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "point %d of %s: %s, attempt %d, %s, worker %d%n",
        record.point(),
        results.name(),
        status(),
        record.attempts(),
        Durations.inWords(record.seconds()),
        record.rank());
    TextTable table = new TextTable("", "value");
    record.parameters().forEach(cell -> table.add(cell.name(), text(cell.value())));
    record.outputs().forEach(cell -> table.add(cell.name(), text(cell.value())));
    table.print(out);
    if (hasLostItsFailure()) {
      out.println();
      out.println("no record of why: the journal was damaged or is missing");
    }
    for (PointFailure failure : record.failures()) {
      out.println();
      out.println(failure.kind() + ": " + failure.message());
      LogTail.print(out, failure.log());
    }
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeNumberField("point", record.point());
    json.writeStringField("status", status());
    json.writeNumberField("attempts", record.attempts());
    json.writeNumberField("seconds", record.seconds());
    json.writeNumberField("rank", record.rank());
    writeCells(json, "parameters", record.parameters());
    writeCells(json, "outputs", record.outputs());
    json.writeArrayFieldStart("failures");
    for (PointFailure failure : record.failures()) {
      json.writeStartObject();
      json.writeNumberField("attempt", failure.attempt());
      json.writeStringField("kind", failure.kind());
      json.writeStringField("message", failure.message());
      json.writeStringField("log", failure.log());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeCells(JsonGenerator json, String name, List<Cell> cells)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Cell cell : cells) {
      json.writeFieldName(cell.name());
      Json.writeValue(json, cell.value());
    }
    json.writeEndObject();
  }

  private boolean hasLostItsFailure() {
    return switch (record.status()) {
      case FAILED, TIMED_OUT -> record.failures().isEmpty();
      case PENDING, OK, EXCLUDED -> false;
    };
  }

  private String status() {
    return record.status().name().toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "(missing)";
      case double[] array -> Arrays.toString(array);
      default -> value.toString();
    };
  }
}
