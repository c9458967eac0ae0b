package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.analysis.SweepStatus;
import dev.sweep.results.FileHolder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** How far sweeps are, a line or two for each. */
record StatusView(List<SweepStatus> sweeps) implements View {

  @Override
  public void print(PrintStream out) {
    for (SweepStatus sweep : sweeps) {
      out.println(sweep.file() + ": " + word(sweep) + ", " + RunText.counts(sweep.counts()));
      switch (sweep.state()) {
        case RUNNING -> out.println("  " + speed(sweep) + holder(sweep));
        case KILLED -> out.println("  killed: " + holder(sweep) + carryOn());
        case UNFINISHED -> out.println("  stopped" + carryOn());
        case FINISHED -> {}
      }
    }
  }

  private static String word(SweepStatus sweep) {
    String word = sweep.state().name().toLowerCase(Locale.ROOT);
    long total = sweep.counts().total();
    return sweep.counts().pending() == 0
        ? word
        : word + String.format(Locale.ROOT, " (%.0f%%)", 100.0 * sweep.counts().done() / total);
  }

  private static String speed(SweepStatus sweep) {
    double rate = sweep.pointsPerSecond().orElse(0);
    String left =
        sweep.secondsLeft().isPresent()
            ? Durations.inWords(sweep.secondsLeft().getAsDouble()) + " left; "
            : "";
    return rate > 0 ? String.format(Locale.ROOT, "%.3g points/s, ", rate) + left : "";
  }

  private static String holder(SweepStatus sweep) {
    return sweep.holder().map(FileHolder::toString).orElse("a process that is not known");
  }

  private static String carryOn() {
    return "; the command that began it carries on";
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("sweeps");
    for (SweepStatus sweep : sweeps) {
      json.writeStartObject();
      write(json, sweep);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, SweepStatus sweep) throws IOException {
    json.writeStringField("file", sweep.file().toString());
    json.writeStringField("name", sweep.name());
    json.writeStringField("state", sweep.state().name().toLowerCase(Locale.ROOT));
    json.writeObjectFieldStart("points");
    RunJson.writeCounts(json, sweep.counts());
    json.writeEndObject();
    if (sweep.holder().isPresent()) {
      FileHolder holder = sweep.holder().get();
      json.writeObjectFieldStart("process");
      json.writeNumberField("pid", holder.pid());
      json.writeStringField("host", holder.host());
      json.writeStringField("since", holder.since().toString());
      json.writeEndObject();
    }
    Json.writeNumber(json, "points_per_second", sweep.pointsPerSecond().orElse(Double.NaN));
    Json.writeNumber(json, "seconds_left", sweep.secondsLeft().orElse(Double.NaN));
  }
}
