package dev.sweep.analysis;

import dev.sweep.results.ColumnValues;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells the points of a block apart: the exact bits of their parameter values.
 *
 * <p>A whole number is the same as that number with a fraction; numbers, booleans and strings are
 * never the same.
 */
public final class PointKeys {
  private static final long NUMBER = 0x9e37_79b9_7f4a_7c15L;
  private static final long FLAG = 0xd1b5_4a32_d192_ed03L;
  private static final long TEXT = 0x8cb9_2ba7_2f3d_8dd7L;

  private final List<ColumnValues> columns;

  private PointKeys(List<ColumnValues> columns) {
    this.columns = columns;
  }

  /** Returns what tells rows of {@code columns} apart. */
  public static PointKeys of(List<ColumnValues> columns) {
    return new PointKeys(List.copyOf(columns));
  }

  /** Reads {@code count} points from {@code first} on. */
  static PointKeys read(ResultsReader results, List<String> parameters, long first, int count)
      throws IOException {
    List<ColumnValues> columns = new ArrayList<>();
    for (String parameter : parameters) {
      columns.add(results.read(parameter, first, count));
    }
    return new PointKeys(columns);
  }

  /** Returns whether the points in row {@code row} have the same values here and there. */
  boolean sameAs(PointKeys other, int row) {
    for (int i = 0; i < columns.size(); i++) {
      if (!same(columns.get(i), other.columns.get(i), row)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(ColumnValues here, ColumnValues there, int row) {
    if (here instanceof ColumnValues.Texts a && there instanceof ColumnValues.Texts b) {
      return a.values()[row].equals(b.values()[row]);
    }
    return kind(here) == kind(there) && kind(here) != TEXT && bits(here, row) == bits(there, row);
  }

  /** Returns a 128-bit hash of the values in each of the first {@code count} rows. */
  public KeyHashes hashes(int count) {
    KeyHashes hashes = new KeyHashes(count);
    for (ColumnValues column : columns) {
      hashes.addToAll(kind(column));
      switch (column) {
        case ColumnValues.Numbers numbers -> hashes.add(numbers.values());
        case ColumnValues.Texts texts -> addTexts(hashes, texts, count);
        case ColumnValues.Singles singles -> addBits(hashes, singles, count);
        case ColumnValues.Wholes wholes -> addBits(hashes, wholes, count);
        case ColumnValues.Flags flags -> addBits(hashes, flags, count);
      }
    }
    return hashes;
  }

  private static void addTexts(KeyHashes hashes, ColumnValues.Texts texts, int count) {
    for (int row = 0; row < count; row++) {
      hashes.add(row, texts.values()[row]);
    }
  }

  private static void addBits(KeyHashes hashes, ColumnValues column, int count) {
    for (int row = 0; row < count; row++) {
      hashes.add(row, bits(column, row));
    }
  }

  private static long kind(ColumnValues column) {
    return switch (column) {
      case ColumnValues.Texts texts -> TEXT;
      case ColumnValues.Flags flags -> FLAG;
      case ColumnValues.Numbers numbers -> NUMBER;
      case ColumnValues.Wholes wholes -> NUMBER;
      case ColumnValues.Singles singles -> NUMBER;
    };
  }

  private static long bits(ColumnValues column, int row) {
    return switch (column) {
      case ColumnValues.Numbers numbers -> Double.doubleToLongBits(numbers.values()[row]);
      case ColumnValues.Singles singles -> Double.doubleToLongBits(singles.values()[row]);
      case ColumnValues.Wholes wholes -> Double.doubleToLongBits((double) wholes.values()[row]);
      case ColumnValues.Flags flags -> flags.values()[row];
      case ColumnValues.Texts texts -> throw new IllegalArgumentException("strings are no bits");
    };
  }
}
