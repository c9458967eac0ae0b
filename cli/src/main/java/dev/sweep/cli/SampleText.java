package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.results.DrawnSample.State;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Tells how far a sample is that is drawn until enough points have succeeded. */
record SampleText(PrintStream out) {

  void print(Path file, State sample) {
    out.println(file + ": " + line(sample));
  }

  /** Returns for example {@code 100 of 100 successes in 128 draws}. */
  static String line(State sample) {
    String line =
        sample.successes()
            + " of "
            + sample.wanted()
            + " successes in "
            + sample.draws()
            + " draws";
    if (sample.isComplete()) {
      return line + "; these points are the sample";
    }
    return sample.isOver()
        ? "only " + line + ", which are all of max_draws; raise it for more"
        : line + " so far, of at most " + sample.mostDraws();
  }

  /** Writes the field {@code sample}. */
  static void write(JsonGenerator json, State sample) throws IOException {
    json.writeObjectFieldStart("sample");
    json.writeNumberField("wanted", sample.wanted());
    json.writeNumberField("successes", sample.successes());
    json.writeNumberField("draws", sample.draws());
    json.writeNumberField("max_draws", sample.mostDraws());
    json.writeBooleanField("complete", sample.isComplete());
    json.writeEndObject();
  }
}
