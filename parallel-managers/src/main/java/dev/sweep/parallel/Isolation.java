package dev.sweep.parallel;

/** What keeps the workers of one process apart. */
public enum Isolation {
  /** Each has a thread of this process. */
  THREAD,

  /** Each has a child process of its own, which may crash or leak without harm to the others. */
  PROCESS
}
