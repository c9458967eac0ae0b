package dev.sweep.cli;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records of all sorts of components; see {@link StartUpJarsTest}. */
public final class RecordSample implements Supplier<String> {

  /** A component of each type. */
  record Full(
      boolean flag,
      byte small,
      char letter,
      short shorter,
      int number,
      long longer,
      float single,
      double real,
      @Nullable String text,
      List<Empty> others) {}

  /** No component at all. */
  record Empty() {}

  /** A method of its own beside those of the JVM. */
  record Named<T>(T name) {
    @Override
    public String toString() {
      return "named " + name;
    }
  }

  /** Returns what the methods of some records return. */
  @Override
  public String get() {
    record Local(int[] numbers) {}
    StringBuilder told = new StringBuilder();
    List<Record> records =
        List.of(
            full(1, 0.0, "a"),
            full(1, 0.0, "a"),
            full(2, 0.0, "a"),
            full(1, -0.0, "a"),
            full(1, Double.NaN, "a"),
            full(1, 0.0, null),
            new Empty(),
            new Named<>("a"),
            new Named<>(List.of("a")));
    for (Record one : records) {
      told.append(one).append(' ').append(one.hashCode());
      records.forEach(other -> told.append(one.equals(other) ? " =" : " /"));
      told.append('\n');
    }
    String local = new Local(new int[0]).toString();
    return told.append(local, 0, local.indexOf('@')).toString();
  }

  private static Full full(int number, double real, @Nullable String text) {
    return new Full(
        true,
        (byte) -1,
        'z',
        (short) -300,
        number,
        -(1L << 40),
        Float.NaN,
        real,
        text,
        List.of(new Empty()));
  }
}
