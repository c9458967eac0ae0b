package dev.sweep.parallel.process;

import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ManagerProvider;
import dev.sweep.parallel.ParallelManager;

/** Opens what {@code local} and {@code single} are when workers have processes of their own. */
public final class ProcessManagerProvider implements ManagerProvider {

  @Override
  public String name() {
    return "processes";
  }

  @Override
  public ParallelManager open(ManagerOptions options) {
    return new ProcessExecutorManager(options.workers(), options.children());
  }
}
