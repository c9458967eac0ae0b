package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.analysis.FailureGroup;
import dev.sweep.analysis.FailureRegions;
import dev.sweep.analysis.LastFailures;
import dev.sweep.analysis.ParameterRegion;
import dev.sweep.model.KeptDirectories;
import dev.sweep.model.PointFailure;
import dev.sweep.model.ShellText;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Failures, a group for each cause.
 *
 * @param runCommand the words that run the sweep
 * @param points how many the sweep has
 */
record FailuresView(
    Path file, List<String> runCommand, long points, List<Located> groups, LastFailures last)
    implements View {
  private static final int POINTS_SHOWN = 8;

  /** A group, and where it lies. */
  private record Located(FailureGroup group, List<ParameterRegion> where) {}

  static FailuresView of(
      Path file, List<String> runCommand, LastFailures last, ResultsReader results)
      throws IOException {
    List<Located> groups = new ArrayList<>();
    if (!last.failures().isEmpty()) {
      FailureRegions regions = FailureRegions.of(results);
      for (FailureGroup group : FailureGroup.of(last.failures())) {
        groups.add(new Located(group, regions.of(group)));
      }
    }
    return new FailuresView(file, runCommand, results.points(), groups, last);
  }

  @Override
  public void print(PrintStream out) {
    if (last.unexplained() > 0) {
      out.println(file + ": " + last.warning());
    } else if (groups.isEmpty()) {
      out.println(file + ": no failures");
    }
    for (Located located : groups) {
      print(out, located.group(), located.where());
    }
  }

  private void print(PrintStream out, FailureGroup group, List<ParameterRegion> where) {
    PointFailure first = group.first();
    int count = group.failures().size();
    out.println(count + " of " + points + " points: " + first.kind() + ": " + first.message());
    out.println("  " + points(group));
    RegionText.print(out, where);
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
    json.writeNumberField("points", points);
    json.writeNumberField("unexplained", last.unexplained());
    json.writeArrayFieldStart("groups");
    for (Located located : groups) {
      FailureGroup group = located.group();
      json.writeStartObject();
      json.writeStringField("kind", group.first().kind());
      json.writeStringField("message", group.first().message());
      json.writeStringField("log", group.first().log());
      json.writeStringField("repeat", repeat(group.first()));
      Optional<Path> kept = kept(group.first());
      if (kept.isPresent()) {
        json.writeStringField("directory", kept.get().toString());
      }
      RegionText.write(json, located.where());
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
