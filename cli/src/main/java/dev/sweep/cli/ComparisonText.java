package dev.sweep.cli;

import dev.sweep.analysis.ComparedPoint;
import dev.sweep.analysis.Comparison.PointSets;
import dev.sweep.analysis.OutputComparison;
import dev.sweep.analysis.StatusChange;
import dev.sweep.analysis.Tolerance;
import dev.sweep.analysis.ValueDifference;
import dev.sweep.results.PointRecord.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what a comparison found: a head line, and lines with examples. */
final class ComparisonText {
  private static final int LONGEST_STRING = 60;

  private ComparisonText() {}

  static String points(PointSets points) {
    return "points: %d in both, %d missing, %d new"
        .formatted(points.matched(), points.missing(), points.added());
  }

  static List<String> pointExamples(PointSets points) {
    List<String> lines = new ArrayList<>();
    if (!points.parametersOnlyInBase().isEmpty()) {
      lines.add("parameters of the base only: " + String.join(", ", points.parametersOnlyInBase()));
    }
    if (!points.parametersOnlyInNew().isEmpty()) {
      lines.add("parameters of the new only: " + String.join(", ", points.parametersOnlyInNew()));
    }
    points.firstMissing().forEach(point -> lines.add("missing: " + of(point)));
    addRest(lines, points.missing() - points.firstMissing().size(), "missing");
    points.firstAdded().forEach(point -> lines.add("new: " + of(point)));
    addRest(lines, points.added() - points.firstAdded().size(), "new");
    return lines;
  }

  static String statuses(long changed) {
    return "statuses: " + changed + " changed";
  }

  static List<String> statusExamples(List<StatusChange> changes) {
    List<String> lines = new ArrayList<>();
    for (StatusChange change : changes) {
      String arrow = name(change.from()) + " -> " + name(change.to());
      change.first().forEach(point -> lines.add(arrow + ": " + of(point)));
      addRest(lines, change.count() - change.first().size(), arrow);
    }
    return lines;
  }

  static String output(OutputComparison output) {
    if (output.mismatch() != null) {
      return output.output() + ": " + output.mismatch();
    }
    boolean numbers = output.worst().stream().anyMatch(each -> each.base() instanceof Double);
    return "%s: %d of %d points differ"
            .formatted(output.output(), output.differing(), output.compared())
        + (numbers ? " by more than " + tolerance(output.tolerance()) : "");
  }

  static String tolerance(Tolerance tolerance) {
    return "rtol %s, atol %s"
        .formatted(Numbers.exact(tolerance.rtol()), Numbers.exact(tolerance.atol()));
  }

  static String difference(String output, ValueDifference found) {
    String element =
        found.element().isEmpty()
            ? ""
            : found.element().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "[", "]"));
    String off =
        Double.isNaN(found.difference())
            ? ""
            : ", off by " + Numbers.roughly(found.difference()) + relative(found);
    return "%s%s at %s: %s -> %s%s"
        .formatted(
            output, element, of(found.point()), value(found.base()), value(found.now()), off);
  }

  private static String relative(ValueDifference found) {
    return Double.isFinite(found.relative())
        ? " (relative " + Numbers.roughly(found.relative()) + ")"
        : "";
  }

  private static String of(ComparedPoint point) {
    boolean onlyNew = point.base() == ComparedPoint.NONE;
    String number = "point " + (onlyNew ? point.now() : point.base());
    boolean moved = !onlyNew && point.now() != ComparedPoint.NONE && point.now() != point.base();
    return point.parameters().stream()
        .map(ComparisonText::cell)
        .collect(
            Collectors.joining(", ", number + (moved ? ", now " + point.now() : "") + " (", ")"));
  }

  private static String cell(Cell cell) {
    return cell.name() + " = " + value(cell.value());
  }

  private static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "(missing)";
      case Double number -> Numbers.exact(number);
      case String text -> quoted(text);
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    String shown =
        text.length() > LONGEST_STRING ? text.substring(0, LONGEST_STRING) + "..." : text;
    return "'" + shown.replaceAll("\\p{Cntrl}", " ") + "'";
  }

  private static String name(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static void addRest(List<String> lines, long rest, String what) {
    if (rest > 0) {
      lines.add(what + ": " + rest + " more");
    }
  }
}
