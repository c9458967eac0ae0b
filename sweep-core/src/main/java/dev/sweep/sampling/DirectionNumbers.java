package dev.sweep.sampling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * The direction numbers of the sequence of Sobol', as Joe and Kuo chose them ("Constructing Sobol
 * sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30, 2008), read from the
 * table that Commons Math carries.
 *
 * <p>Number {@code k} is binary digits after the point, the first one topmost in 64 bits; of the
 * recurrence, see equation (2) there.
 */
final class DirectionNumbers {
  /** How many dimensions the table has, with the first, which needs no line in it. */
  static final int DIMENSIONS = 1000;

  private static final String TABLE = "/assets/org/apache/commons/math3/random/new-joe-kuo-6.1000";

  private DirectionNumbers() {}

  /** Returns the 64 direction numbers of a dimension, counted from 0. */
  static long[] of(int dimension) {
    if (dimension < 0 || dimension >= DIMENSIONS) {
      throw new IllegalArgumentException("no direction numbers for dimension " + dimension);
    }
    long[] numbers = new long[Long.SIZE];
    if (dimension == 0) {
      Arrays.setAll(numbers, k -> 1L << (Long.SIZE - 1 - k));
    } else {
      recur(numbers, line(dimension + 1).trim().split("\\s+"));
    }
    return numbers;
  }

  /** Fills {@code numbers} from {@code d s a m_1 ... m_s}. */
  private static void recur(long[] numbers, String[] words) {
    int degree = Integer.parseInt(words[1]);
    long polynomial = Long.parseLong(words[2]);
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] =
          k < degree
              ? Long.parseLong(words[3 + k]) << (Long.SIZE - 1 - k)
              : next(numbers, k, degree, polynomial);
    }
  }

  private static long next(long[] numbers, int k, int degree, long polynomial) {
    long number = numbers[k - degree] ^ (numbers[k - degree] >>> degree);
    for (int i = 1; i < degree; i++) {
      if (((polynomial >>> (degree - 1 - i)) & 1) != 0) {
        number ^= numbers[k - i];
      }
    }
    return number;
  }

  private static String line(int wanted) {
    String start = wanted + " ";
    try (BufferedReader table = open()) {
      return table
          .lines()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no line " + wanted + " in " + TABLE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader open() {
    InputStream in = SobolSequenceGenerator.class.getResourceAsStream(TABLE);
    if (in == null) {
      throw new IllegalStateException("Commons Math has no " + TABLE);
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
  }
}
