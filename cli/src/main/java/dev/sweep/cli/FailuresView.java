package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.analysis.FailureGroup;
import dev.sweep.analysis.LastFailures;
import dev.sweep.model.KeptDirectories;
import dev.sweep.model.PointFailure;
import dev.sweep.model.ShellText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Failures, a group for each cause.
 *
 * @param runCommand the words that run the sweep
 */
record FailuresView(
    Path file, List<String> runCommand, List<FailureGroup> groups, LastFailures last)
    implements View {
  private static final int POINTS_SHOWN = 8;

  static FailuresView of(Path file, List<String> runCommand, LastFailures last) {
    return new FailuresView(file, runCommand, FailureGroup.of(last.failures()), last);
  }

  @Override
  public void print(PrintStream out) {
    if (last.unexplained() > 0) {
      out.println(file + ": " + last.warning());
    } else if (groups.isEmpty()) {
      out.println(file + ": no failures");
    }
    for (FailureGroup group : groups) {
      print(out, group);
    }
  }

  private void print(PrintStream out, FailureGroup group) {
    PointFailure first = group.first();
    int count = group.failures().size();
    out.println(
        count + (count == 1 ? " point: " : " points: ") + first.kind() + ": " + first.message());
    out.println("  " + points(group));
    LogTail.print(out, first.log());
    kept(first).ifPresent(directory -> out.println("  its files: " + directory));
    out.println("  all about it: sweep show " + file + " --point " + first.point());
    out.println("  to repeat it: " + repeat(first));
    out.println();
  }

  /** Returns the directory in which the point ran, if it was kept. */
  private Optional<Path> kept(PointFailure failure) {
    Path directory = KeptDirectories.of(file, failure.point());
    return Files.isDirectory(directory) ? Optional.of(directory) : Optional.empty();
  }

  private String repeat(PointFailure failure) {
    return ShellText.of(runCommand) + " --point " + failure.point();
  }

  private static String points(FailureGroup group) {
    String shown =
        group.failures().stream()
            .limit(POINTS_SHOWN)
            .map(failure -> Long.toString(failure.point()))
            .collect(Collectors.joining(", "));
    boolean more = group.failures().size() > POINTS_SHOWN;
    return (group.failures().size() == 1 ? "point " : "points ") + shown + (more ? ", ..." : "");
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("file", file.toString());
    json.writeNumberField("unexplained", last.unexplained());
    json.writeArrayFieldStart("groups");
    for (FailureGroup group : groups) {
      json.writeStartObject();
      json.writeStringField("kind", group.first().kind());
      json.writeStringField("message", group.first().message());
      json.writeStringField("log", group.first().log());
      json.writeStringField("repeat", repeat(group.first()));
      Optional<Path> kept = kept(group.first());
      if (kept.isPresent()) {
        json.writeStringField("directory", kept.get().toString());
      }
      json.writeArrayFieldStart("points");
      for (PointFailure failure : group.failures()) {
        json.writeNumber(failure.point());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
