package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.run.Progress;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line: {@code start}, then {@code progress} after each commit, then {@code end}.
 */
final class JsonDisplay implements ProgressDisplay {
  private final PrintStream err;
  private final String name;
  private @Nullable Progress last;

  JsonDisplay(PrintStream err, String name) {
    this.err = err;
    this.name = name;
  }

  @Override
  public void start(Progress progress) {
    print("start", progress);
  }

  @Override
  public void progressed(Progress progress) {
    print("progress", progress);
  }

  @Override
  public synchronized void close() {
    if (last != null) {
      print("end", last);
    }
  }

  private synchronized void print(String event, Progress progress) {
    last = progress;
    err.println(Json.of(json -> write(json, event, progress)));
  }

  private void write(JsonGenerator json, String event, Progress progress) throws IOException {
    json.writeStringField("event", event);
    json.writeStringField("sweep", name);
    json.writeNumberField("total", progress.total());
    json.writeNumberField("done", progress.done());
    json.writeNumberField("ok", progress.counts().ok());
    json.writeNumberField("failed", progress.counts().failed());
    json.writeNumberField("timed_out", progress.counts().timedOut());
    json.writeNumberField("excluded", progress.counts().excluded());
    if (progress.goal() != null) {
      json.writeNumberField("wanted_successes", progress.goal().wanted());
      json.writeNumberField("successes", progress.goal().successes());
      json.writeNumberField("draws", progress.goal().draws());
    }
    json.writeNumberField("seconds", progress.elapsedSeconds());
    json.writeNumberField("points_per_second", progress.pointsPerSecond());
    if (progress.secondsLeft().isPresent()) {
      json.writeNumberField("seconds_left", progress.secondsLeft().getAsDouble());
    }
  }
}
