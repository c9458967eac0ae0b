package dev.sweep.parallel.pool;

import org.jspecify.annotations.Nullable;

/** What workers keep by one name, and how many handles refer to it. */
final class Stored {
  private final String name;
  private final String type;
  private final @Nullable Object immutable;
  private int handles;

  /**
   * Creates it with no handles.
   *
   * @param type what people call it
   * @param immutable the object itself, if it is sent once; else null
   */
  Stored(String name, String type, @Nullable Object immutable) {
    this.name = name;
    this.type = type;
    this.immutable = immutable;
  }

  String name() {
    return name;
  }

  String type() {
    return type;
  }

  @Nullable Object immutable() {
    return immutable;
  }

  void addHandle() {
    handles++;
  }

  /** Returns whether that was the last. */
  boolean removeHandle() {
    handles--;
    return handles == 0;
  }
}
