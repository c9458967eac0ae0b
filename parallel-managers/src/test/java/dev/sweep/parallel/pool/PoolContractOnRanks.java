package dev.sweep.parallel.pool;

import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.mpi.Ranks;
import java.util.function.Supplier;

/**
 * The contract of pools on the ranks of a job; rank 0 runs it by a launcher of JUnit of its own.
 */
public final class PoolContractOnRanks extends SharedPoolContract {
  private static Supplier<Engines> opener = Engines::sameThread;

  /** Says that all pools are to be of {@code ranks}; each is closed before the next is opened. */
  static void use(Ranks ranks) {
    opener = () -> Engines.onRanks(ranks);
  }

  @Override
  WorkerPool open() {
    return WorkerPool.over(opener.get());
  }

  @Override
  void release(WorkerPool used) {
    used.close();
  }

  /** Ranks that share few cores are slow. */
  @Override
  int pushes() {
    return 1_000;
  }
}
