package dev.sweep.parallel.pool;

final class SameThreadPoolTest extends FailureContract {
  @Override
  WorkerPool open() {
    return WorkerPool.sameThread();
  }

  @Override
  void release(WorkerPool used) {
    used.close();
  }
}
