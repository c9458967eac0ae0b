package dev.sweep.results;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.results.hdf5.TreeGroup;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for outputs that the file cannot hold: such a row is a failed point, not the end of a run.
 */
final class OutputCheck {
  /** As many as one attribute can list. */
  static final int MOST_OUTPUTS = 4000;

  private static final String KIND = "output";

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

  /** Returns why there can be no column {@code name}; null if there can. */
  @Nullable String refusal(String name, int columnCount) {
    if (!TreeGroup.isName(name)) {
      return "output '" + name + "' cannot be stored: a name has no slash and at most 254 bytes";
    }
    if (taken.contains(name) || isDimensionName(name)) {
      return "output '" + name + "' cannot be stored: the name is used otherwise";
    }
    return columnCount < MOST_OUTPUTS
        ? null
        : "output '" + name + "' cannot be stored: there are " + columnCount + " outputs already";
  }

  /** The dimensions of an array output are named after it: {@code v_dim_0}. */
  private static boolean isDimensionName(String name) {
    int at = name.lastIndexOf("_dim_");
    return at > 0 && at + 6 == name.length() && Character.isDigit(name.charAt(at + 5));
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
      if (Rows.isOk(status, row) && hasValue(values, row, status.length)) {
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
