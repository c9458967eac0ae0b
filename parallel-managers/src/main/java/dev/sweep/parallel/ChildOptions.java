package dev.sweep.parallel;

import java.util.List;
import java.util.function.Consumer;

/**
 * How child processes are started, and where what they print goes.
 *
 * @param jvmOptions options of their JVMs, such as {@code -Xmx2g}; they come after those of this
 *     process's own JVM, which children get too
 * @param log takes each line a child prints, called on threads of its own, by several at once
 */
public record ChildOptions(List<String> jvmOptions, Consumer<String> log) {
  public ChildOptions {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /**
   * Nothing in particular; what children print is dropped, but for the last lines of failed ones.
   */
  public static ChildOptions standard() {
    return new ChildOptions(List.of(), _ -> {});
  }

  /** Returns the same with other options for their JVMs. */
  public ChildOptions withJvmOptions(String... options) {
    return new ChildOptions(List.of(options), log);
  }

  /** Returns the same with another place for what they print. */
  public ChildOptions withLog(Consumer<String> lines) {
    return new ChildOptions(jvmOptions, lines);
  }
}
