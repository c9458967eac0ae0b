package dev.sweep.parallel.engine;

/** Reports of tasks without an engine that could be busy. */
public final class Reports {
  private Reports() {}

  /** Does {@code task} on this thread. */
  public static TaskEngine.Ending done(Task task, int engine) {
    byte[] answer = new Execution(new Engine(engine, 1)).answer(task.message());
    return new TaskEngine.Ending.Done(TaskReport.read(answer));
  }
}
