package dev.sweep.results;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.model.StatusCodes;
import dev.sweep.results.hdf5.TreeGroup;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for outputs that the file cannot hold: such a row is a failed point, not the end of a run.
 */
final class OutputCheck {
  /** As many as one attribute can list. */
  static final int MOST_OUTPUTS = 4000;

  private static final String KIND = "output";
  private static final Pattern DIMENSION_NAME = Pattern.compile(".+_dim_[0-9]+", Pattern.DOTALL);

  private final Set<String> taken;

  private OutputCheck(Set<String> taken) {
    this.taken = taken;
  }

  /** Makes a check of the outputs of a sweep over {@code design}. */
  static OutputCheck of(Design design) {
    Set<String> names = new HashSet<>(StoredSweep.RESERVED);
    for (Parameter parameter : design.parameters()) {
      names.add(parameter.name());
    }
    for (Dimension dimension : design.dimensions()) {
      names.add(dimension.name());
    }
    return new OutputCheck(names);
  }

  /**
   * Returns why there can be no column for {@code output} beside {@code columns}; null if there
   * can.
   */
  @Nullable String refusal(OutputColumn output, List<Column> columns) {
    String start = "output '" + output.name() + "' cannot be stored: ";
    if (!TreeGroup.isName(output.name())) {
      return start + "a name has no slash and at most 254 bytes";
    }
    if (taken.contains(output.name()) || DIMENSION_NAME.matcher(output.name()).matches()) {
      return start + "the name is used otherwise";
    }
    String dimension = takenDimension(output, columns);
    if (dimension != null) {
      return start + "the name of its dimension '" + dimension + "' is used otherwise";
    }
    return columns.size() < MOST_OUTPUTS
        ? null
        : start + "there are " + columns.size() + " outputs already";
  }

  private @Nullable String takenDimension(OutputColumn output, List<Column> columns) {
    for (int i = 0; i < OutputWriter.shapeOf(output).length; i++) {
      String dimension = dimensionName(output.name(), i);
      if (!TreeGroup.isName(dimension)
          || taken.contains(dimension)
          || BlockWriter.find(columns, dimension) != null) {
        return dimension;
      }
    }
    return null;
  }

  /**
   * Returns what dimension {@code number} of an array output is called, such as {@code v_dim_0}.
   */
  static String dimensionName(String output, int number) {
    return output + "_dim_" + number;
  }

  /** Returns why {@code values} do not go into {@code column}; null if they do. */
  static @Nullable String mismatch(Column column, OutputColumn values) {
    if (column.type() != OutputWriter.typeOf(values)) {
      return "output '%s' is %s here, but %s in the results file"
          .formatted(column.name(), describe(values), describe(column));
    }
    long[] shape = OutputWriter.shapeOf(values);
    return Arrays.equals(shape, column.rowShape())
        ? null
        : "output '%s' has shape %s here, but %s in the results file"
            .formatted(column.name(), Arrays.toString(shape), Arrays.toString(column.rowShape()));
  }

  /** Marks the ok rows that have a value in {@code values} as failed, in place. */
  static List<PointFailure> fail(
      Outcomes outcomes, OutputColumn values, byte[] status, String message) {
    List<PointFailure> failures = new ArrayList<>();
    for (int row = 0; row < status.length; row++) {
      if (StatusCodes.isOk(status, row) && hasValue(values, row, status.length)) {
        status[row] = Status.FAILED.code();
        int attempt = Byte.toUnsignedInt(outcomes.attempts()[row]);
        failures.add(new PointFailure(outcomes.first() + row, attempt, KIND, message, ""));
      }
    }
    return failures;
  }

  private static boolean hasValue(OutputColumn values, int row, int rows) {
    return switch (values) {
      case OutputColumn.Flags flags -> flags.values()[row] >= 0;
      case OutputColumn.Texts texts -> !texts.values()[row].isEmpty();
      case OutputColumn.Numbers numbers -> {
        int width = numbers.values().length / rows;
        boolean found = false;
        for (int i = row * width; i < (row + 1) * width; i++) {
          found |= !Double.isNaN(numbers.values()[i]);
        }
        yield found;
      }
    };
  }

  private static String describe(OutputColumn values) {
    return switch (values) {
      case OutputColumn.Numbers numbers -> "a number";
      case OutputColumn.Flags flags -> "a boolean";
      case OutputColumn.Texts texts -> "a string";
    };
  }

  private static String describe(Column column) {
    return switch (column.type()) {
      case INT8 -> "a boolean";
      case TEXT -> "a string";
      default -> "a number";
    };
  }
}
