package dev.sweep.parallel.view;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.engine.TaskEngine;

/** Where engines come from. */
@FunctionalInterface
interface EngineSource {
  /**
   * Starts an engine.
   *
   * @throws UnsupportedOperationException if there can be no further ones
   * @throws dev.sweep.parallel.ManagerException if it cannot be started
   */
  TaskEngine start(int id);

  static EngineSource threads() {
    return TaskEngine::onThread;
  }

  static EngineSource processes(ChildOptions options) {
    return id -> TaskEngine.inProcess(id, options);
  }

  /** The ranks of a job are what they are. */
  static EngineSource ranks() {
    return id -> {
      throw new UnsupportedOperationException(
          "engine " + id + " cannot be started: the ranks of an MPI job cannot grow or come back");
    };
  }
}
