package dev.sweep.parallel.process;

/**
 * What a {@link ChildJvm} runs. Has a constructor without parameters.
 *
 * <p>When {@link #run} returns, the process ends with exit code 0; when it throws, the stack is
 * printed and the process ends with exit code 1. When the parent is gone it ends at once.
 */
public interface ChildProgram {
  /** Runs in the child, on its main thread, and talks to whoever started it. */
  void run(Link parent) throws Exception;
}
