package dev.sweep.analysis;

import dev.sweep.results.ColumnValues;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the values of one parameter. Values that points do not have are passed over. */
final class SpanCollector {
  private final Set<Object> values = new LinkedHashSet<>();
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  void add(ColumnValues column) {
    for (int row = 0; row < column.rows(); row++) {
      switch (column.value(row)) {
        case Number number -> number(number.doubleValue());
        case Boolean flag -> value(flag.toString());
        case String text when !text.isEmpty() -> value(text);
        case null, default -> {} // a point without the parameter
      }
    }
  }

  private void number(double value) {
    if (!Double.isNaN(value)) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      value(value);
    }
  }

  private void value(Object value) {
    if (values.size() < ValueSpan.MOST) {
      values.add(value);
    }
  }

  ValueSpan span() {
    boolean numbers = least <= greatest;
    return new ValueSpan(
        numbers ? new ValueSpan.Range(least, greatest) : null,
        values.stream().filter(String.class::isInstance).map(String.class::cast).toList(),
        values.size());
  }
}
