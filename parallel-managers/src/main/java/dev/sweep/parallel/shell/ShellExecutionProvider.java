package dev.sweep.parallel.shell;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** Lets JShell find, by its name, what runs snippets for a cluster. */
public final class ShellExecutionProvider implements ExecutionControlProvider {
  static final String NAME = "sweep";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ExecutionControl generate(
      ExecutionEnv environment, @Nullable Map<String, String> parameters) {
    return new ShellExecution();
  }
}
