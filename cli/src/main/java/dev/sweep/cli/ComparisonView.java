package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.analysis.Comparison;
import dev.sweep.analysis.Comparison.OutputDifference;
import dev.sweep.analysis.OutputComparison;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** How one results file differs from another. */
record ComparisonView(Path base, Path now, Comparison found) implements View {
  private static final int MOST_LINES = 20;

  @Override
  public void print(PrintStream out) {
    if (found.same()) {
      out.println(
          "%s is the same as %s: %d points, %d outputs"
              .formatted(now, base, found.points().matched(), found.outputs().size()));
      return;
    }
    out.println(now + " differs from " + base);
    out.println(ComparisonText.points(found.points()));
    print(out, ComparisonText.pointExamples(found.points()));
    out.println(ComparisonText.statuses(found.changedStatuses()));
    print(out, ComparisonText.statusExamples(found.statusChanges()));
    printOutputs(out);
    printWorst(out);
  }

  private void printOutputs(PrintStream out) {
    List<OutputComparison> differing =
        found.outputs().stream().filter(output -> !output.same()).toList();
    out.println("outputs: %d of %d differ".formatted(differing.size(), found.outputs().size()));
    printOnly(out, base, found.outputsOnlyInBase());
    printOnly(out, now, found.outputsOnlyInNew());
    print(out, differing.stream().map(ComparisonText::output).toList());
  }

  private static void printOnly(PrintStream out, Path file, List<String> outputs) {
    if (!outputs.isEmpty()) {
      String names = String.join(", ", outputs.subList(0, Math.min(outputs.size(), MOST_LINES)));
      int more = outputs.size() - MOST_LINES;
      out.println("  only in " + file + ": " + names + (more > 0 ? ", " + more + " more" : ""));
    }
  }

  private void printWorst(PrintStream out) {
    long differing = found.outputs().stream().mapToLong(OutputComparison::differing).sum();
    if (differing == 0) {
      return;
    }
    out.println("worst differences:");
    List<OutputDifference> worst = found.worst();
    List<OutputDifference> shown = worst.subList(0, Math.min(worst.size(), MOST_LINES));
    for (OutputDifference each : shown) {
      out.println("  " + ComparisonText.difference(each.output(), each.difference()));
    }
    if (differing > shown.size()) {
      out.println("  and " + (differing - shown.size()) + " more");
    }
  }

  private static void print(PrintStream out, List<String> lines) {
    lines.stream().limit(MOST_LINES).forEach(line -> out.println("  " + line));
    if (lines.size() > MOST_LINES) {
      out.println("  and " + (lines.size() - MOST_LINES) + " more");
    }
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("base", base.toString());
    json.writeStringField("new", now.toString());
    new ComparisonJson(json).write(found);
  }
}
