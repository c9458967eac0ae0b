package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.run.EarlyEnd;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Tells why a run ended by itself before all of its points were done. */
final class EarlyEndText {

  private EarlyEndText() {}

  static String line(EarlyEnd end) {
    return switch (end) {
      case EarlyEnd.FailedAlike(long points, String why) ->
          points == 1
              ? "stopped by --fail-fast: the first point to finish failed" + because(why)
              : "stopped by --fail-fast: the first %d points to finish all failed alike"
                      .formatted(points)
                  + because(why);
      case EarlyEnd.OutOfTime(long deadline, double likely) ->
          "stopped to end by "
              + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                  .format(Instant.ofEpochMilli(deadline).atZone(ZoneId.systemDefault()))
              + (likely == 0
                  ? ", the end of the walltime, before a point has finished"
                  : ": points take up to "
                      + Durations.inWords(likely)
                      + ", and there is less left");
    };
  }

  private static String because(String why) {
    return why.isEmpty() ? "" : ", with " + why;
  }

  /** Writes the field {@code stopped_by}. */
  static void write(JsonGenerator json, EarlyEnd end) throws IOException {
    json.writeObjectFieldStart("stopped_by");
    switch (end) {
      case EarlyEnd.FailedAlike(long points, String why) -> {
        json.writeStringField("cause", "fail_fast");
        json.writeNumberField("points", points);
        json.writeStringField("failure", why);
      }
      case EarlyEnd.OutOfTime(long deadline, double likely) -> {
        json.writeStringField("cause", "walltime");
        json.writeStringField("deadline", Instant.ofEpochMilli(deadline).toString());
        json.writeNumberField("likely_seconds", likely);
      }
    }
    json.writeEndObject();
  }
}
