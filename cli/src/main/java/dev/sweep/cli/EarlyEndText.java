package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.run.EarlyEnd;
import java.io.IOException;

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
    }
    json.writeEndObject();
  }
}
