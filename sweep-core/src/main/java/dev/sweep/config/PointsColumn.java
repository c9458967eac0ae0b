package dev.sweep.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers the values of one column of a file, which are all of one kind. */
final class PointsColumn {
  private final Node.Scalar head;
  private final Faults faults;
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private ParameterSpec.Column.Kind kind = ParameterSpec.Column.Kind.NUMBER;
  private double[] codes = new double[16];
  private int count;
  private boolean faulty;

  PointsColumn(Node.Scalar head, Faults faults) {
    this.head = head;
    this.faults = faults;
  }

  Node.Scalar head() {
    return head;
  }

  /** Adds a value; of values that do not fit, only the first is noted. */
  void add(Node.Scalar cell) {
    if (faulty) {
      return;
    }
    if (count == 0) {
      kind = kind(cell);
    }
    if (CsvReader.isMissing(cell)) {
      refuse(cell, "has no value");
    } else if (kind(cell) != kind) {
      refuse(cell, "has " + cell.described() + ", but its first value is " + described(kind));
    } else {
      append(code(cell));
    }
  }

  /** Returns the column; of use only if no fault was noted. */
  ParameterSpec.Column column() {
    return new ParameterSpec.Column(
        kind, new ArrayList<>(texts.keySet()), Arrays.copyOf(codes, count));
  }

  private void refuse(Node.Scalar cell, String why) {
    faulty = true;
    faults.add(cell.position(), "column '" + head.text() + "' " + why);
  }

  private static ParameterSpec.Column.Kind kind(Node.Scalar cell) {
    return switch (cell.type()) {
      case INTEGER, FLOAT -> ParameterSpec.Column.Kind.NUMBER;
      case BOOLEAN -> ParameterSpec.Column.Kind.FLAG;
      case NULL, TEXT -> ParameterSpec.Column.Kind.TEXT;
    };
  }

  private static String described(ParameterSpec.Column.Kind kind) {
    return switch (kind) {
      case NUMBER -> "a number";
      case FLAG -> "true or false";
      case TEXT -> "a text";
    };
  }

  private double code(Node.Scalar cell) {
    return switch (kind) {
      case NUMBER -> {
        Double number =
            new ScalarReader(faults).number(cell, "a value of column '" + head.text() + "'");
        faulty = number == null;
        yield number == null ? Double.NaN : number;
      }
      case FLAG -> Character.toLowerCase(cell.text().charAt(0)) == 't' ? 1 : 0;
      case TEXT -> {
        texts.putIfAbsent(cell.text(), texts.size());
        yield texts.getOrDefault(cell.text(), 0);
      }
    };
  }

  private void append(double code) {
    if (count == codes.length) {
      codes = Arrays.copyOf(codes, 2 * count);
    }
    codes[count] = code;
    count++;
  }
}
