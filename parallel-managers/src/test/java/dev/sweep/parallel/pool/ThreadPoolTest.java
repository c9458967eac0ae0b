package dev.sweep.parallel.pool;

final class ThreadPoolTest extends SharedPoolContract {
  @Override
  WorkerPool open() {
    return WorkerPool.threads(3);
  }

  @Override
  void release(WorkerPool used) {
    used.close();
  }
}
