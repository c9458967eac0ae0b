package dev.sweep.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds out, in a shutdown hook, whether a call of System.exit has led there, and whose. */
final class ExitCall {
  private ExitCall() {}

  /** Returns what to tell the user of the call; empty if there was none, but a signal. */
  static Optional<String> find() {
    return Thread.getAllStackTraces().values().stream()
        .map(Arrays::asList)
        .flatMap(stack -> caller(stack).stream())
        .findFirst()
        .map(ExitCall::told);
  }

  /** A frame by itself would name its class loader too. */
  private static String told(StackTraceElement caller) {
    return "System.exit was called at %s.%s(%s:%d); a model must not end its process"
        .formatted(
            caller.getClassName(),
            caller.getMethodName(),
            caller.getFileName(),
            caller.getLineNumber());
  }

  /** Whoever calls it waits in it for the hooks to end. */
  private static Optional<StackTraceElement> caller(List<StackTraceElement> stack) {
    return stack.stream()
            .anyMatch(frame ->
                frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit"))
        ? stack.stream().filter(frame -> !frame.getClassName().startsWith("java.lang.")).findFirst()
        : Optional.empty();
  }
}
