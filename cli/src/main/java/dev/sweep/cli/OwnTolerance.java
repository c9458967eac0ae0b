package dev.sweep.cli;

import static java.util.stream.Collectors.joining;

import dev.sweep.analysis.Tolerance;
import dev.sweep.analysis.Tolerances;
import dev.sweep.expression.Suggestion;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The tolerance that a user sets for one output. */
record OwnTolerance(String output, Tolerance tolerance) {
  private static final int MOST_NAMED = 10;

  /** Returns these tolerances, the later of two for one output, beside the general ones. */
  static Tolerances all(double rtol, double atol, List<OwnTolerance> own) {
    Map<String, Tolerance> byName = new LinkedHashMap<>();
    own.forEach(each -> byName.put(each.output(), each.tolerance()));
    return new Tolerances(new Tolerance(rtol, atol), byName);
  }

  /** Returns what is wrong if a tolerance is for an output that neither file has; else null. */
  static @Nullable String fault(Tolerances tolerances, ResultsReader base, ResultsReader now)
      throws IOException {
    Set<String> known = new TreeSet<>();
    for (ResultsReader results : List.of(base, now)) {
      results.outputs().stream().map(ColumnInfo::name).forEach(known::add);
    }
    for (String output : tolerances.outputs()) {
      if (!known.contains(output)) {
        return "--set-tolerance: neither file has an output '%s'; %s"
            .formatted(output, meant(output, known));
      }
    }
    return null;
  }

  private static String meant(String output, Set<String> known) {
    return Suggestion.nearest(output, known)
        .map(name -> "did you mean '" + name + "'?")
        .orElse(known.stream().limit(MOST_NAMED).collect(joining(", ", "there are: ", "")));
  }

  /** Reads {@code q=1e-9} or {@code q=1e-9,1e-12}. */
  static final class Converter implements ITypeConverter<OwnTolerance> {
    @Override
    public OwnTolerance convert(String text) {
      int equals = text.lastIndexOf('=');
      if (equals < 1) {
        throw new TypeConversionException(
            "'" + text + "' is no tolerance of an output; wanted for example q=1e-9");
      }
      String[] numbers = text.substring(equals + 1).split(",", -1);
      if (numbers.length > 2) {
        throw new TypeConversionException(
            "'" + text + "' has more than two numbers; wanted OUTPUT=RTOL,ATOL");
      }
      ToleranceConverter converter = new ToleranceConverter();
      double rtol = converter.convert(numbers[0]);
      double atol = converter.convert(numbers[numbers.length - 1]);
      return new OwnTolerance(text.substring(0, equals), new Tolerance(rtol, atol));
    }
  }
}
