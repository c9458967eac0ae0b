package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.analysis.LastFailures;
import dev.sweep.analysis.OutputStatistics;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.DrawnSample;
import dev.sweep.results.LocalResult;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.StatusCounts;
import dev.sweep.space.Design.Dimension;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A results file: what it is, how far, what its outputs look like, who did what. */
record FileView(
    Path file,
    String name,
    boolean beingWritten,
    StatusCounts counts,
    String warning,
    List<Dimension> dimensions,
    List<ColumnInfo> parameters,
    List<ColumnInfo> outputs,
    DrawnSample.@Nullable State sample,
    List<OutputStatistics> statistics,
    List<LocalResult> workers,
    Map<String, String> provenance)
    implements View {

  static FileView of(Path file, ResultsReader results) throws IOException {
    return new FileView(
        file,
        results.name(),
        results.isBeingWritten(),
        results.statusCounts(),
        LastFailures.of(results).warning(),
        results.dimensions(),
        results.parameters(),
        results.outputs(),
        results.sample().orElse(null),
        statistics(results),
        results.localResults(),
        results.provenance());
  }

  private static List<OutputStatistics> statistics(ResultsReader results) throws IOException {
    int dimensions = results.dimensions().size();
    return OutputStatistics.of(
        results, results.outputs().stream().filter(o -> o.shape().size() == dimensions).toList());
  }

  @Override
  public void print(PrintStream out) {
    out.println(
        file
            + ": sweep "
            + name
            + ", "
            + RunText.counts(counts, sample)
            + (beingWritten ? "; running" : ""));
    if (!warning.isEmpty()) {
      out.println(warning);
    }
    if (sample != null) {
      out.println("sample: " + SampleText.line(sample));
    }
    out.println("dimensions: " + dimensionText());
    out.println();
    printColumns(out);
    out.println();
    printWorkers(out);
    out.println();
    provenance.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(fact -> out.println(fact.getKey() + ": " + fact.getValue()));
  }

  private String dimensionText() {
    return dimensions.stream()
        .map(dimension -> dimension.name() + " = " + dimension.size())
        .collect(Collectors.joining(", "));
  }

  private void printColumns(PrintStream out) {
    TextTable table = new TextTable("column", "unit", "min", "mean", "max", "std", "points");
    for (ColumnInfo parameter : parameters) {
      table.add(parameter.name(), unit(parameter), "", "", "", "", "(parameter)");
    }
    for (ColumnInfo output : outputs) {
      table.add(cells(output));
    }
    table.print(out);
  }

  private String[] cells(ColumnInfo output) {
    for (OutputStatistics s : statistics) {
      if (s.output().equals(output.name())) {
        return new String[] {
          s.output(),
          unit(output),
          number(s.min()),
          number(s.mean()),
          number(s.max()),
          number(s.standardDeviation()),
          Long.toString(s.count())
        };
      }
    }
    return new String[] {output.name(), unit(output), "", "", "", "", "(array)"};
  }

  private static String unit(ColumnInfo column) {
    return column.unit() == null ? "" : column.unit();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.6g", value);
  }

  private void printWorkers(PrintStream out) {
    TextTable table =
        new TextTable(
            "rank", "host", "pid", "workers", "chunks", "points", "ok", "failed", "busy", "idle");
    for (LocalResult worker : workers) {
      table.add(
          Integer.toString(worker.rank()),
          worker.host(),
          Long.toString(worker.pid()),
          Integer.toString(worker.workers()),
          Long.toString(worker.chunks()),
          Long.toString(worker.points().count()),
          Long.toString(worker.ok()),
          Long.toString(worker.failed()),
          percent(worker.busyShare()),
          percent(1 - worker.busyShare()));
    }
    table.print(out);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("file", file.toString());
    json.writeStringField("name", name);
    json.writeBooleanField("running", beingWritten);
    json.writeObjectFieldStart("points");
    RunJson.writeCounts(json, counts);
    json.writeEndObject();
    if (!warning.isEmpty()) {
      json.writeStringField("warning", warning);
    }
    json.writeArrayFieldStart("dimensions");
    for (Dimension dimension : dimensions) {
      json.writeStartObject();
      json.writeStringField("name", dimension.name());
      json.writeNumberField("size", dimension.size());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (sample != null) {
      SampleText.write(json, sample);
    }
    writeColumns(json, "parameters", parameters);
    writeColumns(json, "outputs", outputs);
    writeStatistics(json);
    writeWorkers(json);
    json.writeObjectFieldStart("provenance");
    for (Map.Entry<String, String> fact : provenance.entrySet()) {
      json.writeStringField(fact.getKey(), fact.getValue());
    }
    json.writeEndObject();
  }

  private static void writeColumns(JsonGenerator json, String name, List<ColumnInfo> columns)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ColumnInfo column : columns) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      if (column.unit() != null) {
        json.writeStringField("unit", column.unit());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeStatistics(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("statistics");
    for (OutputStatistics s : statistics) {
      json.writeObjectFieldStart(s.output());
      json.writeNumberField("count", s.count());
      Json.writeNumber(json, "min", s.min());
      Json.writeNumber(json, "mean", s.mean());
      Json.writeNumber(json, "max", s.max());
      Json.writeNumber(json, "std", s.standardDeviation());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeWorkers(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("workers");
    for (LocalResult worker : workers) {
      json.writeStartObject();
      json.writeNumberField("rank", worker.rank());
      json.writeStringField("host", worker.host());
      json.writeNumberField("pid", worker.pid());
      json.writeNumberField("workers", worker.workers());
      json.writeNumberField("chunks", worker.chunks());
      json.writeNumberField("points", worker.points().count());
      json.writeNumberField("ok", worker.ok());
      json.writeNumberField("failed", worker.failed());
      json.writeNumberField("busy_seconds", worker.busySeconds());
      json.writeNumberField("wall_seconds", worker.wallSeconds());
      Json.writeNumber(json, "busy_share", worker.busyShare());
      Json.writeNumber(json, "idle_share", 1 - worker.busyShare());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
