package dev.sweep.parallel.serial;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way from an object to another that it holds, directly or through others: by fields, elements
 * of arrays and collections, and values that functions have captured.
 *
 * @param end what is found there
 * @param part what it is of its holder, such as {@code field 'mesh'}
 * @param holder the way to what holds it; null for the object where the way begins
 */
record ObjectPath(Object end, String part, @Nullable ObjectPath holder) {
  /** Enough for whatever a person may want to mend; larger graphs are not searched to their end. */
  private static final int MOST_OBJECTS = 100_000;

  /**
   * Returns a shortest way from {@code start} to an object of the class named {@code className}.
   */
  static Optional<ObjectPath> find(Object start, String className) {
    Queue<ObjectPath> found = new ArrayDeque<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    found.add(new ObjectPath(start, "", null));
    while (!found.isEmpty() && seen.size() < MOST_OBJECTS) {
      ObjectPath next = found.remove();
      if (next.end.getClass().getName().equals(className)) {
        return Optional.of(next);
      }
      if (seen.add(next.end)) {
        ObjectParts.of(next.end).forEach((part, held) -> found.add(next.to(held, part)));
      }
    }
    return Optional.empty();
  }

  /** Returns whether the way has a step at all. */
  boolean isLong() {
    return holder != null;
  }

  /** Returns what the end is: {@code field 'a' of B, which is element 2 of C}. */
  @Override
  public String toString() {
    StringBuilder words = new StringBuilder(part);
    for (ObjectPath at = holder; at != null; at = at.holder) {
      words.append(" of ").append(ObjectParts.describe(at.end.getClass()));
      words.append(at.isLong() ? ", which is " + at.part : "");
    }
    return words.toString();
  }

  private ObjectPath to(Object held, String byPart) {
    return new ObjectPath(held, byPart, this);
  }
}
