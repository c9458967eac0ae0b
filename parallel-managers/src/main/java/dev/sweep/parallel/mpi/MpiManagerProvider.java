package dev.sweep.parallel.mpi;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ManagerProvider;
import dev.sweep.parallel.ParallelManager;

/** Opens the manager {@code mpi}. */
public final class MpiManagerProvider implements ManagerProvider {

  @Override
  public String name() {
    return "mpi";
  }

  @Override
  public ParallelManager open(ManagerOptions options) {
    try {
      return MpiManager.open(options);
    } catch (MpiException e) {
      throw new ManagerException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void giveUp(int exitCode) {
    Withdrawal.end(System.getenv(), exitCode);
  }
}
