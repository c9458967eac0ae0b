package dev.sweep.parallel.engine;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was sent along with a function, in order: copies, or the engine's own objects. */
public final class Operands {
  private final List<@Nullable Object> objects;

  Operands(List<@Nullable Object> objects) {
    this.objects = Collections.unmodifiableList(objects);
  }

  /** Returns how many there are. */
  public int size() {
    return objects.size();
  }

  /** Returns the operand at {@code index}, from 0. */
  public @Nullable Object get(int index) {
    return objects.get(index);
  }

  /** Returns the operand at {@code index}, which is text. */
  public String text(int index) {
    return (String) Objects.requireNonNull(objects.get(index));
  }

  /** Returns the operand at {@code index}, which is a whole number. */
  public int number(int index) {
    return (Integer) Objects.requireNonNull(objects.get(index));
  }

  /** Returns the operand at {@code index}, which is a list. */
  public List<?> list(int index) {
    return (List<?>) Objects.requireNonNull(objects.get(index));
  }

  /** Returns all operands from {@code first} on, in an array of their own. */
  public @Nullable Object[] from(int first) {
    return objects.subList(first, objects.size()).toArray();
  }
}
